"""The site as passkeys know it, which are bound to its name."""

from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The site as devices know it: the name that keys are bound to, and the address of its pages."""

    name: str
    origin: str


def site_of(public_url: str) -> RelyingParty | None:
    """The site at that address; None where browsers allow no passkeys: a bare number, or no https but on localhost."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    with suppress(ValueError):
        ip_address(host)
        return None
    if parts.scheme != "https" and host != "localhost":
        return None
    return RelyingParty(host, f"{parts.scheme}://{parts.netloc}")
