"""The counters' table: how many obstacles and how much money in each cell of one dimension."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """A row counts the obstacles with `value` in the dimension `by`, split by year, visibility and state.

    The number of rows is bounded by the values there are, not by the obstacles. `amount` sums whole rupiah.
    """
    return Table(
        f"counts{suffix}",
        metadata,
        Column("by", String, primary_key=True),
        Column("value", String, primary_key=True),
        Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
        Column("visibility", String, primary_key=True),
        Column("state", String, primary_key=True),
        Column("n", Integer, nullable=False),
        Column("amount", BigInteger, nullable=False),
        Column("without_amount", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
