"""Installations for tests: prepared once and copied, and the facts that many tests begin with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from shutil import copytree
from typing import Any
from uuid import UUID

from domain.acting import Acting
from domain.obstacle import Effect, RaiseObstacle
from domain.text import Text
from domain.tracker import Request
from kendala.access.passwords import CHEAP
from kendala.folding import Folding
from kendala.migrating import migrate
from kendala.parts import Parts, assemble
from kendala.preparing import prepare
from kendala.settings import Settings
from tests.databases import Place
from tests.domain.obstacle.offices import OPERATOR
from tests.templates import filled

_numbers = count(1)


class Ticking:
    """A clock that starts at noon (WITA) of 28 November 2024 and goes on a millisecond whenever it is looked at."""

    def __init__(self) -> None:
        self.now = datetime(2024, 11, 28, 4, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


def copied(template: Path, folder: Path) -> Settings:
    """A copy of a prepared SQLite folder."""
    copytree(template, folder, dirs_exist_ok=True)
    return Settings(data=folder)


def prepared(place: Place) -> Settings:
    """A prepared installation at that place."""
    filled(place, _prepare)
    return settings_of(place)


def migrated(place: Place) -> Settings:
    """One that has its tables and nothing else."""
    filled(place, _migrate)
    return settings_of(place)


def settings_of(place: Place) -> Settings:
    """The settings that point at a place."""
    return Settings(data=place.folder, database_url=place.url)


def _prepare(place: Place) -> None:
    prepare(settings_of(place))


def _migrate(place: Place) -> None:
    migrate(settings_of(place))


@contextmanager
def assembled(settings: Settings) -> Iterator[Parts]:
    """The parts of an installation, with a clock of 2024 and cheap passwords."""
    parts = assemble(settings, clock=Ticking(), password_cost=CHEAP)
    try:
        yield parts
    finally:
        parts.close()


def report(words: str = "SIPD lambat dan sering terputus", **more: Any) -> RaiseObstacle:
    """What an agency reports."""
    given: dict[str, Any] = {
        "agency": "DINKES",
        "cause": "A9-SIPD",
        "description": Text(words),
        "effect": Effect.FINISHED_UNPAID,
        "happened_on": date(2024, 11, 15),
    }
    return RaiseObstacle(**given | more)


def raised(parts: Parts, words: str = "SIPD lambat dan sering terputus", *, by: Acting = OPERATOR, **more: Any) -> UUID:
    """Raise an obstacle; its id."""
    request = Request(acting=by, key=f"raise-{next(_numbers)}")
    return parts.tracker.raise_obstacle(report(words, **more), request).id


def catch_up(parts: Parts) -> None:
    """Let the read models hold everything, as a worker would."""
    parts.worker.catch_up(Folding(parts.log))
