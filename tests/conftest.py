"""Fixtures that all tests share."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import KINDS, Place, Server, server

settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("soak", parent=settings.get_profile("ci"), derandomize=False, max_examples=2_000)
settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count properties among the soak: there they run long and at random."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One server for the whole run, started by the first test that needs it."""
    with tempfile.TemporaryDirectory(prefix="kendala-") as folder, server(Path(folder)) as started:
        yield started


@pytest.fixture
def sqlite_place(tmp_path: Path) -> Place:
    """A fresh data folder on SQLite."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Place(kind="sqlite", folder=folder)


@pytest.fixture
def postgresql_place(tmp_path: Path, postgresql: Server) -> Iterator[Place]:
    """A fresh database on PostgreSQL, and a data folder for files."""
    folder = tmp_path / "data"
    folder.mkdir()
    with postgresql.database() as url:
        yield Place(kind="postgresql", folder=folder, url=url)


@pytest.fixture(params=KINDS)
def databases(request: pytest.FixtureRequest) -> Place:
    """The same test on both databases: a fresh, empty place on each."""
    place = request.getfixturevalue(f"{request.param}_place")
    assert isinstance(place, Place)
    return place


@pytest.fixture
def database_url(databases: Place) -> str:
    """The location alone: a folder for SQLite, a URL for PostgreSQL."""
    return databases.location
