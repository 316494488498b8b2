"""A server under load: its memory, its start, and how many pages it gives in a second."""

import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.bench.client import Client, client, get
from tests.bench.figures import Figure
from tests.bench.pages import routes
from tests.bench.places import Filled
from tests.bench.processes import KENDALA, Server, serving, working

CONNECTIONS, PROCESSES = 8, 2
PAGES = 1_200
STARTS = 3
MEMORY, START = 150.0, 2.0
#: Seconds between two looks at the memory.
LOOK = 0.05


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """On the largest place."""
    at = places[-1]
    with working(at.place), client() as asking:
        return [_start(database, at), _memory(database, at, asking), *_throughput(database, at, asking)]


def _start(database: str, at: Filled) -> Figure:
    """From the start of the process to the first page that it gives."""
    took = []
    for _ in range(STARTS):
        with serving(at.place, first=get("/login", {"Connection": "close"})) as server:
            took.append(server.started_in)
    return Figure(
        part="one server", database=database, what="start to first page", size=at.obstacles,
        value=statistics.median(took), unit="s", goal=START,
    )  # fmt: skip


def _memory(database: str, at: Filled, asking: Client) -> Figure:
    """The most that the process held while all pages were asked for over several connections."""
    asked = [get(path, at.cookie(route.office)) for route in routes(at) for path in route.paths]
    with serving(at.place) as server:
        before = server.memory()
        with _watched(server) as most:
            answers = asking.ask(server.port, asked, PAGES, CONNECTIONS)
    return Figure(
        part="one server", database=database, what=f"memory at {CONNECTIONS} connections", size=at.obstacles,
        value=max(most), unit="MiB", goal=MEMORY, beside={"before MiB": before, "pages/s": answers.rate},
    )  # fmt: skip


@contextmanager
def _watched(server: Server) -> Iterator[list[float]]:
    """The memory that the server held, looked at again and again while the block runs."""
    over, found = threading.Event(), [server.memory()]

    def watch() -> None:
        while not over.wait(LOOK):
            found.append(server.memory())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()


def _throughput(database: str, at: Filled, asking: Client) -> Iterator[Figure]:
    with serving(at.place, (*KENDALA, "serve", "--processes", str(PROCESSES))) as server:
        for route in routes(at):
            if route.name in {"board", "obstacle page"}:
                asked = [get(path, at.cookie(route.office)) for path in route.paths]
                asking.ask(server.port, asked, PAGES // 4, CONNECTIONS)
                answers = asking.ask(server.port, asked, PAGES, CONNECTIONS)
                yield Figure(
                    part=f"{PROCESSES} processes, {CONNECTIONS} connections", database=database, what=route.name,
                    size=at.obstacles, value=answers.rate, unit="pages/s",
                    beside={"median ms": statistics.median(answers.latencies)},
                )  # fmt: skip
