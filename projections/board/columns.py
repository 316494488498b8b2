"""The heads of the board's columns: how many obstacles in each state, and how much money."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.acting import Acting
from domain.obstacle import State
from projections.board.counting import filtered, wanted
from projections.board.filters import Filters
from projections.counts.sums import Sum, by_state, sums_of_rows
from projections.search.matching import matching
from projections.tables import BOARD


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A state with its obstacles: `amount` sums whole rupiah and leaves out `without_amount` that state none."""

    state: State
    count: int
    amount: int
    without_amount: int


def columns(connection: Connection, acting: Acting, filters: Filters) -> tuple[Column, ...]:
    """One column for each state, also the empty ones, in the order of an obstacle's life."""
    counted = wanted(filters)
    found = by_state(connection, acting, counted) if counted else _from_rows(connection, acting, filters)
    return tuple(
        Column(state=state, count=one.count, amount=one.amount, without_amount=one.without_amount)
        for state, one in ((state, found.get(state.value, Sum())) for state in State)
    )


def _from_rows(connection: Connection, acting: Acting, filters: Filters) -> dict[str, Sum]:
    match = matching(connection, filters.q)
    summed = filtered(acting, filters, match).with_only_columns(BOARD.c.state, *sums_of_rows())
    rows = connection.execute(summed.group_by(BOARD.c.state))
    return {state: Sum(int(n), int(amount), int(without)) for state, n, amount, without in rows}
