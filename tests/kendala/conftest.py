"""Prepared installations: on SQLite a copy for each test, on both databases one for each module."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kendala.parts import Parts
from kendala.preparing import prepare
from kendala.settings import Settings
from tests.databases import KINDS, Place, Server
from tests.kendala.installing import assembled, copied, prepared


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared SQLite folder that is only copied."""
    folder = tmp_path_factory.mktemp("template")
    prepare(Settings(data=folder))
    return folder


@pytest.fixture
def installed(template: Path, tmp_path: Path) -> Settings:
    """An installation of the test's own, on SQLite."""
    return copied(template, tmp_path / "installed")


@pytest.fixture
def parts(installed: Settings) -> Iterator[Parts]:
    """The parts of that installation."""
    with assembled(installed) as put_together:
        yield put_together


@pytest.fixture
def installed_anywhere(databases: Place) -> Settings:
    """An installation of the test's own, on each database."""
    return prepared(databases)


@pytest.fixture
def parts_anywhere(installed_anywhere: Settings) -> Iterator[Parts]:
    """Its parts."""
    with assembled(installed_anywhere) as put_together:
        yield put_together


@pytest.fixture(scope="module", params=KINDS)
def shared(request: pytest.FixtureRequest, template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """One installation on each database for all tests of a module, which touch their own obstacles only."""
    folder = tmp_path_factory.mktemp("shared")
    if request.param == "sqlite":
        with assembled(copied(template, folder)) as put_together:
            yield put_together
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.place(folder) as place, assembled(prepared(place)) as put_together:
        yield put_together
