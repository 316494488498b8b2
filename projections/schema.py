"""Making the tables of the read models."""

from sqlalchemy import Connection, Engine, inspect

from projections.positions import begin, versions
from projections.registry import PROJECTIONS
from projections.tables import PLAIN


def create(engine: Engine) -> None:
    """Make the tables that are missing, and enter each new read model at position 0. May be repeated."""
    with engine.begin() as connection:
        PLAIN.create_all(connection)
        known = versions(connection)
        for name, projection in PROJECTIONS.items():
            if name not in known:
                begin(connection, name, projection.version)


def exists(engine: Engine) -> bool:
    """Whether the tables are there."""
    return inspect(engine).has_table("projection_positions")


def outdated(connection: Connection) -> tuple[str, ...]:
    """The read models that another version of the program made, or that no version has made yet."""
    made = versions(connection)
    return tuple(name for name, p in PROJECTIONS.items() if made.get(name) != p.version)
