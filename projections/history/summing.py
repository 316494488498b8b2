"""The heads of the board, the totals of lists and the review, as they were."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from domain.acting import Acting
from domain.obstacle import OPEN, State
from projections.board.columns import Column
from projections.board.filters import Filters
from projections.counts.sums import Sum
from projections.history.oldest import oldest
from projections.history.rows import by_board, wheres, with_board
from projections.history.tallies import Ask, sums, sums_counted, sums_of_rows, sums_told
from projections.review import By, Group, Review, grouped
from projections.search.matching import Match, matching
from projections.visible import visible

OPEN_STATES = tuple(sorted(OPEN))


def count(connection: Connection, acting: Acting, filters: Filters, match: Match | None, *, at: int, most: int) -> int:
    """How many; versions are counted up to `most`, where no tally holds the sum."""
    ask = Ask(filters)
    if ask.cell is not None:
        return sum(one.count for one in sums(connection, acting, ask, at).values())
    source = with_board(match, by_board=by_board(filters, look_up=match is None))
    rows: Select[Any] = select(literal_column("1")).select_from(source)
    some = rows.where(*wheres(visible(acting), filters, match, look_up=True)).limit(most).subquery()
    return connection.execute(select(func.count()).select_from(some), {"at": at}).scalar_one()


def columns(connection: Connection, acting: Acting, filters: Filters, at: int) -> tuple[Column, ...]:
    """One column for each state, also the empty ones, as they were at the position."""
    match = matching(connection, filters.q)
    ask = Ask(filters)
    told = ask.cell is None
    found = sums_of_rows(connection, acting, ask, at, match) if told else sums(connection, acting, ask, at)
    return tuple(
        Column(state=state, count=one.count, amount=one.amount, without_amount=one.without_amount)
        for state, one in ((state, found.get(state.value, Sum())) for state in State)
    )


def review(connection: Connection, acting: Acting, by: By, at: int, year: int | None = None) -> Review:
    """What was open at the position of what the office sees now, grouped as today's review is."""
    ask = Ask(Filters(states=OPEN_STATES, year=year), by)
    found = sums_counted(connection, acting, ask, at)
    days = oldest(connection, acting, ask, at, found.keys())
    told = sums_told(connection, acting, ask, at)
    return grouped(_group(*one) for one in (*((key, one, days[key]) for key, one in found.items()), *told))


def _group(key: str, one: Sum, day: date) -> Group:
    return Group(key=key, count=one.count, amount=one.amount, without_amount=one.without_amount, oldest=day)
