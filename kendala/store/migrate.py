"""Making the tables, once, however many processes start together."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from kendala.settings import Settings
from kendala.store.errors import SchemaMismatch, StoreUnavailable
from kendala.store.failing import os_reason
from kendala.store.log import Log
from kendala.store.schema import SCHEMA

MIGRATION_LOCK = 0x6D69677261  # "migra"


def migrate(settings: Settings, also: Callable[[], None] | None = None) -> bool:
    """Bring the tables to this program's version; whether anything had to be done.

    `also` makes the tables that lie beside the log (access, read models), under the same lock, each time: it must be
    idempotent. Raises SchemaMismatch for data of a newer program, StoreUnavailable for a folder or server that refuses.
    """
    with _alone(settings):
        log = Log(settings)
        try:
            changed = _bring_up(log)
        finally:
            log.close()
        if also is not None:
            also()
    return changed


def _bring_up(log: Log) -> bool:
    found = log.schema_version()
    if found > SCHEMA:
        raise SchemaMismatch(found, SCHEMA)
    if found < SCHEMA:
        log.create_tables(SCHEMA)
    return found < SCHEMA


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """One migration at a time: a lock on a file in the data folder, or on a session of the server."""
    if settings.database_url is not None:
        with _session(settings.database_url) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (MIGRATION_LOCK,))
            yield
        return
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (settings.data / "migrate.lock").open("a")
    except OSError as error:
        raise StoreUnavailable(os_reason(error), str(error)) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _session(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        raise StoreUnavailable("store_unreachable", str(error).strip()) from error
