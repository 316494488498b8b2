"""The organisation's own words and looks: what it is called, what it calls its offices, its colour and coat of arms."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from domain.acting import Acting
from domain.refusals import Invalid, Refused

#: In signs.
LONGEST: Mapping[str, int] = {"name": 80, "agency_word": 30, "secretary_word": 40}
COLOUR = re.compile(r"#[0-9a-f]{6}")


class OrganisationChanged(Refused):
    """Somebody changed it after the form was opened (HTTP 412); `version` is the present one."""

    def __init__(self, version: int) -> None:
        super().__init__("organisation_changed", version=version)
        self.version = version


@dataclass(frozen=True, slots=True)
class Own:
    """What is the organisation's own; empty: the program's. `accent` is `#rrggbb`, `arms` the hash of a picture."""

    name: str = ""
    agency_word: str = ""
    secretary_word: str = ""
    accent: str = ""
    arms: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """One version of it: since when (UTC), by which user name (None: unknown) and office. Version 0 was never set."""

    version: int = 0
    own: Own = Own()
    at: datetime | None = None
    by: str | None = None
    office: str | None = None


def refuse_own(own: Own) -> None:
    """Raise Invalid with every field that cannot be taken."""
    faults: dict[str, tuple[str, Mapping[str, Any]]] = {}
    for name, longest in LONGEST.items():
        said = getattr(own, name)
        if len(said) > longest:
            faults[name] = ("too_long", {"longest": longest})
        elif any(unicodedata.category(sign).startswith("C") for sign in said):
            faults[name] = ("hidden_signs", {})
    if own.accent and not COLOUR.fullmatch(own.accent):
        faults["accent"] = ("not_a_colour", {})
    if faults:
        raise Invalid(**faults)


class Organisation(Protocol):
    """Keeps it, with every version that it ever had."""

    def shown(self) -> Own:
        """What holds now, for a page. Where another process of the program saved, it is at most a second old."""
        ...

    def current(self) -> Kept:
        """What holds now, asked of the database."""
        ...

    def history(self, limit: int) -> Sequence[Kept]:
        """The versions, the latest first."""
        ...

    def save(self, own: Own, by: Acting, *, expected: int) -> bool:
        """Let it hold from now on; False where it holds already. Raises Invalid, OrganisationChanged."""
        ...

    def keep_arms(self, stream: BinaryIO) -> str:
        """The hash of a picture that was made anew from the one given. Raises Invalid (`arms`)."""
        ...

    def arms(self, sha256: str) -> bytes:
        """The PNG of that hash. Raises NotFound."""
        ...
