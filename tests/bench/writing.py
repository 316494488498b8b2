"""While a report is written: its draft is saved again and again, and what resembles it is looked for."""

import statistics
import time
from collections.abc import Iterator, Sequence

from tests.bench.client import Answers, client, post, put
from tests.bench.figures import Figure
from tests.bench.places import Filled
from tests.bench.processes import serving, working

CONNECTIONS, SAVINGS, ASKED = 8, 100, 300
#: Milliseconds of 95 of 100 answers.
SAVED, FOUND = 20.0, 50.0
WORDS = "Pekerjaan jembatan terhambat karena lahan warga belum dibebaskan dan dokumen lingkungan belum terbit"
CAUSES = ("A6-LAHAN", "A5-GAGAL", "A9-SP2D", "A7-KONTRAK")


def drafts(database: str, places: Sequence[Filled]) -> list[Figure]:
    """Eight people type at once, each into a draft of his own that grows."""
    at = places[-1]
    with serving(at.place) as server, client() as asking:
        asked = list(_savings(at))
        before = server.processor()
        answers = asking.ask(server.port, asked, len(asked), CONNECTIONS, lanes=True)
        worked = server.processor() - before
    return [_figure(database, at, f"saving a draft, {CONNECTIONS} connections", answers, goal=SAVED, worked=worked)]


def similar(database: str, places: Sequence[Filled]) -> list[Figure]:
    """One person's look after each pause, by offices whose rights make other queries."""
    found = []
    for at in places:
        with working(at.place), serving(at.place) as server, client() as asking:
            for office in ("operator", "adpem"):
                asked = list(_looks(at, office))
                asking.ask(server.port, asked, len(asked))
                before = server.processor()
                answers = asking.ask(server.port, asked, ASKED)
                worked = server.processor() - before
                what = f"what resembles a report, {office}"
                found.append(_figure(database, at, what, answers, goal=FOUND, worked=worked))
    return found


def _savings(at: Filled) -> Iterator[bytes]:
    """In the order in which the connections take them: one saving of each, then the next of each."""
    run = time.time_ns()
    for version in range(SAVINGS):
        for lane in range(CONNECTIONS):
            fields = [["description", f"{WORDS} {'x' * version * 10}"], ["cause", CAUSES[lane % len(CAUSES)]]]
            body = {"form": "/obstacles/new", "fields": fields, "version": version}
            yield put(f"/api/v1/drafts/{run}-{lane}", at.bearer("operator"), body)


def _looks(at: Filled, office: str) -> Iterator[bytes]:
    words = WORDS.split()
    for n, cause in enumerate(CAUSES):
        asked = {"agency": "DPUPR", "cause": cause, "words": " ".join(words[: 4 + 3 * n])}
        yield post("/api/v1/obstacles/similar", at.bearer(office), asked)


def _figure(database: str, at: Filled, what: str, answers: Answers, *, goal: float, worked: float) -> Figure:
    slowest = statistics.quantiles(answers.latencies, n=20)[-1]
    return Figure(
        part="writing, p95",
        database=database,
        what=what,
        size=at.obstacles,
        value=slowest,
        unit="ms",
        goal=goal,
        beside={
            "median ms": statistics.median(answers.latencies),
            "answers/s": answers.rate,
            "processor ms": 1_000 * worked / len(answers.latencies),
        },
    )
