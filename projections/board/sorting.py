"""Orders of a list, and the cursor that says where the next page begins."""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec
from sqlalchemy import Column, ColumnElement, FromClause, Row, literal, tuple_

from domain.refusals import Invalid
from projections.tables import BOARD

#: What a column holds; larger numbers and times without a zone never came from a row.
Whole = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
Time = Annotated[datetime, msgspec.Meta(tz=True)]


class Sort(StrEnum):
    """Orders of a list. `amount` puts the largest first, `age` what happened first; what is not stated comes last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    AMOUNT = "amount"
    NEEDED_BY = "needed_by"
    UPDATED = "updated"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Order:
    """The column that a list is sorted by (None: by raising alone), its direction, and the type in cursors."""

    column: Column[Any] | None
    down: bool
    kind: Any = None


ORDERS = {
    Sort.NEWEST: Order(None, down=True),
    Sort.OLDEST: Order(None, down=False),
    Sort.AMOUNT: Order(BOARD.c.amount_order, down=True, kind=Whole),
    Sort.NEEDED_BY: Order(BOARD.c.needed_by_order, down=False, kind=date),
    Sort.UPDATED: Order(BOARD.c.updated_at, down=True, kind=Time),
    Sort.AGE: Order(BOARD.c.happened_on, down=False, kind=date),
}


def key(sort: Sort, position: ColumnElement[int], rows: FromClause = BOARD) -> tuple[ColumnElement[Any], ...]:
    """The columns that give each row a place of its own in this order; `position` is that of its raising."""
    column = ORDERS[sort].column
    return (position,) if column is None else (rows.c[column.name], position)


def beyond(sort: Sort, cursor: str, position: ColumnElement[int], rows: FromClause = BOARD) -> ColumnElement[bool]:
    """The rows after the one that the cursor names. Raises Invalid for a cursor that this order did not give."""
    columns, values = key(sort, position, rows), _values(sort, cursor)
    if len(columns) == 1:
        column, value = columns[0], values[0]
        after: ColumnElement[bool] = column < value if ORDERS[sort].down else column > value
        return after
    mine = tuple_(*columns)
    last = tuple_(*(literal(value, column.type) for column, value in zip(columns, values, strict=True)))
    return mine < last if ORDERS[sort].down else mine > last


def cursor_at(sort: Sort, row: Row[Any]) -> str:
    """The cursor that names this row, whose last columns are the key of the order."""
    raw = msgspec.json.encode([sort.value, *row[-_width(sort) :]])
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _values(sort: Sort, cursor: str) -> tuple[Any, ...]:
    kinds: Any = (str, Whole) if _width(sort) == 1 else (str, ORDERS[sort].kind, Whole)
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        name, *decoded = msgspec.json.decode(raw, type=tuple[kinds])
        values = [value.astimezone(UTC) if isinstance(value, datetime) else value for value in decoded]
    except (ValueError, OverflowError, binascii.Error, msgspec.MsgspecError) as unreadable:
        raise Invalid(cursor=("unknown_cursor", {})) from unreadable
    if name != sort:
        raise Invalid(cursor=("unknown_cursor", {}))
    return tuple(values)


def _width(sort: Sort) -> int:
    """How many columns the key of the order has."""
    return 1 if ORDERS[sort].column is None else 2
