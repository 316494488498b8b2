"""Values of the domain as JSON holds them."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.text import Text


@singledispatch
def plain(value: object) -> Any:
    """Text as its string (null once removed), records as objects, days and times in ISO 8601, percent as a number."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value


@plain.register
def _text(value: Text) -> str | None:
    return value.value


@plain.register
def _enum(value: Enum) -> Any:
    return value.value


@plain.register(UUID)
def _id(value: UUID) -> str:
    return str(value)


@plain.register(date)
def _day(value: date) -> str:
    return value.isoformat()


@plain.register(datetime)
def _moment(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


@plain.register(Decimal)
def _number(value: Decimal) -> float:
    return float(value)


@plain.register(tuple)
@plain.register(list)
@plain.register(frozenset)
def _several(value: tuple[object, ...]) -> list[Any]:
    return [plain(one) for one in value]


@plain.register(Mapping)
def _object(value: Mapping[str, object]) -> dict[str, Any]:
    return {name: plain(one) for name, one in value.items()}
