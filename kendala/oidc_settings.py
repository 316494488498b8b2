"""The server that people may log in with (OpenID Connect), as the operator of an installation sets it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlsplit

from kendala.settings_error import SettingsError

#: Gives the variable of that name (without `KENDALA_`), or what stands for it.
Text = Callable[[str, str], str]
MATCHES = ("username", "email", "nip")
CLAIMS = {"username": "preferred_username", "email": "email", "nip": "nip"}


@dataclass(frozen=True, kw_only=True)
class Oidc:
    """One server. `claim` of its answer names the account whose user name, or person's e-mail or NIP, it equals."""

    issuer: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    label: str = ""
    match: str = "username"
    claim: str = "preferred_username"
    scope: str = "openid profile email"

    @classmethod
    def read(cls, text: Text) -> Self | None:
        """None where no issuer is set. Raises SettingsError."""
        issuer = text("OIDC_ISSUER", "")
        if not issuer:
            return None
        if not is_safe(issuer):
            raise SettingsError("KENDALA_OIDC_ISSUER", "must begin with https:// (http:// on this very machine only)")
        client_id, match = text("OIDC_CLIENT_ID", ""), text("OIDC_MATCH", "username").lower()
        if not client_id:
            raise SettingsError("KENDALA_OIDC_CLIENT_ID", "must be the name under which the server knows Kendala")
        if match not in MATCHES:
            raise SettingsError("KENDALA_OIDC_MATCH", f"must be one of {', '.join(MATCHES)}, not {match!r}")
        return cls(
            issuer=issuer,
            client_id=client_id,
            client_secret=text("OIDC_CLIENT_SECRET", ""),
            label=text("OIDC_LABEL", ""),
            match=match,
            claim=text("OIDC_CLAIM", CLAIMS[match]),
            scope=text("OIDC_SCOPE", "openid profile email"),
        )


def is_safe(address: str) -> bool:
    """Whether what is sent there cannot be read or changed on its way: https, or this very machine."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or ""))
    )


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
