"""The search's tables: a full-text table on SQLite, a full-text column on PostgreSQL."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import DDL, BigInteger, Column, Index, MetaData, Table, TableClause, Text, column, event, table
from sqlalchemy.dialects.postgresql import TSVECTOR

from projections.tables.columns import UUID_

#: Key in the table's `info`: names of tables that SQLAlchemy does not know of, but that belong to it on SQLite.
VIRTUAL = "virtual"


@dataclass(frozen=True, slots=True)
class SearchTables:
    """`found` gives each obstacle its `key`, the position of its raising; `words` is SQLite's, known by that key."""

    found: Table
    words: TableClause


def tables(metadata: MetaData, suffix: str = "") -> SearchTables:
    """Number and text are kept apart; both hold words split by `projections/search/words.py`."""
    name, virtual = f"search{suffix}", f"search_words{suffix}"
    found = Table(
        name,
        metadata,
        Column("obstacle_id", UUID_, primary_key=True),
        Column("key", BigInteger, nullable=False),
        Column("words", TSVECTOR().with_variant(Text(), "sqlite")),
        info={VIRTUAL: (virtual,)},
    )
    Index(f"{name}_by_key", found.c.key, unique=True)
    Index(f"{name}_by_words", found.c.words, postgresql_using="gin").ddl_if(dialect="postgresql")
    _on_sqlite(found, "after_create", f"CREATE VIRTUAL TABLE {virtual} USING fts5(number, text, prefix = '2 3')")
    _on_sqlite(found, "before_drop", f"DROP TABLE IF EXISTS {virtual}")
    words: list[Any] = [column("rowid", BigInteger), column("number", Text), column("text", Text)]
    return SearchTables(found, table(virtual, *words, column(virtual, Text)))


def _on_sqlite(found: Table, when: str, statement: str) -> None:
    made = DDL(statement)  # type: ignore[no-untyped-call]  # the library left it out
    event.listen(found, when, made.execute_if(dialect="sqlite"))
