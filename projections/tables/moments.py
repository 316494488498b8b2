"""The moments' table: the log positions at which the recorded time moved on."""

from sqlalchemy import BigInteger, Column, Index, MetaData, Table

from projections.tables.columns import Moment


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`recorded_at` grows from row to row: an event that was recorded no later than one before it has no row."""
    name = f"moments{suffix}"
    moments = Table(
        name,
        metadata,
        Column("position", BigInteger, primary_key=True, autoincrement=False),
        Column("recorded_at", Moment, nullable=False),
    )
    Index(f"{name}_by_recorded_at", moments.c.recorded_at, moments.c.position)
    return moments
