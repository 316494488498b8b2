"""A database that cannot do its work says why, stores nothing, and works again once it can."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from kendala.settings import Settings
from kendala.store import Log, StoreUnavailable, migrate, open_log, verify
from kendala.store.sqlite import Recorder
from tests.databases import Place
from tests.kendala.store.conftest import settings_of
from tests.kendala.store.examples import command_key, noted, raised

NOBODY = 65534
FULL = """CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"""


@pytest.fixture
def on_sqlite(sqlite_place: Place) -> Iterator[Log]:
    """A log in a folder."""
    migrate(settings_of(sqlite_place))
    with closing(open_log(settings_of(sqlite_place))) as log:
        yield log


@pytest.fixture
def on_postgresql(postgresql_place: Place) -> Iterator[tuple[Log, psycopg.Connection[tuple[object, ...]]]]:
    """A log on a server, and a session of its administrator."""
    migrate(settings_of(postgresql_place))
    with (
        closing(open_log(settings_of(postgresql_place))) as log,
        psycopg.connect(postgresql_place.location, autocommit=True) as session,
    ):
        yield log, session


def limit_pages(log: Log, pages: int | None) -> None:
    """Let SQLite refuse to grow the file, as a full disk does; None lets it grow again."""
    assert isinstance(log.recorder, Recorder)
    with log.recorder.datastore.writing() as cursor:
        cursor.execute(f"PRAGMA max_page_count = {pages or 2**30}")


@contextmanager
def unprivileged() -> Iterator[None]:
    """Without the right to write everywhere that root has."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_full_disk_on_sqlite(on_sqlite: Log) -> None:
    """A full disk refuses the whole append, later the same command goes through."""
    stream, key = uuid4(), command_key("k")
    big = [noted(stream, 2, "x" * 100_000)]
    on_sqlite.append([raised(stream)])
    limit_pages(on_sqlite, 1)
    with pytest.raises(StoreUnavailable) as trouble:
        on_sqlite.append(big, key=key)
    assert trouble.value.key == "store_full"
    assert on_sqlite.versions([stream]) == {stream: 1}
    limit_pages(on_sqlite, None)
    assert on_sqlite.append(big, key=key).repeated is False
    assert list(verify(on_sqlite)) == []


def test_full_disk_on_postgresql(on_postgresql: tuple[Log, psycopg.Connection[tuple[object, ...]]]) -> None:
    """A full disk refuses the whole append, later the same command goes through."""
    (log, session), stream, key = on_postgresql, uuid4(), command_key("k")
    session.execute(FULL)
    session.execute("CREATE TRIGGER t BEFORE INSERT ON stored_events EXECUTE FUNCTION full_disk()")
    with pytest.raises(StoreUnavailable) as trouble:
        log.append([raised(stream)], key=key)
    assert trouble.value.key == "store_full"
    assert (log.find_key("a-1", "k"), log.numbers([stream])) == (None, {})
    session.execute("DROP TRIGGER t ON stored_events")
    assert log.append([raised(stream)], key=key).repeated is False


def test_read_only_server(on_postgresql: tuple[Log, psycopg.Connection[tuple[object, ...]]]) -> None:
    """A server that only reads, such as a standby, is named, and reading goes on."""
    log, session = on_postgresql
    log.append([noted(uuid4(), 1)])
    session.execute(f"ALTER DATABASE {session.info.dbname} SET default_transaction_read_only = on".encode())
    session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    with pytest.raises(StoreUnavailable) as trouble:
        log.append([noted(uuid4(), 1)])
    assert trouble.value.key == "store_read_only"
    assert len(log.read(0, 10)) == 1


def test_read_only_folder() -> None:
    """A folder that may not be written is named when migrating, opening and appending."""
    with tempfile.TemporaryDirectory(prefix="kendala-") as made:
        folder = Path(made)
        settings = Settings(data=folder / "data")
        folder.chmod(0o555)
        with unprivileged(), pytest.raises(StoreUnavailable, match="store_read_only"):
            migrate(settings)
        folder.chmod(0o755)
        migrate(settings)
        with closing(sqlite3.connect(settings.events_file)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        settings.events_file.chmod(0o444)
        settings.data.chmod(0o555)
        with unprivileged(), pytest.raises(StoreUnavailable, match="store_read_only"):
            open_log(settings)
        settings.data.chmod(0o755)


def test_a_busy_file(on_sqlite: Log, sqlite_place: Place) -> None:
    """A writer that another program keeps waiting too long is told so, and nothing is stored."""
    assert isinstance(on_sqlite.recorder, Recorder)
    with on_sqlite.recorder.datastore.writing() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(sqlite_place.folder / "events.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable) as trouble:
            on_sqlite.append([noted(uuid4(), 1)])
        other.execute("ROLLBACK")
    assert trouble.value.key == "store_busy"
    on_sqlite.append([noted(uuid4(), 1)])


def test_a_closed_log(log: Log) -> None:
    """A log that was closed says so instead of opening itself again."""
    log.close()
    for work in (log.head, lambda: log.append([noted(uuid4(), 1)])):
        with pytest.raises(StoreUnavailable):
            work()
