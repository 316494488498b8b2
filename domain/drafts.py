"""Drafts: what a person has typed into a form and not sent yet. They are notes beside the log, never facts in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.refusals import Refused

#: Characters of names and values together: as much as a form of ours takes.
MOST_TYPED = 256 * 1024
#: Of one account; more are not in work but forgotten.
MOST_DRAFTS = 50

#: The addresses of forms that can be drafts, as a pattern.
FORMS = r"/obstacles/(?:new|KDL-[0-9]{4}-[0-9]{1,9}/(?:amend|acts/[a-z_]{1,30}))"

Pairs = tuple[tuple[str, str], ...]


class DraftChanged(Refused):
    """Another tab or device saved this draft since, or it was sent or deleted there (HTTP 412).

    `version` is the one that is kept now, 0 where there is none any more.
    """

    def __init__(self, version: int) -> None:
        super().__init__("draft_changed" if version else "draft_gone")
        self.version = version


class DraftTooLarge(Refused):
    """More was typed than a draft holds (HTTP 413)."""

    def __init__(self) -> None:
        super().__init__("draft_too_large", most=MOST_TYPED)


class TooManyDrafts(Refused):
    """The account keeps as many drafts as it may (HTTP 409)."""

    def __init__(self) -> None:
        super().__init__("too_many_drafts", most=MOST_DRAFTS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What stands in a form: `key` is the command key with which it will be sent, `form` the address it is sent to.

    `fields` are (name, value) in the order of the form, `files` what was uploaded into it; `version` counts its
    savings from 1, `updated_at` is the last one (UTC).
    """

    account: str
    office: str
    key: str
    form: str
    fields: Pairs
    files: tuple[UUID, ...] = ()
    version: int = 0
    updated_at: datetime

    def get(self, name: str) -> str:
        """The last value under that name; empty where there is none."""
        return next((value for known, value in reversed(self.fields) if known == name), "")


class Drafts(Protocol):
    """Keeps the drafts of all accounts; nobody is given another's."""

    def save(self, draft: Draft) -> Draft:
        """Keep it over the version it names (0: a new one); gives it as it is kept. Saving the same again is no change.

        Raises DraftChanged, DraftTooLarge, TooManyDrafts.
        """
        ...

    def find(self, account: str, key: str) -> Draft:
        """The account's draft of that key. Raises NotFound."""
        ...

    def of(self, account: str, office: str) -> Sequence[Draft]:
        """The drafts of the account in that office, the latest first."""
        ...

    def drop(self, account: str, key: str) -> bool:
        """Delete it, if there is one; whether there was. Its files may be swept from now on."""
        ...
