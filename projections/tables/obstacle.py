"""The obstacle's table: each obstacle as folded from its events, to be read whole."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text, UniqueConstraint

from projections.tables.columns import UUID_


def tables(metadata: MetaData, suffix: str = "") -> Table:
    """`body` is the obstacle as JSON (`projections/encoding.py`), `position` the log position of its last event."""
    return Table(
        f"obstacle{suffix}",
        metadata,
        Column("id", UUID_, primary_key=True),
        Column("number_year", Integer, nullable=False),
        Column("number_n", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("position", BigInteger, nullable=False),
        Column("body", Text, nullable=False),
        UniqueConstraint("number_year", "number_n"),
    )
