"""The first cards of each of the board's columns, found together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, select

from domain.acting import Acting
from domain.obstacle import State
from projections.board.card import CARD, Card, card
from projections.board.columns import Column
from projections.board.filters import Filters
from projections.board.paging import EXACT_TOTAL, Place, looked_up, page, united
from projections.board.sorting import Sort, key
from projections.tables import BOARD

#: Statements that are kept: an office asks for the same board again and again, and building it costs more than asking.
MOST_KEPT = 64


def beginnings(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    columns: Sequence[Column],
    *,
    sort: Sort = Sort.NEWEST,
    limit: int,
) -> Mapping[State, tuple[Card, ...]]:
    """At most `limit` cards for each column, by its state; `filters` without states."""
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
def _statement(
    acting: Acting, filters: Filters, asked: tuple[tuple[State, bool], ...], sort: Sort, limit: int
) -> Select[Any]:
    """One query for all columns; with each state, whether it has so few rows that sorting them costs little."""
    place = Place(sort, None, limit)
    parts = [
        part for state, few in asked for part in looked_up(acting, replace(filters, states=(state,)), place, few=few)
    ]
    order = key(sort, BOARD.c.raised_position)
    return place.ordered(select(*CARD).where(BOARD.c.raised_position.in_(united(parts))), *order)
