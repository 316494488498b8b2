"""One page of a list, and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, false, select, union_all

from domain.acting import Acting
from projections.board.card import CARD, Card, card
from projections.board.counting import count
from projections.board.filters import Filters, equalities, others
from projections.board.sorting import ORDERS, Sort, beyond, cursor_at, key
from projections.counts.sums import MOST_KEPT
from projections.looking import FEW, beside_index, compared, together
from projections.search.matching import Match, matching
from projections.tables import BOARD
from projections.visible import Reason, sight, visible

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
    found, total = _found(connection, acting, filters, _Place(sort, cursor, limit + 1))
    return Page(
        items=tuple(card(row) for row in found[:limit]),
        next_cursor=cursor_at(sort, found[limit - 1]) if len(found) > limit else None,
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
        """The rows of this place; the columns that the next cursor needs are put behind the others."""
        columns = key(self.sort, position)
        after = [beyond(self.sort, self.cursor, position)] if self.cursor else []
        down = ORDERS[self.sort].down
        ordered = rows.add_columns(*columns).where(*after).order_by(*(c.desc() if down else c.asc() for c in columns))
        return ordered.limit(self.limit)


def _found(connection: Connection, acting: Acting, filters: Filters, place: _Place) -> tuple[Sequence[Row[Any]], int]:
    """The rows of the place and one more, and how many there are: what a search finds is counted if that is more."""
    match = matching(connection, filters.q)
    if match is None:
        total = count(connection, acting, filters, None, EXACT_TOTAL + 1)
        few = total <= EXACT_TOTAL
        return connection.execute(_looked_up(acting, filters, place, few=few)).all(), total
    found = connection.execute(_matched(acting, filters, match, place)).all()
    if place.cursor is None and len(found) < place.limit:
        return found, len(found)
    return found, count(connection, acting, filters, match, EXACT_TOTAL + 1)


def _matched(acting: Acting, filters: Filters, match: Match, place: _Place) -> Select[Any]:
    """The rows that the search finds, of those that the filters let through."""
    where = (match.condition, *compared(equalities(filters), look_up=False), *others(filters), visible(acting))
    return place.of(select(*CARD).select_from(match.source).where(*where), match.position)


@lru_cache(MOST_KEPT)
def _looked_up(acting: Acting, filters: Filters, place: _Place, *, few: bool) -> Select[Any]:
    """The rows of each reason for which they are seen, each found by its own index, and of these the first.

    Kept once made: to make the statement takes longer than to answer it.
    """
    parts = [
        part
        for reason in sight(acting).reasons()
        if (part := _seen_for(reason, filters, place.sort, few=few)) is not None
    ]
    if not parts:
        return place.of(select(*CARD).where(false()), BOARD.c.raised_position)
    if len(parts) == 1:
        return place.of(select(*CARD).where(*parts[0]), BOARD.c.raised_position)
    # Each part is cut to the page before they are put together, and cards are read only for what is left.
    first = (place.of(select(BOARD.c.id).where(*part), BOARD.c.raised_position).subquery() for part in parts)
    found = union_all(*(select(part.c.id) for part in first))
    return place.of(select(*CARD).where(BOARD.c.id.in_(found)), beside_index(BOARD.c.raised_position))


def _seen_for(reason: Reason, filters: Filters, sort: Sort, *, few: bool) -> list[ColumnElement[bool]] | None:
    """The rows seen for this reason; None where the filters ask for others.

    In the order of raising each filter's index has its rows in order. In another order that order's index is gone
    through, unless there are so `few` rows that sorting them costs less.
    """
    values = together(reason.equal, equalities(filters))
    if values is None:
        return None
    look_up = few or ORDERS[sort].column is None or not FEW.isdisjoint(values)
    return [*compared(values, look_up=look_up), *others(filters, few=few), *reason.also]
