"""Commands per second through the tracker, beside bare commits of one row of the same size on the same database."""

import statistics
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from kendala.folding import Folding
from kendala.parts import Parts
from tests.bench import over_http
from tests.bench.acting import lives
from tests.bench.bare import commits
from tests.bench.figures import Figure
from tests.bench.places import Filled, parts_at
from tests.databases import Place

THREADS = (1, 8)
GOALS: Mapping[tuple[str, int], float] = {
    ("sqlite", 1): 0.8,
    ("sqlite", 8): 0.8,
    ("postgresql", 1): 0.45,
    ("postgresql", 8): 0.12,
}
#: Windows in seconds, the two kinds by turns.
ROUNDS = 5
WINDOW = 1.5
Work = Callable[[], None]


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """On the largest place, without a worker; then over HTTP, with one."""
    at = places[-1]
    parts = parts_at(at.place)
    found: list[Figure] = []
    bare: dict[int, float] = {}
    try:
        size = _usual_size(parts)
        for threads in THREADS:
            decided, bare[threads] = _rates(at.place, parts, size, threads)
            found.append(_figure(database, at.obstacles, threads, decided, bare[threads]))
        parts.worker.catch_up(Folding(parts.log))
    finally:
        parts.close()
    return found + over_http.measure(database, at, bare)


def _figure(database: str, obstacles: int, threads: int, decided: float, bare: float) -> Figure:
    return Figure(
        part="commands / bare commits",
        database=database,
        what=f"tracker, {threads} thread{'s' if threads > 1 else ''}",
        size=obstacles,
        value=decided / bare,
        goal=GOALS[database, threads],
        more_is_better=True,
        beside={"commands/s": decided, "commits/s": bare},
    )


def _usual_size(parts: Parts) -> int:
    """Bytes of a usual row of the log."""
    return round(statistics.mean(len(row.state) for row in parts.log.rows(parts.log.head() - 2_000, 2_000)))


def _rates(place: Place, parts: Parts, size: int, threads: int) -> tuple[float, float]:
    """Commands and bare commits per second, the median of the windows of each."""
    told = [lives(parts.tracker, f"{threads}-{lane}-{time.time_ns()}") for lane in range(threads)]
    decide: list[Work] = [partial(next, commands) for commands in told]
    with commits(place, size, threads) as bare:
        rates = [(_rate(decide), _rate(bare)) for _ in range(ROUNDS + 1)][1:]
    return statistics.median(r[0] for r in rates), statistics.median(r[1] for r in rates)


def _rate(works: Sequence[Work]) -> float:
    """How often all threads together do their work in a second."""
    done, ending = [0] * len(works), time.perf_counter() + WINDOW

    def run(lane: int) -> None:
        while time.perf_counter() < ending:
            works[lane]()
            done[lane] += 1

    threads = [threading.Thread(target=run, args=(lane,)) for lane in range(len(works))]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.perf_counter() - began)
