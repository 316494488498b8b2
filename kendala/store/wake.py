"""Waiting for new events without asking all the time: told in this process, watched for in others."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Condition, Event, Lock, Thread
from time import monotonic
from typing import Protocol

import psycopg

from kendala.settings import Settings
from kendala.store.errors import StoreUnavailable

LONGEST = 1.0
SQLITE_PACE = 0.02
POSTGRES_PACE = 0.2
RECONNECT = 0.5
#: Commits that come closer together than this wake a reader once.
GATHER = 0.002


class Watch(Protocol):
    """Notices that another process has written. `pace` is how long (seconds) a waiter may sleep between looks."""

    pace: float

    def start(self, stirred: Callable[[], None]) -> None:
        """Begin; called once, by the first waiter."""
        ...

    def looks_changed(self) -> bool:
        """Whether something was written since the last look."""
        ...

    def close(self) -> None:
        """End; may be called more than once."""
        ...


class Wake:
    """Wakes those who wait for the log to grow. `head` asks the database for the last position."""

    def __init__(self, head: Callable[[], int], watch: Watch) -> None:
        self._head, self._watch = head, watch
        self._known, self._grown = 0, Condition()
        self._started = self._closed = False
        self._starting = Lock()

    def tell(self, position: int) -> None:
        """This process has stored, or seen, the event at this position."""
        with self._grown:
            if position > self._known:
                self._known = position
                self._grown.notify_all()

    def wait(self, after: int, timeout: float = LONGEST) -> bool:
        """Wait until the log goes beyond position `after`, at most `timeout` seconds; whether it does.

        A database that cannot be asked counts as no news: the caller comes back anyway.
        """
        self._start()
        deadline = monotonic() + min(timeout, LONGEST)
        while not self._sleep(after, deadline - monotonic()):
            if self._closed or monotonic() >= deadline:
                self._look()
                return self._known > after
            if self._watch.looks_changed():
                self._look()
        return True

    def close(self) -> None:
        """Let everybody go; waiting returns at once from now on."""
        with self._grown:
            self._closed = True
            self._grown.notify_all()
        with self._starting:
            self._watch.close()

    def _start(self) -> None:
        with self._starting:
            if not (self._started or self._closed):
                self._watch.start(self._look)
            self._started = True

    def _sleep(self, after: int, remaining: float) -> bool:
        with self._grown:
            if self._known <= after and not self._closed and remaining > 0:
                self._grown.wait(min(remaining, self._watch.pace))
            return self._known > after

    def _look(self) -> None:
        if not self._closed:
            with suppress(StoreUnavailable):
                self.tell(self._head())


class SQLiteWatch:
    """Asks SQLite whether another connection has written: a look at shared memory, some microseconds."""

    pace = SQLITE_PACE

    def __init__(self, file: Path) -> None:
        self._file, self._turn = file, Lock()
        self._connection: sqlite3.Connection | None = None
        self._seen, self._over = -1, False

    def start(self, stirred: Callable[[], None]) -> None:
        stirred()

    def looks_changed(self) -> bool:
        try:
            with self._turn:
                if self._over:
                    return False
                if self._connection is None:
                    self._connection = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
                (version,) = self._connection.execute("PRAGMA data_version").fetchone()
                before, self._seen = self._seen, version
        except sqlite3.Error:
            return True
        return bool(before != version)

    def close(self) -> None:
        with self._turn:
            self._over = True
            if self._connection is not None:
                self._connection.close()


class PostgresWatch:
    """Listens on a session of its own, and on a new one where it was lost. A standby refuses: waiters look then."""

    pace = LONGEST

    def __init__(self, url: str) -> None:
        self._url, self._over = url, Event()
        self._thread: Thread | None = None

    def start(self, stirred: Callable[[], None]) -> None:
        self._thread = Thread(target=self._run, args=(stirred,), name="kendala-listen", daemon=True)
        self._thread.start()

    def looks_changed(self) -> bool:
        return False

    def close(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join(timeout=2 * LONGEST)

    def _run(self, stirred: Callable[[], None]) -> None:
        while not self._over.is_set():
            with suppress(psycopg.Error):
                self._listen(stirred)
            self._over.wait(RECONNECT)

    def _listen(self, stirred: Callable[[], None]) -> None:
        with psycopg.connect(self._url, autocommit=True, connect_timeout=5) as connection:
            connection.execute("LISTEN stored_events")
            stirred()  # what came while nobody listened
            while not self._over.is_set():
                if list(connection.notifies(timeout=POSTGRES_PACE, stop_after=1)):
                    stirred()
                    self._over.wait(GATHER)


def wake_for(settings: Settings, head: Callable[[], int]) -> Wake:
    """The wake-up of an installation's log."""
    url = settings.database_url
    return Wake(head, SQLiteWatch(settings.events_file) if url is None else PostgresWatch(url))
