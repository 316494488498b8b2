"""Making a read model anew from the log while the old one is shown and kept up to date."""

from collections.abc import Callable
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from kendala.engines import reading, writing
from kendala.folding import Folding
from kendala.parts import Parts
from kendala.store.errors import StoreUnavailable
from projections.positions import advance, positions
from projections.rebuilding import create_next, drop_next, next_name, next_tables, switch
from projections.registry import PROJECTIONS, Projection

BATCH = 500


def rebuild(parts: Parts, name: str, progress: Callable[[int], None]) -> None:
    """Fill new tables from the beginning of the log, then show them in one transaction; `progress` gets positions.

    The new ones never run ahead of the old ones, so both stand at one position when they change places, whether a
    worker runs beside this or not. Raises StoreUnavailable where another rebuild of the same one was begun meanwhile.
    """
    projection = PROJECTIONS[name]
    with writing(parts.read_engine) as connection:
        create_next(connection, projection)
    folding, position = Folding(parts.log), 0
    try:
        while not _switched(parts, projection):
            position = _batch(parts, projection, folding, position)
            progress(position)
    except StoreUnavailable:
        raise  # what lies there is the other one's
    except BaseException:
        _clear(parts, projection)
        raise


def _clear(parts: Parts, projection: Projection) -> None:
    """Leave nothing of a rebuild that was broken off."""
    with suppress(SQLAlchemyError), writing(parts.read_engine) as connection:
        drop_next(connection, projection)


def _switched(parts: Parts, projection: Projection) -> bool:
    with writing(parts.read_engine) as connection:
        return switch(connection, projection)


def _batch(parts: Parts, projection: Projection, folding: Folding, position: int) -> int:
    """The next events for the new tables, at most up to where the old ones stand; the position then."""
    with reading(parts.read_engine) as connection:
        shown = positions(connection)[projection.name]
    batch = parts.log.read(position, BATCH, upto=shown)
    reached = batch[-1].position if len(batch) == BATCH else shown
    if reached > position:
        changes = folding.changes(batch)
        with writing(parts.read_engine) as connection:
            if not advance(connection, next_name(projection), position, reached):
                raise StoreUnavailable("store_busy", f"another rebuild of {projection.name} was begun")
            projection.apply(connection, next_tables(projection), changes, parts.directories.current())
    return reached
