"""The read side as the edges get it (`projections.reading.Reads`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from domain.directory import Directory
from kendala.arrivals import PATIENT, Arrivals
from kendala.directory import Directories
from projections.positions import positions
from projections.registry import PROJECTIONS


@dataclass(frozen=True, slots=True)
class EngineReads:
    """Queries through an engine, with the arrivals of its own process."""

    engine: Engine
    directories: Directories
    arrivals: Arrivals

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection for one request's queries; on SQLite they see one state of the read models."""
        with self.engine.connect() as connection:
            yield connection

    def directory(self) -> Directory:
        return self.directories.current()

    def position(self) -> int:
        return self.arrivals.position()

    def wait_for(self, position: int, timeout: float = PATIENT) -> bool:
        return self.arrivals.wait_for(position, timeout)


def reached(engine: Engine) -> int:
    """The position that all read models of this program have reached, asked of the database; 0 before the first."""
    with engine.connect() as connection:
        at = positions(connection)
    return min((at[name] for name in PROJECTIONS if name in at), default=0)
