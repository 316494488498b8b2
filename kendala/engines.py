"""Engines for the tables beside the log: on PostgreSQL in its database, on SQLite in a file of the data folder."""

import select
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, RootTransaction, create_engine, event, make_url
from sqlalchemy.exc import InvalidatePoolError, OperationalError

#: A writer waits this long, in seconds, for another one before it gives up.
BUSY = 5
#: Pages of the journal (64 MB) after which a commit moves them into the file. A batch in a large log changes up to
#: 7,000 pages, and whoever saved it waits for that commit: so the worker moves them when nobody does (`Journal`).
CHECKPOINT = 16_000
#: Log positions after which the worker does: as many as a batch has.
MOVED_AFTER = 500
_WRITES, _ALONE = "kendala_writes", "kendala_alone"
Synchronous = Literal["FULL", "NORMAL"]


def open_engine(location: str, file: str, *, synchronous: Synchronous = "FULL", pool_size: int = 4) -> Engine:
    """The engine for a PostgreSQL URL, or for `file` in a data folder. Nothing is connected yet.

    Its errors do not repeat the values of a statement: they end up in log lines, the values may be anybody's words.
    """
    if "://" in location:
        url = make_url(location).set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_size=pool_size, max_overflow=8, hide_parameters=True)
        event.listen(engine, "checkout", _still_there)
        return engine
    url = URL.create("sqlite", database=str(Path(location) / file))
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY}, "hide_parameters": True}
    engine = create_engine(url, pool_size=pool_size, max_overflow=8, **options)

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: `_begin` does, and says how
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what a redaction removes is overwritten in the file

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _still_there(connection: Any, _record: object, _kept: object) -> None:
    """Whether the server is, without a question: one that went has said so, or the line has ended, and both lie there.

    Raises InvalidatePoolError, for which the pool connects anew.
    """
    waiting = select.poll()
    if not connection.closed:
        waiting.register(connection.fileno(), select.POLLIN)
    if connection.closed or waiting.poll(0):
        raise InvalidatePoolError


def _begin(connection: Connection) -> None:
    """Take the write lock first where a write follows: a read that turns into a write fails beside a writer."""
    options = connection.get_execution_options()
    if options.get(_WRITES):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif not options.get(_ALONE):
        connection.exec_driver_sql("BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One connection for reading."""
    with engine.connect() as connection:
        yield connection


@contextmanager
def alone(engine: Engine) -> Iterator[Connection]:
    """One connection for a single statement, which either database keeps as a whole, or not: nothing else is asked.

    Beginning and ending would cost more than what most requests ask for.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            yield connection.execution_options(**{_ALONE: True})
        else:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def writing(engine: Engine, *, turns: int = 1) -> Iterator[Connection]:
    """One transaction for writing; it commits unless an exception leaves the block.

    SQLite knows no queue: beside others who write all the time a turn may not come within BUSY seconds. Who is in no
    hurry waits for so many times as long.
    """
    with engine.connect() as connection, _begun(connection.execution_options(**{_WRITES: True}), turns):
        yield connection


def _begun(connection: Connection, turns: int) -> RootTransaction:
    for _ in range(turns - 1):
        with suppress(OperationalError):
            return connection.begin()
    return connection.begin()


class Journal:
    """SQLite's journal of the read models, moved into their file while nobody waits. Elsewhere there is none."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._moved = 0

    def move(self, position: int) -> None:
        """Move it where much was shown up to this log position since the last time; those who write go on."""
        if self._engine.dialect.name == "sqlite" and position - self._moved >= MOVED_AFTER:
            self._moved = position
            with alone(self._engine) as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")


def empty_journal(engine: Engine) -> None:
    """Move SQLite's journal into the file and empty it: it may hold text that was just removed."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
