"""The first cards of each of the board's columns, found together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, select, union_all

from domain.acting import Acting
from domain.obstacle import State
from projections.board.card import CARD, Card, card
from projections.board.columns import Column
from projections.board.filters import Filters, equalities, others
from projections.board.paging import EXACT_TOTAL, page
from projections.board.sorting import ORDERS, Sort, key
from projections.looking import FEW, beside_index, compared, together
from projections.tables import BOARD
from projections.visible import sight

#: Statements that are kept: an office asks for the same board again and again, and building one costs more than asking.
MOST_KEPT = 64
#: A state, and whether it has so few rows that sorting them costs less than going through an order's index.
Asked = tuple[State, bool]


def beginnings(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    columns: Sequence[Column],
    *,
    sort: Sort = Sort.NEWEST,
    limit: int,
) -> Mapping[State, tuple[Card, ...]]:
    """At most `limit` cards of each of these columns, by its state."""
    if filters.q:
        return {
            column.state: page(
                connection, acting, replace(filters, states=(column.state,)), sort=sort, limit=limit
            ).items
            for column in columns
        }
    asked = tuple((column.state, column.count <= EXACT_TOTAL) for column in columns if column.count)
    found = [card(row) for row in connection.execute(_statement(acting, filters, asked, sort, limit))]
    return {column.state: tuple(one for one in found if one.state is column.state)[:limit] for column in columns}


@lru_cache(MOST_KEPT)
def _statement(acting: Acting, filters: Filters, asked: tuple[Asked, ...], sort: Sort, limit: int) -> Select[Any]:
    """The cards of all columns in one query: of each, those that each reason for seeing it puts first."""
    first = (
        _ordered(select(BOARD.c.id).where(*where), sort, BOARD.c.raised_position).limit(limit).subquery()
        for state, few in asked
        for where in _wheres(acting, replace(filters, states=(state,)), sort, few=few)
    )
    found = [select(part.c.id) for part in first]
    cards = select(*CARD).where(BOARD.c.id.in_(union_all(*found)) if found else false())
    return _ordered(cards, sort, beside_index(BOARD.c.raised_position))


def _wheres(acting: Acting, filters: Filters, sort: Sort, *, few: bool) -> Iterator[list[ColumnElement[bool]]]:
    """The rows of one state, reason by reason, each found by an index of its own."""
    for reason in sight(acting).reasons():
        values = together(reason.equal, equalities(filters))
        if values is not None:
            look_up = few or ORDERS[sort].column is None or not FEW.isdisjoint(values)
            yield [*compared(values, look_up=look_up), *others(filters, few=few), *reason.also]


def _ordered(rows: Select[Any], sort: Sort, position: ColumnElement[int]) -> Select[Any]:
    down = ORDERS[sort].down
    return rows.order_by(*(column.desc() if down else column.asc() for column in key(sort, position)))
