"""One worker leads: the one that holds the lock. A leader that dies loses it at once, and another takes over."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psycopg

#: Names the lock among all advisory locks of the database.
LEADER = 0x4B454E44  # "KEND"


class Leadership:
    """A lock that lives as long as what holds it: a session of PostgreSQL, or an open file beside SQLite."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._session: psycopg.Connection | None = None
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Whether this process leads now. Raises psycopg.OperationalError or OSError where it cannot be known."""
        return self._take_session() if "://" in self._location else self._take_file()

    def give_up(self) -> None:
        """Let another lead."""
        if self._session is not None:
            with suppress(psycopg.Error), self._session as session:
                # closing ends the session a moment later, and whoever follows at once would find the lock held
                session.execute("SELECT pg_advisory_unlock(%s)", (LEADER,))
        if self._file is not None:
            self._file.close()
        self._session = self._file = None

    def _take_session(self) -> bool:
        if self._session is not None:
            self._session.execute("SELECT 1")  # a lost session lost the lock with it, and this tells
            return True
        session = psycopg.connect(self._location, autocommit=True, connect_timeout=5, application_name="kendala leader")
        row = session.execute("SELECT pg_try_advisory_lock(%s)", (LEADER,)).fetchone()
        if row is None or not row[0]:
            session.close()
            return False
        self._session = session
        return True

    def _take_file(self) -> bool:
        if self._file is not None:
            return True
        file = (Path(self._location) / "worker.lock").open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True


@contextmanager
def leading(location: str) -> Iterator[Leadership]:
    """A leadership that is given up at the end."""
    leadership = Leadership(location)
    try:
        yield leadership
    finally:
        leadership.give_up()
