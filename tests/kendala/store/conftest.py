"""An empty log on both databases, and more handles on the same one as other processes would have."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Protocol

import pytest

from kendala.settings import Settings
from kendala.store import Log, migrate, open_log
from tests.databases import Place
from tests.templates import filled


class Opener(Protocol):
    """Opens another handle on the log, closed when the test ends."""

    def __call__(self) -> Log: ...


def settings_of(place: Place) -> Settings:
    """The settings that point at a place."""
    return Settings(data=place.folder, database_url=place.url)


@pytest.fixture
def settings(databases: Place) -> Settings:
    """A place where nothing has been made yet."""
    return settings_of(databases)


@pytest.fixture
def open_another(databases: Place, settings: Settings) -> Iterator[Opener]:
    """Further handles on the log."""
    filled(databases, create)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(open_log(settings)))


def create(place: Place) -> None:
    """Make the tables of the log."""
    migrate(settings_of(place))


@pytest.fixture
def log(open_another: Opener) -> Log:
    """An empty log."""
    return open_another()
