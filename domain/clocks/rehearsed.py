"""What a rehearsal of rules found: per day what they would have done, beside what really happened."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.acting import EKOBANG, OfficeKind
from domain.event import Event
from domain.obstacle.flagging import EscalatedByRule, FlagCleared, ObstacleFlagged
from domain.obstacle.vocabulary import Clock, Level
from domain.refusals import NotYourAct

#: Who may rehearse rules; an administrator sees figures only, for no obstacle is open to one.
REHEARSERS = EKOBANG | {OfficeKind.LEADERSHIP, OfficeKind.AUDITOR, OfficeKind.ADMIN}
#: Days of the longest stretch.
LONGEST = 366


class Deeds(StrEnum):
    """What a rule does to an obstacle."""

    FLAGGED = "flagged"
    CLEARED = "cleared"
    ESCALATED = "escalated"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """One thing that was done for a day, or would have been: `tell` hears of a flag, a step goes up `to` a level."""

    obstacle: UUID
    kind: Deeds
    day: date
    clock: Clock
    n: int | None = None
    due_on: date | None = None
    tell: tuple[OfficeKind, ...] = ()
    to: Level | None = None


def deed(event: Event) -> Deed | None:
    """The deed that an event of the program itself writes down; None for any other event."""
    if not isinstance(event, ObstacleFlagged | FlagCleared | EscalatedByRule):
        return None
    about = Deed(obstacle=event.originator_id, kind=Deeds.CLEARED, day=event.day, clock=event.clock, n=event.n)
    if isinstance(event, ObstacleFlagged):
        return replace(about, kind=Deeds.FLAGGED, due_on=event.due_on, tell=event.tell)
    return replace(about, kind=Deeds.ESCALATED, to=event.to) if isinstance(event, EscalatedByRule) else about


@dataclass(frozen=True, kw_only=True, slots=True)
class RehearsedDay:
    """One day: what the rules would have done on it, and what was really done for it."""

    day: date
    would: tuple[Deed, ...] = ()
    did: tuple[Deed, ...] = ()

    def __bool__(self) -> bool:
        """Whether there was anything."""
        return bool(self.would or self.did)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsed:
    """The rehearsal of one version from `first` to `last`, with all that was on the log up to `position`."""

    version: int
    first: date
    last: date
    position: int
    days: tuple[RehearsedDay, ...]

    def of(self, obstacles: Collection[UUID]) -> "Rehearsed":
        """The part of it that is about these obstacles."""

        def kept(deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
            return tuple(one for one in deeds if one.obstacle in obstacles)

        return replace(self, days=tuple(replace(one, would=kept(one.would), did=kept(one.did)) for one in self.days))

    @property
    def obstacles(self) -> frozenset[UUID]:
        """All that anything was done to, or would have been."""
        return frozenset(one.obstacle for day in self.days for one in (*day.would, *day.did))


def tally(deeds: Collection[Deed]) -> Mapping[Deeds, int]:
    """How many deeds there are of each kind; 0 where there is none."""
    return Counter(one.kind for one in deeds)


def told(deeds: Collection[Deed]) -> Mapping[OfficeKind, int]:
    """How often each kind of office hears of a flag."""
    return Counter(office for one in deeds for office in one.tell)


def refuse_rehearser(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind may rehearse rules."""
    if kind not in REHEARSERS:
        raise NotYourAct("rehearse_rules")


class Rehearser(Protocol):
    """Rehearses rules; `kendala` hands the real one in."""

    def rehearse(self, version: int, first: date, last: date, *, patience: float) -> Rehearsed | None:
        """The rehearsal of a version over a stretch of days, both ends included.

        None where it takes longer than `patience` (seconds): it goes on, and who asks again gets it when it is done.
        Raises NotFound for a version that there is not, Invalid for a stretch that cannot be rehearsed.
        """
        ...
