"""Which log position a moment stands for: the last one of which all was recorded by then.

Two processes that record at once may be a little apart in time and place in the log: a position counts as recorded
when everything up to it was. So a past never holds an event without those before it.
"""

from datetime import datetime

from sqlalchemy import Connection, Table, func, insert, select

from domain.directory import Directory
from projections.latest import Batch
from projections.positions import POSITIONS
from projections.tables import MOMENTS
from projections.tables.moments import tables

__all__ = ["apply", "moment_of", "position_at", "tables"]


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Note each position at which the time moved on."""
    latest = _latest(connection, tables)
    rows = []
    for change in batch:
        recorded_at = change.event.recorded_at
        if latest is None or recorded_at > latest:
            latest = recorded_at
            rows.append({"position": change.position, "recorded_at": latest})
    if rows:
        connection.execute(insert(tables), rows)


def position_at(connection: Connection, moment: datetime) -> int:
    """The last position by which all was recorded at this moment; 0 before the first event.

    From the last event on it is the position that the read models hold, also for a moment to come.
    """
    c = MOMENTS.c
    later = select(c.position).where(c.recorded_at > moment).order_by(c.recorded_at).limit(1)
    first_later = connection.execute(later).scalar_one_or_none()
    return _held(connection) if first_later is None else first_later - 1


def moment_of(connection: Connection, position: int) -> datetime | None:
    """When all up to this position was recorded, in UTC; None where nothing was yet."""
    return _latest(connection, MOMENTS, position)


def _held(connection: Connection) -> int:
    held = select(func.max(POSITIONS.c.position)).where(POSITIONS.c.name == "moments")
    return connection.execute(held).scalar_one_or_none() or 0


def _latest(connection: Connection, tables: Table, upto: int | None = None) -> datetime | None:
    c = tables.c
    rows = select(c.recorded_at).order_by(c.position.desc()).limit(1)
    return connection.execute(rows if upto is None else rows.where(c.position <= upto)).scalar_one_or_none()
