"""Connections to the log on SQLite: write-ahead journal, and every commit on the disk before it is acknowledged."""

import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from eventsourcing.persistence import IntegrityError, InterfaceError, OperationalError
from eventsourcing.sqlite import SQLiteCursor, SQLiteDatastore

BUSY_SECONDS = 5
#: Pages of the journal (16 MB) after which a commit moves them into the file, and whoever saves waits for that. What is
#: done to five hundred obstacles at once changes nearly the 1,000 after which SQLite itself would.
CHECKPOINT = 4_000


def connect(file: Path) -> sqlite3.Connection:
    """A connection to the log that commits by itself outside `BEGIN` and keeps what it commits."""
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
    connection.execute("PRAGMA secure_delete = ON")  # what a redaction removes is overwritten in the file
    return connection


class Datastore(SQLiteDatastore):
    """One connection for all writers of the process, who take turns, and a stack of connections for readers."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file), lock_timeout=BUSY_SECONDS)
        self.file = file
        self._turn = Lock()
        self._writer: sqlite3.Connection | None = None
        self._readers: deque[sqlite3.Connection] = deque()
        self._closed = False

    @contextmanager
    def writing(self) -> Iterator[SQLiteCursor]:
        """A transaction; it commits unless an exception leaves the block."""
        with self._turn, translated():
            if self._writer is None:
                self._writer = self._connect()
            connection = self._writer
            try:
                connection.execute("BEGIN")
                yield SQLiteCursor(connection.cursor())
                connection.execute("COMMIT")
            except BaseException:
                self._rolled_back(connection)
                raise

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """The rows of one query."""
        with translated():
            try:
                connection = self._readers.pop()
            except IndexError:
                connection = self._connect()
            try:
                return connection.execute(statement, parameters).fetchall()
            finally:
                self._give_back(connection)

    def checkpoint(self) -> None:
        """Move the journal into the file and empty it: it may hold text that was just removed."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._closed = True
        super().close()
        with self._turn:
            writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
        while self._readers:
            self._readers.pop().close()

    def _rolled_back(self, connection: sqlite3.Connection) -> None:
        """Leave nothing open behind; a connection that cannot even do that is given up."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            self._writer = None
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            raise InterfaceError("the log is closed")
        return connect(self.file)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if self._closed:
            connection.close()
        else:
            self._readers.append(connection)


@contextmanager
def translated() -> Iterator[None]:
    """The driver's errors as the library's."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise IntegrityError(str(error)) from error
    except sqlite3.Error as error:
        raise OperationalError(str(error)) from error
