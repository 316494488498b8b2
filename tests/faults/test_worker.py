"""Workers that die, and workers that overlap."""

import subprocess
import sys
import threading

import pytest

from domain.acting import SYSTEM
from kendala.folding import Folding
from kendala.parts import Parts, assemble
from projections import board
from projections.registry import PROJECTIONS
from tests.databases import Place
from tests.faults.dying import KILLED
from tests.faults.serving import prepare, settings_of
from tests.faults.telling import raised

MANY = 40


def shown(parts: Parts) -> int:
    """The number of obstacles on the board, counted and listed."""
    with parts.reads.connect() as connection:
        columns = board.columns(connection, SYSTEM, board.Filters())
        listed = board.page(connection, SYSTEM, board.Filters(), limit=100)
    assert sum(column.count for column in columns) == len(listed.items)
    return len(listed.items)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_killed_between_rows_and_position(sqlite_place: Place, name: str) -> None:
    """A worker that dies after it wrote rows leaves nothing, and the next one does it all once."""
    killed_and_healed(sqlite_place, name)


@pytest.mark.parametrize("name", ["board", "search"])
def test_killed_between_rows_and_position_on_postgresql(postgresql_place: Place, name: str) -> None:
    """On PostgreSQL too, rows that a dead worker wrote are gone, and the next one does it all once."""
    killed_and_healed(postgresql_place, name)


def killed_and_healed(place: Place, name: str) -> None:
    prepare(place)
    parts = assemble(settings_of(place))
    for n in range(MANY):
        raised(parts, f"Kendala ke-{n}")
    command = [sys.executable, "-m", "tests.faults.dying", str(place.folder), place.url or "", name]
    died = subprocess.run(command, check=False, capture_output=True)
    assert died.returncode == KILLED, died.stderr.decode()
    assert parts.ask_position() == 0
    parts.worker.catch_up(Folding(parts.log))
    assert shown(parts) == MANY
    parts.close()


def test_two_workers_that_both_believe_they_lead(databases: Place) -> None:
    """Workers that overlap for a heartbeat show each event once."""
    prepare(databases)
    parts = [assemble(settings_of(databases)) for _ in range(2)]
    for n in range(MANY):
        raised(parts[0], f"Kendala ke-{n}")
    workers = [threading.Thread(target=one.worker.catch_up, args=(Folding(one.log),)) for one in parts]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert shown(parts[0]) == MANY
    for one in parts:
        one.close()


def test_a_worker_takes_over(databases: Place) -> None:
    """When the leading worker stops, the one that waited goes on."""
    prepare(databases)
    first, second = (assemble(settings_of(databases)) for _ in range(2))
    stopping = [threading.Event(), threading.Event()]
    threads = [
        threading.Thread(target=parts.worker.run, args=(stop,))
        for parts, stop in zip((first, second), stopping, strict=True)
    ]
    threads[0].start()
    raised(first, "Sebelum")
    assert first.reads.wait_for(first.log.head(), 20)
    threads[1].start()
    stopping[0].set()
    threads[0].join()
    raised(second, "Sesudah")
    assert second.reads.wait_for(second.log.head(), 20)
    assert shown(second) == 2
    stopping[1].set()
    threads[1].join()
    for one in (first, second):
        one.close()
