"""Making a read model anew beside the one that is shown, and showing it in its place in one transaction.

create_next(connection, projection)       makes empty tables and a position 0 under the name `board__next`
projection.apply(connection, next_tables(projection), batch, directory); advance(connection, [next_name], ...)
switch(connection, projection)            True once it stood where the old one stands and took its place
"""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, MetaData, inspect
from sqlalchemy.sql.elements import quoted_name

from projections.positions import NEXT, begin, forget, position_of, rename
from projections.registry import Projection
from projections.tables.search import VIRTUAL


def next_name(projection: Projection) -> str:
    """The name under which the new one's position is kept."""
    return projection.name + NEXT


@cache
def next_tables(projection: Projection) -> Any:
    """The new one's tables, as `apply` takes them; always the same ones, by which statements are kept."""
    return projection.tables(MetaData(), NEXT)


def create_next(connection: Connection, projection: Projection) -> Any:
    """Make the new one's tables, empty; whatever an unfinished rebuild left is dropped first."""
    drop_next(connection, projection)
    metadata = MetaData()
    tables = projection.tables(metadata, NEXT)
    token = uuid4().hex[:8]
    for table in metadata.tables.values():
        for index in table.indexes:
            # an index keeps its name when its table gets another, and would clash with that of the next rebuild
            index.name = quoted_name(f"{index.name}_{token}", None)
    metadata.create_all(connection)
    begin(connection, next_name(projection), projection.version)
    return tables


def drop_next(connection: Connection, projection: Projection) -> None:
    """Give a rebuild up."""
    metadata = MetaData()
    projection.tables(metadata, NEXT)
    metadata.drop_all(connection)
    forget(connection, next_name(projection))


def switch(connection: Connection, projection: Projection) -> bool:
    """Show the new one instead of the old one; False, and nothing is changed, while it is not at the same position."""
    old = position_of(connection, projection.name)
    new = position_of(connection, next_name(projection))
    if new is None or (old is not None and old != new):
        return False
    metadata = MetaData()
    projection.tables(metadata, "")
    names = list(_names(connection, metadata))
    metadata.drop_all(connection)
    for name in names:
        connection.exec_driver_sql(f'ALTER TABLE "{name}{NEXT}" RENAME TO "{name}"')
    rename(connection, next_name(projection), projection.name)
    return True


def _names(connection: Connection, metadata: MetaData) -> Iterator[str]:
    """The plain names of its tables, with those that SQLAlchemy does not know of."""
    there = inspect(connection)
    for table in metadata.tables.values():
        yield table.name
        yield from (name for name in table.info.get(VIRTUAL, ()) if there.has_table(name + NEXT))
