"""All clocks that ever ran on an obstacle, each from its beginning to its end."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.almanac import Clock
from domain.clocks.running import Running, Timed, timed
from domain.clocks.watching import Watch, watch
from domain.event import Event
from domain.obstacle.state import Obstacle, after

Key = tuple[Clock, int | None, datetime, date | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A clock as it last ran: `of` is the obstacle as it stood then, `begun_by` and `ended_by` versions of events.

    `ended_at` and `ended_by` are None while it runs. A day of its own that was moved ends the run, and begins another.
    """

    running: Running
    of: Timed
    begun_by: int
    ended_at: datetime | None = None
    ended_by: int | None = None


def runs(events: Iterable[Event], signs: tuple[str, ...]) -> tuple[Run, ...]:
    """The runs in the order in which they began; `signs` (stored names of events) end a silence."""
    made: list[Run] = []
    lasting: dict[Key, int] = {}
    obstacle: Obstacle | None = None
    past = Watch()
    for event in events:
        before, obstacle = obstacle, after(obstacle, event)
        past = watch(past, event, before, obstacle)
        of = timed(obstacle, past)
        now = {_key(one, signs): one for one in of.running}
        for key in [key for key in lasting if key not in now]:
            place = lasting.pop(key)
            made[place] = replace(made[place], ended_at=event.recorded_at, ended_by=event.originator_version)
        for key, one in now.items():
            if key in lasting:
                made[lasting[key]] = replace(made[lasting[key]], running=one, of=of)
            else:
                lasting[key] = len(made)
                made.append(Run(running=one, of=of, begun_by=event.originator_version))
    return tuple(made)


def _key(running: Running, signs: tuple[str, ...]) -> Key:
    return running.clock, running.n, running.counts_from(signs), running.fixed_on
