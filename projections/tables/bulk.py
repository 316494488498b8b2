"""The table of what was done to many at once: one row per bulk."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

from projections.tables.columns import UUID_, Moment


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`id` is the correlation of its events, `undoes` the bulk that it took back; `done` and `left` are counts."""
    name = f"bulk{suffix}"
    bulk = Table(
        name,
        metadata,
        Column("id", UUID_, primary_key=True),
        Column("position", BigInteger, nullable=False),
        Column("act", String, nullable=False),
        Column("at", Moment, nullable=False),
        Column("account", String, nullable=False),
        Column("office", String, nullable=False),
        Column("by", Text, nullable=False),
        Column("done", Integer, nullable=False),
        Column("left", Integer, nullable=False),
        Column("undoes", UUID_),
    )
    Index(f"{name}_by_office", bulk.c.office, bulk.c.position)
    Index(f"{name}_by_account", bulk.c.account, bulk.c.position)
    Index(f"{name}_by_position", bulk.c.position)
    Index(f"{name}_by_undoes", bulk.c.undoes)
    return bulk
