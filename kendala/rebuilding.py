"""Making a read model anew from the log while the old one is shown and kept up to date."""

from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kendala.engines import reading, writing
from kendala.folding import Folding
from kendala.parts import Parts
from kendala.store.errors import StoreUnavailable
from projections.latest import Batch
from projections.positions import advance, position_of, positions
from projections.rebuilding import create_next, drop_next, next_name, next_tables, switch
from projections.registry import PROJECTIONS, Projection

BATCH = 500
#: A rebuild waits behind everybody else, a minute if it must.
TURNS = 12


def rebuild(parts: Parts, name: str, progress: Callable[[int], None]) -> None:
    """Fill new tables from the beginning of the log, then show them in one transaction; `progress` gets positions.

    What is left at the end is done while the old ones are kept from moving, so that both stand at one position when
    they change places, however much is written meanwhile. Raises StoreUnavailable where another rebuild of the same
    one was begun.
    """
    projection = PROJECTIONS[name]
    with writing(parts.read_engine, turns=TURNS) as connection:
        create_next(connection, projection)
    folding, position = Folding(parts.log), 0
    try:
        while not _finished(parts, projection, folding):
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


def _finished(parts: Parts, projection: Projection, folding: Folding) -> bool:
    """Do the rest and switch; False, and nothing is done, while the rest is more than a batch."""
    with writing(parts.read_engine, turns=TURNS) as connection:
        shown = position_of(connection, projection.name) or 0
        position = position_of(connection, next_name(projection))
        if position is None:
            raise _taken_over(projection)
        rest = parts.log.read(position, BATCH, upto=shown)
        if len(rest) == BATCH:
            return False
        _apply(connection, parts, projection, folding.changes(rest), (position, shown))
        return switch(connection, projection)


def _batch(parts: Parts, projection: Projection, folding: Folding, position: int) -> int:
    """The next events for the new tables, at most up to where the old ones stand; the position then."""
    with reading(parts.read_engine) as connection:
        shown = positions(connection)[projection.name]
    batch = parts.log.read(position, BATCH, upto=shown)
    reached = batch[-1].position if len(batch) == BATCH else shown
    changes = folding.changes(batch)
    with writing(parts.read_engine, turns=TURNS) as connection:
        _apply(connection, parts, projection, changes, (position, reached))
    return reached


def _apply(connection: Connection, parts: Parts, projection: Projection, batch: Batch, way: tuple[int, int]) -> None:
    """Bring the new tables from one position to another."""
    position, reached = way
    if reached > position:
        if not advance(connection, [next_name(projection)], position, reached):
            raise _taken_over(projection)
        projection.apply(connection, next_tables(projection), batch, parts.directories.current())


def _taken_over(projection: Projection) -> StoreUnavailable:
    return StoreUnavailable("store_busy", f"another rebuild of {projection.name} was begun")
