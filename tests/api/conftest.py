"""The composed application, one per test module: on both databases, or on SQLite where the database does not matter."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kendala.access.passwords import CHEAP
from kendala.migrating import migrate
from kendala.parts import assemble
from kendala.seeding import seed
from kendala.serving.app import create_app
from kendala.settings import Settings
from tests.api.programs import House, Ticking
from tests.databases import KINDS, Server


@contextmanager
def built(folder: Path, url: str | None = None) -> Iterator[House]:
    """A new installation in that folder, serving with its worker in the same process."""
    settings = Settings(data=folder, database_url=url, upload_limit=100_000)
    migrate(settings)
    clock = Ticking()
    parts = assemble(settings, clock=clock, password_cost=CHEAP)
    seed(parts.log, clock)
    with TestClient(create_app(parts, embedded=True), raise_server_exceptions=False) as client:
        yield House(parts, client)


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An installation on SQLite."""
    with built(tmp_path_factory.mktemp("api")) as made:
        yield made


@pytest.fixture(scope="module")
def on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> Iterator[House]:
    """An installation on PostgreSQL."""
    with postgresql.database() as url, built(tmp_path_factory.mktemp("api"), url) as made:
        yield made


@pytest.fixture(scope="module", params=KINDS)
def house(request: pytest.FixtureRequest) -> House:
    """The same test on both databases."""
    made = request.getfixturevalue(f"on_{request.param}")
    assert isinstance(made, House)
    return made
