"""One page of a list, and how many there are."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, or_, select, union_all

from domain.acting import Acting
from projections.board.card import CARD, Card, card
from projections.board.counting import wanted as asked_of_counters
from projections.board.filters import Filters, conditions
from projections.board.sorting import ORDERS, Sort, beyond, cursor_at, key
from projections.counts.sums import by_state
from projections.search.matching import matching
from projections.tables import BOARD
from projections.visible import branches, sight

#: Up to here a total is exact; beyond, a list says only that there are at least so many.
EXACT_TOTAL = 1_000
DEFAULT_LIMIT, LARGEST_LIMIT = 50, 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page of cards; `total` is a lower bound where it is not `exact`. `next_cursor` is None on the last page."""

    items: tuple[Card, ...]
    next_cursor: str | None
    total: int
    exact: bool


def page(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    *,
    sort: Sort = Sort.NEWEST,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Page:
    """The cards that the acting office may see and that the filters let through, from the cursor on.

    Raises Invalid for a cursor that another order gave, or none.
    """
    limit = max(1, min(limit, LARGEST_LIMIT))
    wanted = [*conditions(filters), *matching(connection, filters.q)]
    found = connection.execute(_rows(acting, wanted, sort, cursor, limit + 1)).all()
    more = len(found) > limit
    total = _total(connection, acting, filters, wanted)
    return Page(
        items=tuple(card(row) for row in found[:limit]),
        next_cursor=cursor_at(sort, found[limit - 1]) if more else None,
        total=min(total, EXACT_TOTAL),
        exact=total <= EXACT_TOTAL,
    )


def _rows(acting: Acting, wanted: list[ColumnElement[bool]], sort: Sort, cursor: str | None, limit: int) -> Select[Any]:
    """The first rows of each branch of what may be seen, each found by its own index, and of these the first."""
    after = [beyond(sort, cursor)] if cursor else []
    columns = (*CARD, *(column.label(f"key_{i}") for i, column in enumerate(key(sort))))
    down = ORDERS[sort].down
    order = [column.desc() if down else column.asc() for column in key(sort)]
    seen = branches(sight(acting))
    if not seen:
        return select(*columns).where(literal_column("1 = 0"))
    parts = [select(*columns).where(branch, *wanted, *after).order_by(*order).limit(limit) for branch in seen]
    if len(parts) == 1:
        return parts[0]
    found = union_all(*(select(part.subquery()) for part in parts)).subquery()
    keys = [found.c[f"key_{i}"] for i in range(len(key(sort)))]
    return select(found).order_by(*(k.desc() if down else k.asc() for k in keys)).limit(limit)


def _total(connection: Connection, acting: Acting, filters: Filters, wanted: list[ColumnElement[bool]]) -> int:
    """How many there are: from the counters, else counted to one beyond what is told exactly."""
    counted = asked_of_counters(filters)
    if counted:
        return sum(one.count for one in by_state(connection, acting, counted).values())
    seen = branches(sight(acting))
    if not seen:
        return 0
    some: Select[Any] = select(literal_column("1")).select_from(BOARD).where(or_(*seen), *wanted).limit(EXACT_TOTAL + 1)
    return connection.execute(select(func.count()).select_from(some.subquery())).scalar_one()
