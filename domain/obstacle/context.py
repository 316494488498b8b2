"""What a decision may look at besides the obstacle itself: who acts, when, and the directory of that moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.acting import Acting
from domain.event import UNSAVED, Event
from domain.obstacle.state import Obstacle
from domain.obstacle.vocabulary import Locus, Stage

WITA = ZoneInfo("Asia/Makassar")


class KnownCause(Protocol):
    """A cause as far as a decision needs it."""

    @property
    def stage(self) -> Stage: ...
    @property
    def locus(self) -> Locus: ...
    @property
    def dak_code(self) -> int | None: ...
    @property
    def retired(self) -> bool: ...


class KnownUnit(Protocol):
    """An agency or a desk as far as a decision needs it."""

    @property
    def retired(self) -> bool: ...


class Reference(Protocol):
    """The directory of agencies, desks and causes; None for a code that it does not know."""

    def agency(self, code: str) -> KnownUnit | None: ...
    def desk(self, code: str) -> KnownUnit | None: ...
    def cause(self, code: str) -> KnownCause | None: ...


class Stamp(TypedDict):
    """The part of an event that every decision fills alike."""

    originator_id: UUID
    originator_version: int
    recorded_at: datetime
    by: Acting


@dataclass(frozen=True, kw_only=True)
class Context:
    """The circumstances of a decision: `now` in UTC, `other` the second obstacle of a merge, `history` its own past."""

    now: datetime
    acting: Acting
    reference: Reference
    new_id: UUID = UNSAVED
    other: Obstacle | None = None
    history: Sequence[Event] = ()

    @property
    def today(self) -> date:
        """The day in the office's own zone (WITA), by which dates are judged."""
        return self.now.astimezone(WITA).date()

    def stamp(self, obstacle: Obstacle | None) -> Stamp:
        """Stream, next version, time and acting office of a new event."""
        return Stamp(
            originator_id=obstacle.id if obstacle else self.new_id,
            originator_version=(obstacle.version if obstacle else 0) + 1,
            recorded_at=self.now,
            by=self.acting,
        )
