"""Types of columns that hold the same values on both databases."""

from datetime import MINYEAR, UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, String, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

WIDTH_OF_A_MOMENT = 32


class Moment(TypeDecorator[datetime]):
    """A time in UTC. SQLite has no such type: there it is ISO text of one width, so that text order is time order."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return String(WIDTH_OF_A_MOMENT) if dialect.name == "sqlite" else DateTime(timezone=True)

    def bind_processor(self, dialect: Dialect) -> Any:
        """A function for each value, made once, as for what is read."""
        if dialect.name != "sqlite":
            return None
        return lambda value: None if value is None else _in_utc(value).isoformat(timespec="microseconds")

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """A function for each value, made once: lists read four times a row."""
        if dialect.name == "sqlite":
            return lambda value: None if value is None else datetime.fromisoformat(value)
        return lambda value: None if value is None else value.astimezone(UTC)


def _in_utc(value: datetime) -> datetime:
    """The same time in UTC; at the rim of the calendar, where there is none, the first or last that there is."""
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC) if value.year == MINYEAR else datetime.max.replace(tzinfo=UTC)


UUID_ = Uuid(as_uuid=True)
