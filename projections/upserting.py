"""Writing rows that may be there already, the same way on both databases."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Row],
    *,
    kept: Collection[str] = (),
    kept_without_new: Collection[str] = (),
) -> None:
    """Insert rows, or update those whose primary key is there.

    Where a row is there, columns in `kept` stay, and those in `kept_without_new` stay where the new value is None.
    """
    if not rows:
        return
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    new: dict[str, Any] = {name: statement.excluded[name] for name in rows[0] if name not in key and name not in kept}
    new |= {name: func.coalesce(statement.excluded[name], table.c[name]) for name in kept_without_new}
    if new:
        statement = statement.on_conflict_do_update(index_elements=key, set_=new)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=key)
    connection.execute(statement, list(rows))
