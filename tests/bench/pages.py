"""Pages over HTTP, logged in: what their queries cost, and whether that grows with the data."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from tests.bench.client import Client, client, get
from tests.bench.figures import Figure
from tests.bench.places import Filled
from tests.bench.processes import PREPARED, serving, working

ROUNDS = 12
ASKED = 15
QUERIES_COST = 1.5
#: From 1,000 obstacles to that many.
GROWTH = {50_000: 1.2, 500_000: 1.3}
#: A word that is found in one of ten obstacles, so that the page is full at every size, and two that are rarer.
SEARCH, SEARCH_RARE = "/obstacles?q=jembatan", "/obstacles?q=jembatan+laka"


@dataclass(frozen=True)
class Route:
    """A page and the office that asks for it."""

    name: str
    office: str
    paths: Sequence[str]


def routes(at: Filled) -> Iterator[Route]:
    """The five pages of the goals as Ekobang sees them, then those whose rights make other queries."""
    yield Route("board", "adpem", ["/board"])
    yield Route("list", "adpem", ["/obstacles"])
    yield Route("review", "adpem", ["/review"])
    yield Route("obstacle page", "adpem", [f"/obstacles/{number}" for number in at.samples])
    yield Route("search", "adpem", [SEARCH])
    yield Route("search, rare words", "adpem", [SEARCH_RARE])
    yield Route("home", "adpem", ["/"])
    yield Route("board, operator", "operator", ["/board"])
    yield Route("list, operator", "operator", ["/obstacles"])
    yield Route("board, desk", "desk", ["/board"])
    yield Route("review, leadership", "leadership", ["/review"])


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """All routes on all places, asked by turns, so that what else the machine does falls on all alike."""
    with ExitStack() as stack:
        asking = stack.enter_context(client())
        ports = {}
        for at in places:
            stack.enter_context(working(at.place))
            real, prepared = (stack.enter_context(serving(at.place, *how)) for how in ((), (PREPARED,)))
            ports[at.obstacles] = (real.port, prepared.port)
        found = _medians(asking, places, ports)
    return [*_costs(database, places, found), *_growth(database, places, found)]


Medians = Mapping[tuple[str, int], tuple[float, float]]


def _medians(asking: Client, places: Sequence[Filled], ports: Mapping[int, tuple[int, int]]) -> Medians:
    """Milliseconds by route and size: as it is, and with prepared answers."""
    taken: defaultdict[tuple[str, int, int], list[float]] = defaultdict(list)
    for turn in range(ROUNDS + 1):
        for at in places:
            for route in routes(at):
                asked = [get(path, at.cookie(route.office)) for path in route.paths]
                for which, port in enumerate(ports[at.obstacles]):
                    found = asking.ask(port, asked, max(ASKED, len(asked)) if turn else len(asked) * 2)
                    if turn:  # the first turn warms caches and prepares the answers
                        taken[route.name, at.obstacles, which] += found.latencies
    known = {(name, size) for name, size, _ in taken}
    return {
        (n, size): (statistics.median(taken[n, size, 0]), statistics.median(taken[n, size, 1])) for n, size in known
    }


def _costs(database: str, places: Sequence[Filled], medians: Medians) -> Iterator[Figure]:
    for at in places:
        for route in routes(at):
            real, prepared = medians[route.name, at.obstacles]
            yield Figure(
                part="pages / the same with prepared answers",
                database=database,
                what=route.name,
                size=at.obstacles,
                value=real / prepared,
                goal=QUERIES_COST,
                beside={"ms": real, "prepared ms": prepared},
            )


def _growth(database: str, places: Sequence[Filled], medians: Medians) -> Iterator[Figure]:
    smallest = places[0]
    for at in places[1:]:
        for route in routes(at):
            now, then = medians[route.name, at.obstacles][0], medians[route.name, smallest.obstacles][0]
            yield Figure(
                part=f"growth of pages / {smallest.obstacles:,} obstacles",
                database=database,
                what=route.name,
                size=at.obstacles,
                value=now / then,
                goal=GROWTH.get(at.obstacles),
                beside={"ms": now, "then ms": then},
            )
