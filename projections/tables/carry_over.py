"""The table of year ends: one row per obstacle and closed year, as a carry-over session decided."""

from sqlalchemy import Column, Date, Index, Integer, MetaData, String, Table, Text

from projections.tables.columns import UUID_, Moment


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`into` is empty unless it was carried; `fate` says what became of it since, `times` how often it was carried."""
    name = f"carry_over{suffix}"
    carry_over = Table(
        name,
        metadata,
        Column("obstacle_id", UUID_, primary_key=True),
        Column("year", Integer, primary_key=True, autoincrement=False),
        Column("into", Integer),
        Column("ending", String, nullable=False),
        Column("due", Date),
        Column("reason", Text),
        Column("version", Integer, nullable=False),
        Column("decided_at", Moment, nullable=False),
        Column("times", Integer, nullable=False),
        Column("fate", String, nullable=False),
        Column("fate_since", Moment, nullable=False),
    )
    Index(f"{name}_by_year", carry_over.c.year)
    Index(f"{name}_by_into", carry_over.c.into)
    return carry_over
