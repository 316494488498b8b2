"""What the program does by itself: flag a clock that ran out, take that back, and go up the ladder by a rule.

No act of a person: nobody commands them, so they have no row in the table of acts. A flag that an act ended needs no
event of its own, for the act says so (`domain.obstacle.state.after`).
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Self

from domain.acting import OfficeKind
from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.context import Stamp
from domain.obstacle.state import Flag, Obstacle, Waits, evolve
from domain.obstacle.vocabulary import DECIDING, Clock, Level, Recount

_OF_A_FLAG = tuple(field.name for field in fields(Flag))


@stored_as("obstacle.flagged.v1")
@dataclass(frozen=True, kw_only=True)
class ObstacleFlagged(Event):
    """A clock ran out. The fields are those of a `Flag`."""

    clock: Clock
    n: int | None
    day: date
    due_on: date
    since: datetime
    fixed_on: date | None
    kind: Waits
    who: tuple[str, ...]
    ends_with: tuple[str, ...]
    tell: tuple[OfficeKind, ...]
    rules: int
    calendar: int

    @classmethod
    def of(cls, flag: Flag, stamp: Stamp) -> Self:
        """The fact that this flag was set."""
        return cls(**stamp, **{name: getattr(flag, name) for name in _OF_A_FLAG})

    @property
    def flag(self) -> Flag:
        return Flag(**{name: getattr(self, name) for name in _OF_A_FLAG})


@stored_as("obstacle.flag_cleared.v1")
@dataclass(frozen=True, kw_only=True)
class FlagCleared(Event):
    """Counted anew on `day`, the clock is in time after all."""

    clock: Clock
    n: int | None
    day: date
    why: Recount
    rules: int
    calendar: int


@stored_as("obstacle.escalated_by_rule.v1")
@dataclass(frozen=True, kw_only=True)
class EscalatedByRule(Event):
    """The obstacle went one step up the ladder by a rule, because of a flagged clock; the level now has to decide."""

    MOVES = True
    to: Level
    clock: Clock
    n: int | None
    day: date
    rules: int
    calendar: int


@evolve.register
def _(event: ObstacleFlagged, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, flags=(*obstacle.flags, event.flag))


@evolve.register
def _(event: FlagCleared, obstacle: Obstacle) -> Obstacle:
    cleared = (event.clock, event.n)
    return altered(obstacle, flags=tuple(flag for flag in obstacle.flags if (flag.clock, flag.n) != cleared))


@evolve.register
def _(event: EscalatedByRule, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, level=event.to, escalation_undecided=event.to in DECIDING)
