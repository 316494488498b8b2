"""How long it takes from a save to the row that shows it."""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import select

from domain.obstacle import Comment
from domain.text import Text
from domain.tracker import Request
from kendala import supervising
from kendala.parts import Parts
from projections.obstacle import find
from projections.tables import BOARD
from tests.bench import processes
from tests.bench.acting import OFFICES, WORDS
from tests.bench.figures import Figure
from tests.bench.machine import percentile
from tests.bench.places import Filled, parts_at

SAVES = 300
GOAL = 50.0
#: Seconds between two saves, at most; between two looks; until a row counts as lost.
APART, LOOK, LOST = 0.05, 0.0005, 10.0


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """On every place, with the worker where it usually is: inside on SQLite, a process of its own on PostgreSQL."""
    return [_measured(database, at) for at in places]


def _measured(database: str, at: Filled) -> Figure:
    with _worked(at) as parts:
        with parts.reads.connect() as connection:
            shown = [find(connection, OFFICES["adpem"], number) for number in at.samples]
        obstacles = [one.obstacle.id for one in shown if one is not None]
        parts.reads.wait_for(parts.log.head(), processes.PATIENCE)
        lags = [_lag(parts, obstacles[n % len(obstacles)], n) for n in range(SAVES)]
    return Figure(
        part="lag",
        database=database,
        what="save to visible row, 99th of 100",
        size=at.obstacles,
        value=percentile(lags, 99),
        unit="ms",
        goal=GOAL,
        beside={"median ms": percentile(lags, 50), "worst ms": max(lags)},
    )


@contextmanager
def _worked(at: Filled) -> Iterator[Parts]:
    parts = parts_at(at.place)
    try:
        with supervising.working(parts) if at.place.kind == "sqlite" else processes.working(at.place):
            yield parts
    finally:
        parts.close()


def _lag(parts: Parts, obstacle: UUID, n: int) -> float:
    """Milliseconds until the board shows the version that was saved."""
    time.sleep(random.Random(n).random() * APART)
    comment = Comment(text=Text(f"{WORDS} {n}"))
    saved = parts.tracker.act(obstacle, comment, Request(acting=OFFICES["adpem"]))
    began = time.perf_counter()
    version = select(BOARD.c.version).where(BOARD.c.id == obstacle)
    while time.perf_counter() - began < LOST:
        with parts.read_engine.connect() as connection:
            if connection.execute(version).scalar_one() >= saved.version:
                return (time.perf_counter() - began) * 1000
        time.sleep(LOOK)
    raise TimeoutError("the worker does not work")
