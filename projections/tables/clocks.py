"""The table of clocks: what judging needs of each obstacle, so that a day is judged without folding a stream."""

from sqlalchemy import Boolean, Column, Index, Integer, MetaData, Table, Text

from projections.tables.columns import UUID_


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`timed`, `flags` and `watch` are JSON (`projections/encoding.py`); a closed obstacle has no `timed`."""
    name = f"clocks{suffix}"
    clocks = Table(
        name,
        metadata,
        Column("obstacle_id", UUID_, primary_key=True),
        Column("is_open", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        Column("timed", Text),
        Column("flags", Text, nullable=False),
        Column("watch", Text, nullable=False),
    )
    still = clocks.c.is_open.is_(True)
    Index(f"{name}_open", clocks.c.obstacle_id, sqlite_where=still, postgresql_where=still)
    return clocks
