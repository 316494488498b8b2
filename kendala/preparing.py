"""Data made ready for this version of the program: tables, the seed, and read models in their present shape."""

from collections.abc import Callable
from functools import partial

from kendala.engines import reading
from kendala.migrating import migrate
from kendala.parts import Parts, parts_of
from kendala.rebuilding import rebuild
from kendala.seeding import seed
from kendala.settings import Settings
from kendala.store.errors import StoreError
from projections.registry import PROJECTIONS
from projections.schema import exists, outdated

Progress = Callable[[str, int, int], None]


class ReadModelsOutdated(StoreError):  # noqa: N818 - a state of the data, not a mistake
    """Another version of the program made these read models; `kendala migrate` makes them anew."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"read models of another version: {', '.join(names)}: run `kendala migrate`")
        self.names = names


def prepare(settings: Settings, progress: Progress = lambda *_: None) -> None:
    """Make what is missing and rebuild what is outdated. May be repeated, and run beside a working server.

    `progress` gets the name of a read model that is rebuilt, the head of the log, and the position it has reached.
    Raises SchemaMismatch, StoreUnavailable.
    """
    migrate(settings)
    with parts_of(settings) as parts:
        seed(parts.log, parts.clock)
        for name in outdated_models(parts):
            rebuild(parts, name, partial(progress, name, parts.log.head()))


def outdated_models(parts: Parts) -> tuple[str, ...]:
    """The read models that another version of the program made, or that nobody has made yet."""
    if not exists(parts.read_engine):
        return tuple(PROJECTIONS)
    with reading(parts.read_engine) as connection:
        return outdated(connection)


def refuse_unprepared(settings: Settings) -> None:
    """Raise SchemaMismatch or ReadModelsOutdated where a process that starts now could not do its work."""
    with parts_of(settings) as parts:
        if names := outdated_models(parts):
            raise ReadModelsOutdated(names)
