"""Columns that a newer program has and an older one did not make."""

from typing import Any

from sqlalchemy import Column, Connection, inspect, text


def add_column(connection: Connection, column: Column[Any]) -> None:
    """Add the column where it is missing; it has to allow nothing in it."""
    table, kind = column.table.name, column.type.compile(connection.dialect)
    if column.name not in {each["name"] for each in inspect(connection).get_columns(table)}:
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column.name} {kind}"))
