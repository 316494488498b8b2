"""The worker leads to the same rows, however it comes to them."""

import threading
from pathlib import Path

import pytest

from kendala import folding, worker
from kendala.folding import Folding
from kendala.parts import Parts
from kendala.preparing import outdated_models
from projections.positions import positions
from tests.kendala.installing import catch_up, raised
from tests.kendala.worker.stories import all_rows, anew, live, rows_of


def test_from_zero_as_step_by_step(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """One large batch leads to the same rows as a batch for every event."""
    live(parts, 11)
    monkeypatch.setattr(worker, "BATCH", 1)
    catch_up(parts)
    stepwise = all_rows(parts.read_engine)
    monkeypatch.setattr(worker, "BATCH", 500)
    anew(parts)
    assert all_rows(parts.read_engine) == stepwise
    assert stepwise["board"]["board"]


def test_what_was_forgotten_is_read_again(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for two obstacles only, the worker reads streams again and leads to the same rows."""
    live(parts, 11)
    catch_up(parts)
    roomy = all_rows(parts.read_engine)
    monkeypatch.setattr(folding, "MOST_KEPT", 2)
    monkeypatch.setattr(worker, "BATCH", 3)
    anew(parts)
    assert all_rows(parts.read_engine) == roomy


def test_one_that_was_ahead_waits(parts: Parts) -> None:
    """A read model that stands further on is not told again what it holds, and then all go on together."""
    live(parts, 3)
    catch_up(parts)
    before = all_rows(parts.read_engine)
    with parts.read_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE projection_positions SET position = 0 WHERE name = 'timeline'")
        connection.exec_driver_sql("DELETE FROM timeline")
    catch_up(parts)
    assert all_rows(parts.read_engine) == before
    with parts.read_engine.connect() as connection:
        assert set(positions(connection).values()) == {parts.log.head()}


def test_a_read_model_of_another_program(parts: Parts) -> None:
    """A position that a newer program left behind after it was taken back does not hold up the others."""
    with parts.read_engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO projection_positions VALUES ('forecast', 0, 1)")
    raised(parts)
    catch_up(parts)
    assert parts.ask_position() == parts.log.head()
    assert outdated_models(parts) == ()


def test_a_worker_that_is_stopped(parts: Parts) -> None:
    """A worker that is told to stop leaves between two batches."""
    raised(parts)
    stopping = threading.Event()
    stopping.set()
    assert parts.worker.catch_up(Folding(parts.log), stopping) in {0, parts.log.head()}
    parts.worker.run(stopping)


def test_an_event_that_cannot_be_shown(parts: Parts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A mistake in a read model stops no worker: it goes on by itself once the mistake is gone."""
    monkeypatch.setattr(worker, "PATIENCE", 0.01)
    raised(parts)
    tried = threading.Event()

    def fails(*_: object) -> None:
        tried.set()
        raise ValueError("a mistake")

    stopping = threading.Event()
    thread = threading.Thread(target=parts.worker.run, args=(stopping,))
    with monkeypatch.context() as patch:
        patch.setattr(Folding, "changes", fails)
        thread.start()
        assert tried.wait(10)
    assert parts.reads.wait_for(parts.log.head(), 10)
    stopping.set()
    thread.join()
    assert len(rows_of(parts.read_engine, "board")["board"]) == 1
