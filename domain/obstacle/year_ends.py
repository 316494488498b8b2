"""What a carry-over session decided about an obstacle at the end of a year (the session: `domain.carry_over`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.text import Text


class Ending(StrEnum):
    """The three ways in which a year may end for an obstacle that is still open."""

    CARRIED = "carried"
    RESOLVED = "resolved"
    UNACTIONABLE = "unactionable"


class Fate(StrEnum):
    """What became of it after a session decided: still open, resolved, closed otherwise, or carried once more."""

    OPEN = "open"
    RESOLVED = "resolved"
    CLOSED = "closed"
    AGAIN = "again"


@dataclass(frozen=True, kw_only=True, slots=True)
class YearEnd:
    """How the year ended for it, by the event of that version; `due` is the new due date of what was carried over."""

    year: int
    ending: Ending
    reason: Text
    at: datetime
    version: int
    due: date | None = None

    @property
    def into(self) -> int | None:
        """The year into which it was carried."""
        return self.year + 1 if self.ending is Ending.CARRIED else None


def carried_into(ends: Iterable[YearEnd]) -> int:
    """The latest year into which it was carried, 0 where it never was."""
    return max((end.into or 0 for end in ends), default=0)


def with_end(ends: Iterable[YearEnd], new: YearEnd) -> tuple[YearEnd, ...]:
    """The year ends with a new one, which takes the place of an earlier decision about the same year."""
    return (*(end for end in ends if end.year != new.year), new)
