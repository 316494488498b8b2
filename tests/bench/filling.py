"""Filling a log with cases: woven in time order, in batches, through the log's own `append`."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import islice

from rich.console import Console
from rich.progress import Progress

from domain.acting import OfficeKind
from domain.directory import Directory
from domain.event import Event
from domain.obstacle import ObstacleRaised
from kendala.access.enrolling import Seat
from kendala.parts import Parts
from kendala.seeding import seed
from tests.bench.cases import Case, cases

BATCH = 1_000


def fill(parts: Parts, obstacles: int, label: str) -> int:
    """Make the obstacles; gives the number of their events."""
    made = 0
    with Progress(console=Console(stderr=True)) as progress:
        shown = progress.add_task(f"{label}: filling", total=obstacles)
        events = woven(cases(parts.directories.current(), obstacles))
        while batch := list(islice(events, BATCH)):
            parts.log.append(batch)
            made += len(batch)
            progress.update(shown, advance=sum(isinstance(event, ObstacleRaised) for event in batch))
    return made


def furnish(parts: Parts) -> Directory:
    """Agencies, desks, causes, and an office of each kind for each of them, so that all have titles."""
    seed(parts.log, parts.clock)
    directory = parts.directories.current()
    seats = [Seat(kind=kind) for kind in (OfficeKind.ADPEM, OfficeKind.ASSISTANT, OfficeKind.LEADERSHIP)]
    seats += [Seat(kind=OfficeKind.OPERATOR, agency=agency.code) for agency in directory.agencies()]
    seats += [Seat(kind=OfficeKind.DESK, desk=desk.code) for desk in directory.desks()]
    for seat in seats:
        parts.enrolment.establish(seat)
    return parts.directories.current()


def woven(found: Iterator[Case]) -> Iterator[Event]:
    """The events of all cases in time order; of each case only the next event waits."""
    turns: list[tuple[float, int, int, Case]] = []
    for case in found:
        yield from _before(turns, case.at.timestamp())
        heappush(turns, (case.at.timestamp(), case.n, 0, case))
    yield from _before(turns, float("inf"))


def _before(turns: list[tuple[float, int, int, Case]], moment: float) -> Iterator[Event]:
    while turns and turns[0][0] < moment:
        _, n, k, case = heappop(turns)
        yield case.event(k)
        if k + 1 < len(case.life):
            later = (case.at + case.life[k + 1].after).timestamp()
            heappush(turns, (later, n, k + 1, case))
