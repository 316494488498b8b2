"""The version of the log's tables."""

from kendala.store.errors import SchemaMismatch

SCHEMA = 1


def check_schema(found: int) -> None:
    """Raises SchemaMismatch unless the tables are those this program knows."""
    if found != SCHEMA:
        raise SchemaMismatch(found, SCHEMA)
