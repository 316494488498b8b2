"""The review's table: what is open, by each dimension, oldest first."""

from sqlalchemy import Column, Date, Integer, MetaData, String, Table

from projections.tables.columns import UUID_


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """One row per open obstacle and dimension; the key is the order in which the oldest of a group is found."""
    return Table(
        f"review{suffix}",
        metadata,
        Column("by", String, primary_key=True),
        Column("value", String, primary_key=True),
        Column("visibility", String, primary_key=True),
        Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
        Column("happened_on", Date, primary_key=True),
        Column("obstacle_id", UUID_, primary_key=True),
        sqlite_with_rowid=False,
    )
