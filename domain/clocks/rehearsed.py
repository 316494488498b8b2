"""What a rehearsal of rules found: per day what they would have done, beside what really happened."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain
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

    def beside(self) -> Iterator[tuple[bool, Deed]]:
        """Each deed once for what would have been done (True) and once for what was, those of an obstacle together."""
        both = [*((True, one) for one in self.would), *((False, one) for one in self.did)]
        return iter(sorted(both, key=lambda each: (each[1].obstacle, each[1].clock, each[1].n or 0, not each[0])))


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
    def would(self) -> Iterator[Deed]:
        """All that the rules would have done, in the order of days."""
        return (one for day in self.days for one in day.would)

    @property
    def did(self) -> Iterator[Deed]:
        """All that was really done."""
        return (one for day in self.days for one in day.did)

    @property
    def obstacles(self) -> frozenset[UUID]:
        """All that anything was done to, or would have been."""
        return frozenset(one.obstacle for one in chain(self.would, self.did))


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Deeds counted by kind; `told` is how often each kind of office hears of a flag."""

    flagged: int
    cleared: int
    escalated: int
    told: Mapping[OfficeKind, int]


def figures(deeds: Iterable[Deed]) -> Figures:
    """Count them."""
    found = tuple(deeds)
    kinds = Counter(one.kind for one in found)
    return Figures(
        flagged=kinds[Deeds.FLAGGED],
        cleared=kinds[Deeds.CLEARED],
        escalated=kinds[Deeds.ESCALATED],
        told=Counter(office for one in found for office in one.tell),
    )


def stretch(year: int, today: date) -> tuple[date, date]:
    """A year from its first day to its last, or to today while it lasts."""
    return date(year, 1, 1), max(date(year, 1, 1), min(date(year, 12, 31), today))


def refuse_rehearser(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind may rehearse rules."""
    if kind not in REHEARSERS:
        raise NotYourAct("rehearse_rules")


class Rehearser(Protocol):
    """Rehearses rules; `kendala` hands the real one in."""

    def rehearse(self, version: int, first: date, last: date, *, patience: float | None = None) -> Rehearsed | None:
        """The rehearsal of a version over a stretch of days, both ends included.

        None where it takes longer than `patience` (seconds; without end if None): it goes on, and who asks again gets
        it when it is done.
        Raises NotFound for a version that there is not, Invalid for a stretch that cannot be rehearsed.
        """
        ...
