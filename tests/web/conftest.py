"""The pages of the composed application on both databases, and on SQLite alone where the database is not the point."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi import FastAPI

from tests.api.conftest import built
from tests.databases import KINDS, Place, Server
from tests.web.visitors import Site


@contextmanager
def opened(place: Place) -> Iterator[Site]:
    """A new installation in that place."""
    with built(place) as house:
        assert isinstance(house.client.app, FastAPI)
        yield Site(house.client.app, house)


@pytest.fixture(scope="module")
def site_on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation on SQLite."""
    with opened(Place(kind="sqlite", folder=tmp_path_factory.mktemp("web"))) as made:
        yield made


@pytest.fixture(scope="module")
def site_on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgresql: Server) -> Iterator[Site]:
    """An installation on PostgreSQL."""
    with postgresql.place(tmp_path_factory.mktemp("web")) as place, opened(place) as made:
        yield made


@pytest.fixture(scope="module", params=KINDS)
def site(request: pytest.FixtureRequest) -> Site:
    """The same test on both databases, for pages that ask them something of their own."""
    made = request.getfixturevalue(f"site_on_{request.param}")
    assert isinstance(made, Site)
    return made
