"""The same commands over HTTP: each answer has waited until the read models hold what was saved."""

import time
from collections.abc import Iterator, Mapping
from uuid import UUID, uuid5

from kendala.tracker import OBSTACLES
from tests.bench.acting import RAISING, STEPS
from tests.bench.client import client, post
from tests.bench.figures import Figure
from tests.bench.places import Filled
from tests.bench.processes import serving, working

LIVES = 30


def measure(database: str, at: Filled, bare: Mapping[int, float]) -> list[Figure]:
    """Commands per second at as many connections as there were threads, beside the same bare commits."""
    found = []
    with working(at.place), serving(at.place) as server, client() as asking:
        for connections, commits in bare.items():
            lanes = [list(_requests(at, f"{connections}-{lane}-{time.time_ns()}")) for lane in range(connections)]
            turns = [request for together in zip(*lanes, strict=True) for request in together]
            rate = asking.ask(server.port, turns, len(turns), connections, lanes=True).rate
            found.append(
                Figure(
                    part="commands / bare commits",
                    database=database,
                    what=f"API, {connections} connection{'s' if connections > 1 else ''}",
                    size=at.obstacles,
                    value=rate / commits,
                    more_is_better=True,
                    beside={"commands/s": rate, "commits/s": commits},
                )
            )
    return found


def _requests(at: Filled, lane: str) -> Iterator[bytes]:
    for n in range(LIVES):
        key = f"{lane}-{n}"
        yield post("/api/v1/obstacles", {**at.bearer("operator"), "Idempotency-Key": key}, RAISING)
        obstacle = raised_as(at.accounts["operator"], key)
        for step in STEPS:
            yield post(f"/api/v1/obstacles/{obstacle}{step.path}", at.bearer(step.who), step.body)


def raised_as(account: str, key: str) -> UUID:
    """The id that follows from account and key, known before the obstacle is."""
    return uuid5(OBSTACLES, f"{account}\n{key}")
