"""One page of a list, and how many there are."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, func, literal_column, or_, select, union_all

from domain.acting import Acting
from projections.board.card import CARD, Card, card
from projections.board.counting import wanted as asked_of_counters
from projections.board.filters import Filters, conditions
from projections.board.sorting import ORDERS, Sort, beyond, cursor_at, key
from projections.counts.sums import by_state
from projections.search.matching import Match, matching
from projections.tables import BOARD
from projections.visible import branches, sight, visible

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
    match = matching(connection, filters.q)
    wanted = conditions(filters)
    found = connection.execute(_rows(acting, wanted, match, _Place(sort, cursor, limit + 1))).all()
    more = len(found) > limit
    total = _total(connection, acting, filters, match)
    return Page(
        items=tuple(card(row) for row in found[:limit]),
        next_cursor=cursor_at(sort, found[limit - 1]) if more else None,
        total=min(total, EXACT_TOTAL),
        exact=total <= EXACT_TOTAL,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Which rows of the order: from the cursor on, at most `limit`."""

    sort: Sort
    cursor: str | None
    limit: int

    def of(self, rows: Select[Any], position: ColumnElement[int]) -> Select[Any]:
        """The rows of this place; those columns that the next cursor needs are put behind the others."""
        columns = key(self.sort, position)
        down = ORDERS[self.sort].down
        ordered = rows.add_columns(*(column.label(f"key_{i}") for i, column in enumerate(columns))).order_by(
            *(column.desc() if down else column.asc() for column in columns)
        )
        after = [beyond(self.sort, self.cursor, position)] if self.cursor else []
        return ordered.where(*after).limit(self.limit)


def _rows(acting: Acting, wanted: list[ColumnElement[bool]], match: Match | None, place: _Place) -> Select[Any]:
    """The first rows. What is seen for several reasons is found by the index of each, then the first of these."""
    rows = select(*CARD).where(*wanted)
    seen = branches(sight(acting))
    if match:
        return place.of(rows.select_from(match.source).where(match.condition, or_(false(), *seen)), match.position)
    if len(seen) < 2:  # noqa: PLR2004 - one reason, or none
        return place.of(rows.where(or_(false(), *seen)), BOARD.c.raised_position)
    parts = (place.of(rows.where(branch), BOARD.c.raised_position).subquery() for branch in seen)
    found = union_all(*(select(part) for part in parts)).subquery()
    keys = [found.c[f"key_{i}"] for i in range(len(key(place.sort, BOARD.c.raised_position)))]
    down = ORDERS[place.sort].down
    return select(found).order_by(*(k.desc() if down else k.asc() for k in keys)).limit(place.limit)


def _total(connection: Connection, acting: Acting, filters: Filters, match: Match | None) -> int:
    """How many there are: from the counters, else counted to one beyond what is told exactly."""
    counted = asked_of_counters(filters)
    if counted:
        return sum(one.count for one in by_state(connection, acting, counted).values())
    rows: Select[Any] = select(literal_column("1")).select_from(match.source if match else BOARD)
    rows = rows.where(visible(acting), *conditions(filters), *([match.condition] if match else []))
    return connection.execute(select(func.count()).select_from(rows.limit(EXACT_TOTAL + 1).subquery())).scalar_one()
