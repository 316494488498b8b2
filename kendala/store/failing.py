"""Why the database cannot do its work now, as one of a few reasons that a person can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from eventsourcing.persistence import InterfaceError, InternalError, OperationalError, PersistenceError

from kendala.store.errors import StoreUnavailable

SQLITE = {
    sqlite3.SQLITE_FULL: "store_full",
    sqlite3.SQLITE_READONLY: "store_read_only",
    sqlite3.SQLITE_PERM: "store_read_only",
    sqlite3.SQLITE_CANTOPEN: "store_unreachable",
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
}
PRIMARY_CODE = 0xFF
POSTGRES = {
    "53100": "store_full",
    "25006": "store_read_only",
    "42501": "store_read_only",
    "53300": "store_busy",
    "55P03": "store_busy",
    "57014": "store_busy",
}
LOST = ("08", "57", "28", "3D")


@contextmanager
def available() -> Iterator[None]:
    """Raise StoreUnavailable for what the database cannot do now; conflicts and our own mistakes stay what they are."""
    try:
        yield
    except (InterfaceError, OperationalError, InternalError) as error:
        raise StoreUnavailable(reason(error), str(error).strip()) from error
    except PersistenceError as error:
        if reason(error) == "store_read_only":
            raise StoreUnavailable("store_read_only", str(error).strip()) from error
        raise


def reason(error: PersistenceError) -> str:
    """The message key for an error of the library, from the driver's error that caused it."""
    return driver_reason(error.__cause__) or ("store_closed" if isinstance(error, InterfaceError) else "store_failing")


def driver_reason(cause: BaseException | None) -> str | None:
    """The message key for an error of a database's driver; None for anything else."""
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return SQLITE.get(code & PRIMARY_CODE, "store_failing")
    if isinstance(cause, psycopg.Error):
        state = cause.sqlstate
        lost = state is None or state.startswith(LOST)
        return POSTGRES.get(state or "", "store_unreachable" if lost else "store_failing")
    return None


def os_reason(error: OSError) -> str:
    """The message key for a folder or file that cannot be used."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "store_full"
    refused = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}
    return "store_read_only" if refused else "store_unreachable"
