"""How long rehearsing a year of rules takes, compared with folding the same log once and judging nothing."""

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain
from resource import RUSAGE_SELF, getrusage
from uuid import UUID

from domain.almanac import Almanac
from domain.clocks import weeks_of
from domain.clocks.rehearsed import figures
from domain.clocks.rehearsing import OBSTACLE, Sitting, rehearse
from domain.event import Event
from domain.obstacle import Obstacle, after
from kendala.parts import Parts
from kendala.rehearsing import JUDGED_AT, PORTION
from tests.bench.figures import Figure
from tests.bench.lives import BEGINNING
from tests.bench.places import Filled, parts_at

GOAL = 10.0
DAYS = 365


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """The rules that an installation begins with, over the year in which the obstacles of the place are raised."""
    found = []
    for at in places:
        parts = parts_at(at.place)
        try:
            found.append(_figure(database, at.obstacles, parts))
        finally:
            parts.close()
    return found


def _figure(database: str, obstacles: int, parts: Parts) -> Figure:
    replay, moments = _replayed(parts)
    sittings = _sittings(moments, parts.almanacs.current())
    began = time.perf_counter()
    days = rehearse(_events(parts), sittings, weeks_of(parts.directories.current()))
    seconds = time.perf_counter() - began
    would = figures(chain.from_iterable(day.would for day in days))
    return Figure(
        part="rehearsal",
        database=database,
        what="rehearsing a year / a plain replay of the log",
        size=obstacles,
        value=seconds / replay,
        goal=GOAL,
        beside={
            "events": len(moments),
            "seconds": seconds,
            "flags": would.flagged,
            "steps": would.escalated,
            "MB": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        },
    )


def _replayed(parts: Parts) -> tuple[float, list[tuple[datetime, int]]]:
    """Seconds to read the log and fold every obstacle, and when each of its events was recorded, with its position."""
    began, folded = time.perf_counter(), dict[UUID, Obstacle]()
    moments = []
    for position, event in _events(parts):
        if event.TOPIC.startswith(OBSTACLE):
            folded[event.originator_id] = after(folded.get(event.originator_id), event)
            moments.append((event.recorded_at, position))
    return time.perf_counter() - began, moments


def _events(parts: Parts) -> Iterator[tuple[int, Event]]:
    at = 0
    while rows := parts.log.read(at, PORTION):
        for row in rows:
            yield row.position, row.event
        at = rows[-1].position


def _sittings(moments: list[tuple[datetime, int]], almanac: Almanac) -> list[Sitting]:
    """Each day of the year at the hour of the job; the directory of the bench is younger than its obstacles."""
    times = [moment for moment, _ in moments]

    def position(day: date) -> int:
        n = bisect_right(times, datetime.combine(day, JUDGED_AT))
        return moments[n - 1][1] if n else 0

    days = [BEGINNING.date() + timedelta(days=n) for n in range(DAYS)]
    return [Sitting(day=day, position=position(day), almanac=almanac) for day in days]
