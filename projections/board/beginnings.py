"""The first cards of each of the board's columns, found together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, select, union_all

from domain.acting import Acting
from domain.obstacle import State
from projections.board.card import CARD, Card, card
from projections.board.columns import Column
from projections.board.filters import Filters, equalities, others
from projections.board.paging import EXACT_TOTAL, page
from projections.board.sorting import ORDERS, Sort, key
from projections.counts.sums import MOST_KEPT
from projections.looking import FEW, beside_index, compared, together
from projections.tables import BOARD, COUNTS
from projections.visible import sight


@dataclass(frozen=True, slots=True)
class Asked:
    """A state; whether it has so `few` rows that sorting them costs little; and visibilities of which none is seen."""

    state: State
    few: bool
    without: frozenset[str]


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
        alone = {column.state: replace(filters, states=(column.state,)) for column in columns}
        return {state: page(connection, acting, one, sort=sort, limit=limit).items for state, one in alone.items()}
    without = _empty(connection, acting, [column.state for column in columns if column.count])
    asked = tuple(
        Asked(column.state, column.count <= EXACT_TOTAL, without[column.state]) for column in columns if column.count
    )
    found = [card(row) for row in connection.execute(_statement(acting, filters, asked, sort, limit))]
    return {column.state: tuple(one for one in found if one.state is column.state)[:limit] for column in columns}


def _empty(connection: Connection, acting: Acting, states: Sequence[State]) -> Mapping[State, frozenset[str]]:
    """By state, the visibilities that the office sees in part and of which, by the counters, there is nothing to see.

    To find nothing costs most: all rows of the state would be gone through.
    """
    cells = {v.value: reason.cell for v, reason in sight(acting).partly.items() if reason.cell}
    if not cells:
        return dict.fromkeys(states, frozenset())
    c = COUNTS.c
    held = select(c.by, c.value, c.visibility, c.state).where(
        or_(*(and_(c.by == by, c.value == value) for by, value in set(cells.values()))), c.n > 0
    )
    known = {(by, value, visibility, state) for by, value, visibility, state in connection.execute(held)}
    return {
        state: frozenset(v for v, cell in cells.items() if (*cell, v, state.value) not in known) for state in states
    }


@lru_cache(MOST_KEPT)
def _statement(acting: Acting, filters: Filters, asked: tuple[Asked, ...], sort: Sort, limit: int) -> Select[Any]:
    """The cards of all columns in one query: of each, those that each reason for seeing it puts first.

    Kept once made: an office asks for the same board again and again, and making this takes longer than answering it.
    """
    first = (
        _ordered(select(BOARD.c.id).where(*where), sort, BOARD.c.raised_position).limit(limit).subquery()
        for one in asked
        for where in _wheres(acting, replace(filters, states=(one.state,)), sort, one)
    )
    found = [select(part.c.id) for part in first]
    cards = select(*CARD).where(BOARD.c.id.in_(union_all(*found)) if found else false())
    return _ordered(cards, sort, beside_index(BOARD.c.raised_position))


def _wheres(acting: Acting, filters: Filters, sort: Sort, asked: Asked) -> Iterator[list[ColumnElement[bool]]]:
    """The rows of one state, reason by reason, each found by an index of its own."""
    for reason in sight(acting).reasons():
        values = together(reason.equal, equalities(filters))
        if values is not None and not (reason.cell and reason.equal.get("visibility") in asked.without):
            look_up = asked.few or ORDERS[sort].column is None or not FEW.isdisjoint(values)
            yield [*compared(values, look_up=look_up), *others(filters, few=asked.few), *reason.also]


def _ordered(rows: Select[Any], sort: Sort, position: ColumnElement[int]) -> Select[Any]:
    down = ORDERS[sort].down
    return rows.order_by(*(column.desc() if down else column.asc() for column in key(sort, position)))
