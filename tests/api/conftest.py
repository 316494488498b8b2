"""The composed application, one per test module: on both databases, or on SQLite where the database does not matter."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from fastapi.testclient import TestClient

from kendala.access.passwords import CHEAP
from kendala.migrating import migrate
from kendala.parts import assemble
from kendala.seeding import seed
from kendala.serving.app import create_app
from kendala.settings import Settings
from tests.api.programs import Admitted, House, Ticking, admitted
from tests.databases import KINDS, Place, Server
from tests.kendala.installing import catch_up
from tests.templates import filled


def begun(place: Place) -> tuple[Admitted, datetime]:
    """A new installation with an account for each office, whose read models hold it all; until when it took."""
    migrate(settings_of(place))
    clock = Ticking()
    parts = assemble(settings_of(place), clock=clock, password_cost=CHEAP)
    seed(parts.log, clock)
    offices = admitted(parts)
    catch_up(parts)
    parts.close()
    return offices, clock.now


def settings_of(place: Place) -> Settings:
    """The settings of an installation there."""
    return Settings(data=place.folder, database_url=place.url, upload_limit=100_000)


@contextmanager
def built(place: Place) -> Iterator[House]:
    """A new installation in that place, serving with its worker in the same process."""
    offices, now = filled(place, begun)
    parts = assemble(settings_of(place), clock=Ticking(now), password_cost=CHEAP)
    with TestClient(create_app(parts, embedded=True), raise_server_exceptions=False) as client:
        yield House(parts, client, offices)


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An installation on SQLite."""
    with built(Place(kind="sqlite", folder=tmp_path_factory.mktemp("api"))) as made:
        yield made


@pytest.fixture(scope="module")
def on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> Iterator[House]:
    """An installation on PostgreSQL."""
    with postgresql.place(tmp_path_factory.mktemp("api")) as place, built(place) as made:
        yield made


@pytest.fixture(scope="module", params=KINDS)
def house(request: pytest.FixtureRequest) -> House:
    """The same test on both databases."""
    made = request.getfixturevalue(f"on_{request.param}")
    assert isinstance(made, House)
    return made
