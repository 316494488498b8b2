"""A backup while people look at the board: how much longer they wait, and how long it takes."""

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.client import Client, client, get
from tests.bench.figures import Figure
from tests.bench.places import Filled
from tests.bench.processes import KENDALA, MEBIBYTE, running, serving, working

#: The board may take so many times as long meanwhile.
GOAL = 2.0
ASKED, CONNECTIONS = 200, 2
P95 = 94


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """On the largest place: `kendala backup` beside a server that gives boards."""
    at = places[-1]
    board = get("/board", at.cookie("adpem"))
    with working(at.place), serving(at.place) as server, client() as asking:
        _asked(asking, server.port, board)  # warms caches
        quiet = [took for _ in range(3) for took in _asked(asking, server.port, board)]
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            with running((*KENDALA, "backup", folder), at.place.environment) as process:
                busy = _while(process, lambda: _asked(asking, server.port, board))
            seconds = time.perf_counter() - began
            size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    before, during = _p95(quiet), _p95(busy)
    return [
        Figure(
            part="backup", database=database, what="board p95 meanwhile / before", size=at.obstacles,
            value=during / before, goal=GOAL,
            beside={"before ms": before, "meanwhile ms": during, "s, checked": seconds, "MB": size / MEBIBYTE},
        )
    ]  # fmt: skip


def _asked(asking: Client, port: int, board: bytes) -> Sequence[float]:
    return asking.ask(port, [board], ASKED, CONNECTIONS).latencies


def _while(process: "subprocess.Popen[bytes]", ask: Callable[[], Sequence[float]]) -> list[float]:
    """All that was taken until the process has ended. Raises RuntimeError where it failed."""
    found: list[float] = []
    while process.poll() is None:
        found += ask()
    if process.returncode:
        raise RuntimeError("the backup failed")
    return found


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=100)[P95]
