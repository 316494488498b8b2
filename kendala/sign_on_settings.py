"""How people may come in, as the operator of an installation sets it."""

from dataclasses import dataclass, field
from typing import Self

from domain.acting import OfficeKind
from kendala.oidc_settings import Oidc, Text
from kendala.settings_error import SettingsError

SHORTEST_KEY = 32
HOLDABLE = tuple(kind for kind in OfficeKind if kind is not OfficeKind.SYSTEM)


@dataclass(frozen=True, kw_only=True)
class SignOn:
    """The settings of the door.

    `secret_key` seals what must be read again; None: it lies in the data folder. `second_factor_for` are the kinds
    of office whose holders have to set up a second factor; `oidc` is the server that people may log in with.
    """

    secret_key: str | None = field(default=None, repr=False)
    second_factor_for: frozenset[OfficeKind] = frozenset()
    oidc: Oidc | None = None

    @classmethod
    def read(cls, text: Text) -> Self:
        """Raises SettingsError."""
        return cls(secret_key=_secret_key(text), second_factor_for=_kinds(text), oidc=Oidc.read(text))


def _secret_key(text: Text) -> str | None:
    """The value is not repeated in the error: it is a secret."""
    given = text("SECRET_KEY", "")
    if given and len(given) < SHORTEST_KEY:
        raise SettingsError(
            "KENDALA_SECRET_KEY", f"must have at least {SHORTEST_KEY} characters; leave it out for a file"
        )
    return given or None


def _kinds(text: Text) -> frozenset[OfficeKind]:
    names = [name.strip().lower() for name in text("SECOND_FACTOR_FOR", "").split(",") if name.strip()]
    if unknown := [name for name in names if name not in HOLDABLE]:
        raise SettingsError("KENDALA_SECOND_FACTOR_FOR", f"must be some of {', '.join(HOLDABLE)}, not {unknown[0]!r}")
    return frozenset(OfficeKind(name) for name in names)
