"""Writing rows that may be there already, the same way on both databases."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, func
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]
Names = tuple[str, ...]
#: Statements that are kept.
MOST_KEPT = 128


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Row],
    *,
    kept: Collection[str] = (),
    kept_without_new: Collection[str] = (),
    added: Collection[str] = (),
) -> None:
    """Insert rows, or update those whose primary key is there.

    Where a row is there, columns in `kept` stay, those in `kept_without_new` stay where the new value is None, and to
    those in `added` the new value is added.
    """
    if rows:
        postgres = connection.dialect.name == "postgresql"
        statement = _statement(
            table, tuple(rows[0]), tuple(kept), tuple(kept_without_new), tuple(added), postgres=postgres
        )
        connection.execute(statement, list(rows))


@lru_cache(MOST_KEPT)
def _statement(
    table: Table, columns: Names, kept: Names, kept_without_new: Names, added: Names, *, postgres: bool
) -> sqlite.Insert | postgresql.Insert:
    """Kept once made: for a single row, to make the statement takes longer than to execute it."""
    insert = postgresql.insert if postgres else sqlite.insert
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    new: dict[str, Any] = {name: statement.excluded[name] for name in columns if name not in key and name not in kept}
    new |= {name: func.coalesce(statement.excluded[name], table.c[name]) for name in kept_without_new}
    new |= {name: table.c[name] + statement.excluded[name] for name in added}
    if new:
        return statement.on_conflict_do_update(index_elements=key, set_=new)
    return statement.on_conflict_do_nothing(index_elements=key)
