"""Fixtures that all tests share."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import KINDS, Place, Server, server

#: Memory that is used like a disk: what tests keep need not outlive the machine, so no commit has to wait for it.
MEMORY, ROOM = Path("/dev/shm"), 4 * 1024**3  # noqa: S108 - each folder in it is made by tempfile or pytest
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None  # asked anew

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


#: Folders whose files have few tests that take long: begun last, one of them would keep the others waiting at the end.
SLOW = ("browser", "faults", "projections", "kendala")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, and count properties among the soak: there they run long and at random."""
    items.sort(key=lambda item: _turn(item.path.parts))
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.soak)


def _turn(parts: tuple[str, ...]) -> int:
    return next((n for n, folder in enumerate(SLOW) if folder in parts), len(SLOW))


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
    with postgresql.place(folder) as place:
        yield place


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
