"""The waiting ledger's table: one row per interval in which an obstacle waited for somebody."""

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table

from projections.tables.columns import UUID_, Moment


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`to_at` and `to_position` are empty while it lasts.

    `began` and `ended` are the same moments in whole seconds since 1970, which both databases add up alike.
    """
    name = f"ledger{suffix}"
    ledger = Table(
        name,
        metadata,
        Column("obstacle_id", UUID_, primary_key=True),
        Column("from_position", BigInteger, primary_key=True, autoincrement=False),
        Column("kind", String, primary_key=True),
        Column("who", String, primary_key=True),
        Column("from_at", Moment, nullable=False),
        Column("to_position", BigInteger),
        Column("to_at", Moment),
        Column("began", BigInteger, nullable=False),
        Column("ended", BigInteger),
    )
    Index(f"{name}_by_who", ledger.c.kind, ledger.c.who, ledger.c.from_position)
    return ledger
