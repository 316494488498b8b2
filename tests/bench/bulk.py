"""Five hundred obstacles at once: from the press of the button to the last row that shows it, and back again."""

import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from http.client import HTTPConnection
from urllib.parse import urlencode
from uuid import uuid4

from sqlalchemy import func, select

from domain.obstacle import Level, State
from kendala.parts import Parts
from projections.board import Card, Filters, page
from projections.tables import BOARD
from tests.bench import processes
from tests.bench.acting import OFFICES
from tests.bench.figures import Figure
from tests.bench.places import Filled, parts_at
from tests.bench.processes import serving, working

GOAL = 1.0
MANY = 500
#: In fewer obstacles there are not so many that can be escalated.
LEAST = 5_000
ROUNDS = 5
HOST, LOOK, LOST = "127.0.0.1", 0.002, 30.0
ESCALATION = {"act": "escalate", "to": Level.SECRETARY.value, "reason": "Perlu keputusan.", "step": "run"}


def measure(database: str, places: Sequence[Filled]) -> list[Figure]:
    """On every place that holds enough, over HTTP as a browser does it."""
    return [figure for at in places if at.obstacles >= LEAST for figure in _measured(database, at)]


def _measured(database: str, at: Filled) -> Iterator[Figure]:
    parts = parts_at(at.place)
    try:
        with working(at.place), serving(at.place) as server:
            parts.reads.wait_for(parts.log.head(), processes.PATIENCE)
            browser = _Browser(server.port, at.cookie("adpem"))
            taken: dict[str, list[float]] = {"preview": [], "run": [], "undo": []}
            for _ in range(ROUNDS):
                for step, took in _round(parts, browser):
                    taken[step].append(took)
    finally:
        parts.close()
    for step, seconds in taken.items():
        yield Figure(
            part="bulk",
            database=database,
            what=f"{MANY} obstacles: {step}, to the last row",
            size=at.obstacles,
            value=statistics.median(seconds),
            unit="s",
            goal=GOAL,
            beside={"worst s": max(seconds)},
        )


class _Browser:
    """One person's browser: a form is sent and the page that follows is read to its end."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self._connection = HTTPConnection(HOST, port, timeout=LOST)
        self._headers = {**headers, "Sec-Fetch-Site": "same-origin"}

    def send(self, path: str, fields: Mapping[str, str]) -> tuple[str, int]:
        """Where it led, empty for a page at once, and the rows of the page that was shown in the end."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request("POST", path, urlencode(fields), {**self._headers, **kind})
        answer = self._connection.getresponse()
        body, there = answer.read(), answer.headers.get("Location", "")
        if there:
            self._connection.request("GET", there, headers=self._headers)
            answer = self._connection.getresponse()
            body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return there, body.count(b"<tr>") - 1


def _round(parts: Parts, browser: _Browser) -> Iterator[tuple[str, float]]:
    cards = list(_cards(parts))
    form = {**ESCALATION, "items": " ".join(f"{card.id}:{card.version}" for card in cards), "key": str(uuid4())}
    began = time.perf_counter()
    _, rows = browser.send("/bulk", {**form, "step": "preview"})
    yield "preview", time.perf_counter() - began
    if rows < MANY:
        raise RuntimeError(f"only {rows} rows were shown")
    began = time.perf_counter()
    there, _ = browser.send("/bulk", form)
    _wait(parts, cards, 1)
    yield "run", time.perf_counter() - began
    began = time.perf_counter()
    browser.send(f"{there}/undo", {"reason": "Keliru.", "key": str(uuid4())})
    _wait(parts, cards, 2)
    yield "undo", time.perf_counter() - began


def _cards(parts: Parts) -> Iterator[Card]:
    """Obstacles that can be escalated, in the order of a list."""
    cursor, left = None, MANY
    with parts.reads.connect() as connection:
        while left:
            filters = Filters(states=(State.RAISED, State.ACCEPTED, State.ASSISTED))
            found = page(connection, OFFICES["adpem"], filters, cursor=cursor, limit=200)
            fit = [card for card in found.items if card.level.rank < Level.SECRETARY.rank][:left]
            yield from fit
            left, cursor = left - len(fit), found.next_cursor
            if cursor is None and left:
                raise RuntimeError(f"{MANY - left} obstacles are too few: fill more")


def _wait(parts: Parts, cards: Sequence[Card], grown: int) -> None:
    """Until the board shows the new version of all of them."""
    wanted = sum(card.version + grown for card in cards)
    versions = select(func.sum(BOARD.c.version)).where(BOARD.c.id.in_([card.id for card in cards]))
    began = time.perf_counter()
    while time.perf_counter() - began < LOST:
        with parts.read_engine.connect() as connection:
            if connection.execute(versions).scalar_one() >= wanted:
                return
        time.sleep(LOOK)
    raise TimeoutError("the worker does not work")
