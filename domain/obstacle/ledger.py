"""The waiting ledger of one obstacle: for whom it waited, from when to when, and how often it was handed over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.event import Event
from domain.obstacle.state import Obstacle, Waits, after, waiting_for
from domain.obstacle.vocabulary import Level


@dataclass(frozen=True, slots=True, order=True)
class Awaited:
    """One who is waited for: `who` is the desk's or agency's code or the level, empty for the other kinds.

    The name of an outside party is a person's text: it stays in the record, where it can be removed.
    """

    kind: Waits
    who: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A wait, begun and ended by the events of these versions; `until` and `ended_by` are None while it lasts."""

    awaited: Awaited
    since: datetime
    begun_by: int
    until: datetime | None = None
    ended_by: int | None = None

    def seconds(self, now: datetime) -> int:
        """How many whole seconds it lasted, up to `now` while it lasts."""
        return whole_seconds(self.since, self.until or now)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """The intervals of one obstacle in the order in which they began."""

    intervals: tuple[Interval, ...]

    @property
    def handovers(self) -> int:
        """How often somebody else got it, or another desk beside the first."""
        return handovers([one.awaited for one in self.intervals])

    @property
    def returns(self) -> int:
        """How often it came back to somebody for whom it had waited before."""
        return returns([one.awaited for one in self.intervals])

    def sums(self, now: datetime) -> dict[Awaited, int]:
        """Seconds for each who was waited for, in the order of the first wait."""
        summed: dict[Awaited, int] = {}
        for one in self.intervals:
            summed[one.awaited] = summed.get(one.awaited, 0) + one.seconds(now)
        return summed


def whole_seconds(since: datetime, until: datetime) -> int:
    """Seconds from the second in which it began to the one in which it ended: waits in a row add up without loss."""
    return second(until) - second(since)


def second(at: datetime) -> int:
    """The second since 1970 in which a moment lies."""
    return int(at.timestamp() // 1)


def handovers(waited: Sequence[Awaited]) -> int:
    """How many waits of one obstacle are not its first."""
    return max(len(waited) - 1, 0)


def returns(waited: Sequence[Awaited]) -> int:
    """How many waits of one obstacle are for somebody for whom it had waited before."""
    return len(waited) - len(set(waited))


def awaited(obstacle: Obstacle | None) -> tuple[Awaited, ...]:
    """Everybody for whom the obstacle waits now: several desks stand apart; nobody once it is closed.

    The Assistant is one office, whether he has to look at a report or to decide.
    """
    waiting = waiting_for(obstacle) if obstacle else None
    if waiting is None:
        return ()
    if waiting.kind is Waits.LEVEL and waiting.who == (Level.ASSISTANT.value,):
        return (Awaited(Waits.ASSISTANT),)
    named = waiting.kind in {Waits.LEVEL, Waits.AGENCY, Waits.DESK}
    return tuple(Awaited(waiting.kind, who) for who in waiting.who) if named else (Awaited(waiting.kind),)


def ledger(events: Iterable[Event]) -> Ledger:
    """The ledger that the events of one obstacle make."""
    return Ledger(intervals=tuple(_intervals(events)))


def _intervals(events: Iterable[Event]) -> Iterator[Interval]:
    """An interval keeps the place in which it began, though others may end before it."""
    made: list[Interval] = []
    lasting: dict[Awaited, int] = {}
    obstacle: Obstacle | None = None
    for event in events:
        obstacle = after(obstacle, event)
        at, version, now = event.recorded_at, event.originator_version, awaited(obstacle)
        for one in [one for one in lasting if one not in now]:
            place = lasting.pop(one)
            made[place] = replace(made[place], until=at, ended_by=version)
        for one in now:
            if one not in lasting:
                lasting[one] = len(made)
                made.append(Interval(awaited=one, since=at, begun_by=version))
    yield from made
