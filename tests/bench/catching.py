"""How quickly the read models catch up with the log, beside only reading and decoding it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, cast

from rich.console import Console
from rich.progress import Progress

from kendala.folding import Folding
from kendala.parts import Parts
from kendala.worker import BATCH
from projections.latest import Batch
from projections.registry import PROJECTIONS, Projection
from tests.bench.figures import Figure

GOALS = {"sqlite": 0.05, "postgresql": 0.03}


@dataclass(frozen=True)
class CatchUp:
    """Events of the log, and seconds: for all read models, for reading and decoding alone, and of each model."""

    events: int
    seconds: float
    reading: float
    shares: dict[str, float]

    @property
    def ratio(self) -> float:
        """Events per second of all read models together / of reading and decoding alone."""
        return self.reading / self.seconds


def catch_up(parts: Parts, label: str) -> CatchUp:
    """Bring the read models to the head of the log, through the worker's own way."""
    reading, events = _read(parts)
    head = parts.log.head()
    with Progress(console=Console(stderr=True)) as progress:
        shown = progress.add_task(f"{label}: read models", total=head)
        with _timed(lambda position: progress.update(shown, completed=position)) as shares:
            began = time.perf_counter()
            parts.worker.catch_up(Folding(parts.log))
            seconds = time.perf_counter() - began
    return CatchUp(events, seconds, reading, shares)


def _read(parts: Parts) -> tuple[float, int]:
    """Seconds to read and decode the whole log, and its events."""
    began, position, events = time.perf_counter(), 0, 0
    while batch := parts.log.read(position, BATCH):
        position, events = batch[-1].position, events + len(batch)
    return time.perf_counter() - began, events


@contextmanager
def _timed(reached: Callable[[int], None]) -> Iterator[dict[str, float]]:
    """Let each read model note the seconds it takes."""
    spent = dict.fromkeys(PROJECTIONS, 0.0)
    models = cast("dict[str, Projection]", PROJECTIONS)
    before = dict(models)

    def timed(name: str, apply: Callable[..., None]) -> Callable[..., None]:
        def run(connection: Any, tables: Any, batch: Batch, directory: Any) -> None:
            began = time.perf_counter()
            apply(connection, tables, batch, directory)
            spent[name] += time.perf_counter() - began
            reached(batch[-1].position)

        return run

    models.update({name: replace(model, apply=timed(name, model.apply)) for name, model in before.items()})
    try:
        yield spent
    finally:
        models.update(before)


def figures(database: str, obstacles: int, found: CatchUp) -> Iterator[Figure]:
    """The ratio with its goal, and the share of each read model in percent of the whole."""
    yield Figure(
        part="catch-up",
        database=database,
        what="all read models / reading and decoding alone",
        size=obstacles,
        value=found.ratio,
        goal=GOALS[database],
        more_is_better=True,
        beside={
            "events": found.events,
            "events/s": found.events / found.seconds,
            "read/s": found.events / found.reading,
        },
    )
    rest = {"the rest (folding, commits)": found.seconds - sum(found.shares.values())}
    for name, seconds in (found.shares | rest).items():
        share = 100 * seconds / found.seconds
        yield Figure(part="catch-up", database=database, what=f"share of {name}", size=obstacles, value=share, unit="%")
