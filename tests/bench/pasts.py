"""Pages as they were on a day, beside the same pages as they are."""

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import timedelta

from tests.bench.client import Client, client, get
from tests.bench.figures import Figure
from tests.bench.lives import BEGINNING
from tests.bench.places import Filled
from tests.bench.processes import serving, working

#: The page as it was / as it is.
GOAL = 2.0
ROUNDS, ASKED = 8, 15
#: A day on which half of the obstacles were there, and one shortly before the end of the log.
DAYS: Mapping[str, timedelta] = {"half a year ago": timedelta(days=182), "a month ago": timedelta(days=334)}
ROUTES = (
    ("board", "adpem", "/board"),
    ("list", "adpem", "/obstacles"),
    ("review", "adpem", "/review"),
    ("board, operator", "operator", "/board"),
    ("review, leadership", "leadership", "/review"),
)
Page = tuple[str, str, str]


def pages() -> Iterator[tuple[Page, str]]:
    """Each page with the words for its day; today's has none."""
    for route in ROUTES:
        yield from ((route, when) for when in ("", *DAYS))


def _path(path: str, when: str) -> str:
    return f"{path}?as_of={(BEGINNING + DAYS[when]).date().isoformat()}" if when else path


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """All pages on all places, asked by turns."""
    with ExitStack() as stack:
        asking = stack.enter_context(client())
        found = []
        for at in places:
            stack.enter_context(working(at.place))
            port = stack.enter_context(serving(at.place)).port
            found += [_figure(database, at, key, taken) for key, taken in _ratios(asking, at, port)]
        return found


def _ratios(asking: Client, at: Filled, port: int) -> Iterator[tuple[tuple[str, str], tuple[float, float]]]:
    """For each page and day: milliseconds as it was, and as it is."""
    taken: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for turn in range(ROUNDS + 1):
        for (name, office, path), when in pages():
            found = asking.ask(port, [get(_path(path, when), at.cookie(office))], ASKED)
            if turn:  # the first turn warms caches
                taken[name, when] += found.latencies
    for (name, when), latencies in taken.items():
        if when:
            yield (name, when), (statistics.median(latencies), statistics.median(taken[name, ""]))


def _figure(database: str, at: Filled, key: tuple[str, str], taken: tuple[float, float]) -> Figure:
    (name, when), (then, now) = key, taken
    return Figure(
        part="pages as they were / as they are",
        database=database,
        what=f"{name}, {when}",
        size=at.obstacles,
        value=then / now,
        goal=GOAL,
        beside={"then ms": then, "now ms": now},
    )
