"""Rehearsing rules: a stretch of the log is played again, and judged day by day by other rules.

What the program did by itself is left out of the stretch, and what the rules would have done takes its place; before
the stretch all stands as it really was. Each clock says when to look at it next, so that a day touches only what has
changed and what may break on it.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from uuid import UUID

from domain.acting import SYSTEM
from domain.almanac import Almanac
from domain.clocks.judging import WeekOf
from domain.clocks.outcome import Outcome, facts, outcome
from domain.clocks.rehearsed import Deed, RehearsedDay, deed
from domain.clocks.running import timed
from domain.clocks.watching import Watch, watch
from domain.event import Event
from domain.obstacle.context import Stamp
from domain.obstacle.state import Obstacle, after

OBSTACLE = "obstacle."


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """A day that is judged with what stood at log position `position`, by that almanac.

    `escalating` is False for a day that was made up for: a run goes up one step at most.
    """

    day: date
    position: int
    almanac: Almanac
    escalating: bool = True


@dataclass(slots=True)
class _Kept:
    """An obstacle as it stands in the rehearsal; `look_on` is when to look next."""

    obstacle: Obstacle
    watch: Watch
    look_on: date | None = None

    def fold(self, event: Event) -> None:
        """One more event."""
        before, self.obstacle = self.obstacle, after(self.obstacle, event)
        self.watch = watch(self.watch, event, before, self.obstacle)


def rehearse(
    events: Iterable[tuple[int, Event]], sittings: Sequence[Sitting], week_of: WeekOf
) -> tuple[RehearsedDay, ...]:
    """Play the log (positions and events, from its beginning on) and judge at each sitting, both in their order."""
    stage = _Stage(week_of)
    did: dict[date, list[Deed]] = {sitting.day: [] for sitting in sittings}
    begins = sittings[0].position if sittings else 0
    ahead = deque(sittings)
    for position, event in events:
        while ahead and ahead[0].position < position:
            stage.judge(ahead.popleft())
        done = deed(event)
        if done and done.day in did:
            did[done.day].append(done)
        if event.TOPIC.startswith(OBSTACLE) and not (done and position > begins):
            stage.play(event)
    for sitting in ahead:
        stage.judge(sitting)
    return tuple(RehearsedDay(day=day, would=stage.would[day], did=tuple(done)) for day, done in did.items())


class _Stage:
    """All obstacles as the rehearsal has them."""

    def __init__(self, week_of: WeekOf) -> None:
        self.would: dict[date, tuple[Deed, ...]] = {}
        self._week_of = week_of
        self._kept: dict[UUID, _Kept] = {}
        self._changed: set[UUID] = set()
        self._ahead: list[tuple[date, UUID]] = []
        self._almanac: Almanac | None = None

    def play(self, event: Event) -> None:
        """One more event, whoever's it is."""
        self._changed.add(event.originator_id)
        kept = self._kept.get(event.originator_id)
        if kept is None:
            now = after(None, event)
            self._kept[event.originator_id] = _Kept(now, watch(Watch(), event, None, now))
        else:
            kept.fold(event)

    def judge(self, sitting: Sitting) -> None:
        """Note what the rules do on that day."""
        if sitting.almanac is not self._almanac:
            self._almanac = sitting.almanac
            self._changed.update(id_ for id_, kept in self._kept.items() if kept.obstacle.is_open)
        found = (done for id_ in self._to_look_at(sitting.day) for done in self._judge(self._kept[id_], sitting))
        self.would[sitting.day] = tuple(found)

    def _to_look_at(self, day: date) -> list[UUID]:
        found, self._changed = self._changed, set()
        while self._ahead and self._ahead[0][0] <= day:
            on, id_ = heappop(self._ahead)
            if self._kept[id_].look_on == on:
                found.add(id_)
        return sorted(found, key=lambda id_: id_.int)

    def _judge(self, kept: _Kept, sitting: Sitting) -> Iterator[Deed]:
        kept.look_on = None
        if not kept.obstacle.is_open:
            return
        of = timed(kept.obstacle, kept.watch)
        found = outcome(
            of, kept.obstacle.flags, sitting.day, sitting.almanac, self._week_of, escalating=sitting.escalating
        )
        kept.look_on = found.look_on
        if found.look_on:
            heappush(self._ahead, (found.look_on, kept.obstacle.id))
        yield from self._written(kept, found, sitting)

    def _written(self, kept: _Kept, found: Outcome, sitting: Sitting) -> Iterator[Deed]:
        """Fold what would have been written; the day to look next knows of it already."""
        stamp = Stamp(
            originator_id=kept.obstacle.id,
            originator_version=kept.obstacle.version + 1,
            recorded_at=kept.obstacle.updated_at,
            by=SYSTEM,
        )
        for event in facts(found, sitting.day, sitting.almanac, stamp):
            kept.fold(event)
            if done := deed(event):
                yield done
