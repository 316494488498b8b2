"""What a person typed, as a condition on the board."""

from sqlalchemy import ColumnElement, Connection


def matching(connection: Connection, typed: str | None) -> list[ColumnElement[bool]]:
    """The rows that hold all the words; no condition where nothing was typed."""
    return []
