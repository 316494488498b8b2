"""The tables that a backup holds: the log's own and those beside it. Read models are made anew from the log."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, LargeBinary, MetaData, String, Table, Uuid, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from kendala.access.moments import Moment
from kendala.tables import BESIDE
from projections.positions import NEXT
from projections.tables import PLAIN

EVENTS = "stored_events"
#: Made by `migrate`, and no data.
NOT_KEPT = frozenset({"schema_version"})


class State(TypeDecorator[str]):
    """The state of an event, which is JSON: as a text it stays readable, and packs a third smaller."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.encode()

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else bytes(value).decode()


class Written(TypeDecorator[datetime]):
    """A time that the log's tables on SQLite keep as a text with its zone."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def kept(dialect: str) -> Mapping[str, Table]:
    """Every table of a backup by name, in an order in which their rows can be put in."""
    tables = [*_log(dialect), *(table for metadata in BESIDE for table in metadata.sorted_tables)]
    return {str(table.name): table for table in tables}


def strangers(connection: Connection) -> tuple[str, ...]:
    """The tables in the database that are neither kept nor read models."""
    read_models = {name + suffix for name in PLAIN.tables for suffix in ("", NEXT)}
    known = kept(connection.dialect.name).keys() | read_models | NOT_KEPT
    return tuple(sorted({str(name) for name in inspect(connection).get_table_names()} - known))


def _log(dialect: str) -> Iterator[Table]:
    """The log's tables; SQLite has an event's position as its row id."""
    metadata, on_sqlite = MetaData(), dialect == "sqlite"
    written: Any = Written if on_sqlite else Moment
    yield Table(
        EVENTS,
        metadata,
        Column("rowid" if on_sqlite else "notification_id", BigInteger, key="position"),
        *_event(),
        Column("topic", String),
        Column("state", State),
    )
    key = (Column("account", String, primary_key=True), Column("key", String, primary_key=True))
    digest = Column("digest", LargeBinary)
    yield Table("command_keys", metadata, *key, digest, *_event(), Column("created_at", written))
    yield Table("number_counters", metadata, Column("fiscal_year", Integer, primary_key=True), Column("last", Integer))
    number = (Column("fiscal_year", Integer), Column("n", Integer))
    yield Table("obstacle_numbers", metadata, Column("originator_id", Uuid, primary_key=True), *number)


def _event() -> tuple[Column[Any], Column[Any]]:
    """Which event: its stream and its version."""
    return Column("originator_id", Uuid), Column("originator_version", BigInteger)
