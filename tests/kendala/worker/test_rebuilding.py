"""Read models made anew while the worker works and writers write."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType

import pytest
from sqlalchemy import inspect

from kendala import preparing, rebuilding
from kendala.parts import Parts
from kendala.preparing import outdated_models, prepare
from kendala.readiness import readiness
from kendala.rebuilding import rebuild
from kendala.store.errors import StoreUnavailable
from kendala.supervising import working
from projections import schema
from projections.positions import NEXT, positions
from projections.registry import PROJECTIONS
from tests.kendala.installing import assembled, catch_up, raised
from tests.kendala.worker.stories import all_rows, live, rows_of

#: Seconds between two lives of the writer, so that the log does not outgrow the test.
BREATH = 0.02


class Stopped(Exception):  # noqa: N818 - somebody pressed a key
    """The rebuild is broken off."""


def left_over(parts: Parts) -> list[str]:
    """Tables of an unfinished rebuild."""
    return [name for name in inspect(parts.read_engine).get_table_names() if NEXT in name]


@contextmanager
def writing_all_the_time(parts: Parts) -> Iterator[None]:
    """Somebody tells lives until the block ends."""
    enough, trouble = threading.Event(), list[BaseException]()

    def write() -> None:
        try:
            with assembled(parts.settings) as own:
                turn = 0
                while not enough.wait(BREATH):
                    live(own, 3, f"{turn}-")
                    turn += 1
        except BaseException as error:  # noqa: BLE001 - told to the test
            trouble.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        enough.set()
        writer.join()
    assert not trouble


def test_while_everybody_works(parts_anywhere: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each read model that is rebuilt beside a working worker and a writer ends with the rows it would have had."""
    parts = parts_anywhere
    monkeypatch.setattr(rebuilding, "BATCH", 40)
    live(parts, 6, "before-")
    with working(parts):
        with writing_all_the_time(parts):
            for name in PROJECTIONS:
                rebuild(parts, name, lambda _: None)
        assert parts.reads.wait_for(parts.log.head(), 60)
    catch_up(parts)
    worked = all_rows(parts.read_engine)
    assert not left_over(parts)
    for name in PROJECTIONS:
        rebuild(parts, name, lambda _: None)
        assert rows_of(parts.read_engine, name) == worked[name], name


def test_without_a_worker(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a worker the new one stops where the old one stands; progress names positions on the way there."""
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    live(parts, 5)
    catch_up(parts)
    raised(parts)
    told: list[int] = []
    rebuild(parts, "board", told.append)
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] < parts.log.head()
    with parts.reads.connect() as connection:
        assert positions(connection)["board"] == parts.log.head() - 1


def test_broken_off(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rebuild that is broken off leaves nothing, and the old read model is shown on."""
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    live(parts, 3)
    catch_up(parts)
    before = rows_of(parts.read_engine, "board")
    with pytest.raises(Stopped):
        rebuild(parts, "board", _stop)
    assert not left_over(parts)
    assert rows_of(parts.read_engine, "board") == before


def test_killed(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed rebuild left is cleared by the next one."""
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    live(parts, 3)
    catch_up(parts)
    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "_clear", lambda *_: None)
        with pytest.raises(Stopped):
            rebuild(parts, "board", _stop)
    assert left_over(parts)
    before = rows_of(parts.read_engine, "board")
    rebuild(parts, "board", lambda _: None)
    assert not left_over(parts)
    assert rows_of(parts.read_engine, "board") == before


def _stop(_: int) -> None:
    raise Stopped


def test_two_rebuilds_of_one(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two rebuilds of the same read model the first gives way, and the second one's rows are whole."""
    live(parts, 6)
    catch_up(parts)
    before = rows_of(parts.read_engine, "board")
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    second = iter([True])

    def meanwhile(_: int) -> None:
        if next(second, False):
            rebuild(parts, "board", lambda _: None)

    with pytest.raises(StoreUnavailable):
        rebuild(parts, "board", meanwhile)
    assert rows_of(parts.read_engine, "board") == before
    assert not left_over(parts)


def test_a_read_model_of_an_older_version(parts_anywhere: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read model whose version was raised is told as outdated, and migrating makes it anew."""
    parts = parts_anywhere
    monkeypatch.setattr(rebuilding, "BATCH", 5)
    live(parts, 3)
    catch_up(parts)
    before = rows_of(parts.read_engine, "board")
    with parts.read_engine.begin() as connection:
        connection.exec_driver_sql("UPDATE board SET title = 'made by an older program'")
    raise_version(monkeypatch, "board")
    assert outdated_models(parts) == ("board",)
    found = readiness(parts)
    assert (found.ready, found.outdated, found.lag) == (False, ("board",), 0)
    told: list[str] = []
    prepare(parts.settings, lambda name, *_: told.append(name))
    assert set(told) == {"board"}
    assert readiness(parts).ready
    assert rows_of(parts.read_engine, "board") == before


def raise_version(patch: pytest.MonkeyPatch, name: str) -> None:
    """Act as the next version of the program would."""
    raised_one = replace(PROJECTIONS[name], version=PROJECTIONS[name].version + 1)
    registry = MappingProxyType({**PROJECTIONS, name: raised_one})
    for module in (schema, rebuilding, preparing):
        patch.setattr(module, "PROJECTIONS", registry)
