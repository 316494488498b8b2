"""How long it takes until a change is seen by all of many open event streams."""

import json
import subprocess
import sys
from collections.abc import Sequence

from domain.obstacle import Obstacle
from projections.obstacle import find
from tests.bench.acting import OFFICES, WORDS
from tests.bench.client import get, post
from tests.bench.figures import Figure
from tests.bench.machine import percentile
from tests.bench.places import Filled, parts_at
from tests.bench.processes import serving, working

STREAMS = 200
CHANGES = 40
GOAL = 100.0
#: Seconds that the listening process gets.
PATIENCE = 120.0


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """On the largest place: one server process, which serves all streams and takes the changes too."""
    at = places[-1]
    with working(at.place), serving(at.place) as server:
        job = {
            "port": server.port,
            "streams": STREAMS,
            "changes": CHANGES,
            "listen": get("/api/v1/stream", at.bearer("adpem")).decode(),
            "change": post(
                f"/api/v1/obstacles/{_sample(at).id}/comments", at.bearer("adpem"), {"text": WORDS}
            ).decode(),
        }
        told = subprocess.run(
            [sys.executable, "-m", "tests.bench.listening"],
            input=json.dumps(job), stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE,
        )  # fmt: skip
    return [_figure(database, at.obstacles, **json.loads(told.stdout))]


def _figure(database: str, obstacles: int, *, seen: list[float], answered: list[float]) -> Figure:
    return Figure(
        part="event streams",
        database=database,
        what=f"sending a change to {STREAMS} open streams having it, 95th of 100",
        size=obstacles,
        value=percentile(seen, 95),
        unit="ms",
        goal=GOAL,
        beside={"median ms": percentile(seen, 50), "answered after ms": percentile(answered, 50)},
    )


def _sample(at: Filled) -> Obstacle:
    parts = parts_at(at.place)
    try:
        with parts.reads.connect() as connection:
            shown = find(connection, OFFICES["adpem"], at.samples[0])
    finally:
        parts.close()
    assert shown is not None, "a sample is there"
    return shown.obstacle
