"""One page of a list as it was, and how many there were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, select

from domain.acting import Acting
from domain.obstacle import State
from projections.board.card import CARD, Card, card
from projections.board.columns import Column
from projections.board.filters import Filters
from projections.board.paging import DEFAULT_LIMIT, EXACT_TOTAL, LARGEST_LIMIT, Page
from projections.board.sorting import ORDERS, Sort, beyond, cursor_at, key
from projections.counts.sums import MOST_KEPT
from projections.history.rows import AT, by_board, wheres, with_board
from projections.history.summing import count
from projections.looking import beside_index
from projections.moments import moment_of
from projections.search.matching import Match, matching
from projections.tables import BOARD, HISTORY
from projections.tables.columns import Moment
from projections.visible import visible

THEN = tuple(HISTORY.c[column.name] for column in CARD)
BY_THEN = bindparam("moment", type_=Moment())


def page(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    at: int,
    *,
    sort: Sort = Sort.NEWEST,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Page:
    """The cards as they were at the position, of what the office may see now; words are searched as they are now.

    Raises Invalid for a cursor that another order gave, or none.
    """
    limit = max(1, min(limit, LARGEST_LIMIT))
    match = matching(connection, filters.q)
    total = count(connection, acting, filters, match, at=at, most=EXACT_TOTAL + 1)
    place = Place(sort, cursor, limit + 1, few=total <= EXACT_TOTAL)
    found = _found(connection, acting, filters, place, at=at, match=match) if total else ()
    return Page(
        items=tuple(card(row) for row in found[:limit]),
        next_cursor=cursor_at(sort, found[limit - 1]) if len(found) > limit else None,
        total=min(total, EXACT_TOTAL),
        exact=total <= EXACT_TOTAL,
    )


def beginnings(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    heads: Sequence[Column],
    at: int,
    *,
    sort: Sort = Sort.NEWEST,
    limit: int,
) -> Mapping[State, tuple[Card, ...]]:
    """At most `limit` cards of each of these columns as they were, by its state."""
    match = matching(connection, filters.q)
    cards: dict[State, tuple[Card, ...]] = {}
    for head in heads:
        place = Place(sort, None, limit, few=head.count <= EXACT_TOTAL)
        own = replace(filters, states=(head.state,))
        rows = _found(connection, acting, own, place, at=at, match=match) if head.count else ()
        cards[head.state] = tuple(card(row) for row in rows)
    return cards


@dataclass(frozen=True, slots=True)
class Place:
    """Which rows of the order, and whether there are so few that sorting them costs less than going through all."""

    sort: Sort
    cursor: str | None
    limit: int
    few: bool


def _found(
    connection: Connection, acting: Acting, filters: Filters, place: Place, *, at: int, match: Match | None
) -> Sequence[Row[Any]]:
    statement = _kept(acting, filters, place) if match is None else _statement(acting, filters, place, match)
    moment = moment_of(connection, at) if place.sort is Sort.UPDATED else None
    return connection.execute(statement, {"at": at, "moment": moment}).all()


def _statement(acting: Acting, filters: Filters, place: Place, match: Match | None = None) -> Select[Any]:
    in_raising = ORDERS[place.sort].column is None
    look_up = in_raising or place.few
    lead = by_board(filters, look_up=look_up)
    position = _position(match, lead=lead, walked=in_raising or not place.few)
    columns = key(place.sort, position, HISTORY)
    rows = select(*THEN, *columns).select_from(with_board(match, by_board=lead))
    after = [beyond(place.sort, place.cursor, position, HISTORY)] if place.cursor else []
    down = ORDERS[place.sort].down
    rows = rows.where(
        *wheres(visible(acting), filters, match, look_up=look_up), *_by_then(place.sort, position), *after
    )
    return rows.order_by(*(c.desc() if down else c.asc() for c in columns)).limit(place.limit)


#: Kept once made: to make the statement takes longer than to answer it.
_kept = lru_cache(MOST_KEPT)(_statement)


def _position(match: Match | None, *, lead: bool, walked: bool) -> ColumnElement[int]:
    """The position of raising in the table that is gone through first."""
    if match is not None:
        return match.position
    if lead:
        return BOARD.c.raised_position
    return HISTORY.c.raised_position if walked else beside_index(HISTORY.c.raised_position)


def _by_then(sort: Sort, position: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Where the order begins or ends: what came later in the order of time need not be gone through."""
    if ORDERS[sort].column is None:
        return [position <= AT]
    return [HISTORY.c.updated_at <= BY_THEN] if sort is Sort.UPDATED else []
