"""The heads of the board's columns: how many obstacles in each state, and how much money."""

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, or_, select

from domain.acting import Acting
from domain.obstacle import State
from projections.board.filters import Filters, conditions
from projections.search.matching import matching
from projections.tables import BOARD
from projections.visible import branches, sight


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A state with its obstacles: `amount` sums whole rupiah and leaves out `without_amount` that state none."""

    state: State
    count: int
    amount: int
    without_amount: int


def columns(connection: Connection, acting: Acting, filters: Filters) -> tuple[Column, ...]:
    """One column for each state, also the empty ones, in the order of an obstacle's life."""
    found = _scan(connection, acting, filters)
    nothing = (0, 0, 0)
    heads = ((state, *found.get(state.value, nothing)) for state in State)
    return tuple(
        Column(state=state, count=count, amount=amount, without_amount=without)
        for state, count, amount, without in heads
    )


def _scan(connection: Connection, acting: Acting, filters: Filters) -> dict[str, tuple[int, int, int]]:
    """(count, amount, without amount) by state, from the rows themselves."""
    wanted = [*conditions(filters), *matching(connection, filters.q)]
    without = func.sum(case((BOARD.c.amount.is_(None), 1), else_=0))
    rows = connection.execute(
        select(BOARD.c.state, func.count(), func.coalesce(func.sum(BOARD.c.amount), 0), without)
        .where(or_(False, *branches(sight(acting))), *wanted)  # noqa: FBT003 - the empty case of a disjunction
        .group_by(BOARD.c.state)
    )
    return {state: (count, int(amount), int(without)) for state, count, amount, without in rows}
