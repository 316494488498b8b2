"""How far each read model has come in the log."""

from collections.abc import Mapping, Sequence

from sqlalchemy import BigInteger, Column, Connection, Integer, String, Table, delete, insert, select, update

from projections.tables import PLAIN

#: Ends the names of tables and positions of a read model that is being rebuilt.
NEXT = "__next"
POSITIONS = Table(
    "projection_positions",
    PLAIN,
    Column("name", String, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
)


def positions(connection: Connection) -> Mapping[str, int]:
    """The log position of each read model that is shown; those that are being rebuilt are left out."""
    rows = connection.execute(select(POSITIONS.c.name, POSITIONS.c.position))
    return {name: position for name, position in rows if not name.endswith(NEXT)}


def versions(connection: Connection) -> Mapping[str, int]:
    """The version of its shape in which each read model was made."""
    rows = connection.execute(select(POSITIONS.c.name, POSITIONS.c.version))
    return {name: version for name, version in rows if not name.endswith(NEXT)}


def position_of(connection: Connection, name: str) -> int | None:
    """The position of one read model, also one that is being rebuilt, kept from moving until the transaction ends."""
    found = select(POSITIONS.c.position).where(POSITIONS.c.name == name).with_for_update()
    return connection.execute(found).scalar_one_or_none()


def advance(connection: Connection, names: Sequence[str], old: int, new: int) -> bool:
    """Move these read models on; False where another worker has moved one: then the transaction must be given up."""
    c = POSITIONS.c
    here = (c.name.in_(names), c.position == old, c.position < new)
    return connection.execute(update(POSITIONS).where(*here).values(position=new)).rowcount == len(names)


def begin(connection: Connection, name: str, version: int) -> None:
    """Enter a read model that holds nothing yet."""
    forget(connection, name)
    connection.execute(insert(POSITIONS).values(name=name, position=0, version=version))


def forget(connection: Connection, name: str) -> None:
    """Strike out a read model."""
    connection.execute(delete(POSITIONS).where(POSITIONS.c.name == name))


def rename(connection: Connection, old: str, new: str) -> None:
    """Let the read model `old` be known as `new`."""
    forget(connection, new)
    connection.execute(update(POSITIONS).where(POSITIONS.c.name == old).values(name=new))
