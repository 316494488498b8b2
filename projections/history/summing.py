"""How many there were, how much money and how old, summed over the versions that stood."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, literal, literal_column, select

from domain.acting import Acting
from domain.obstacle import OPEN, State
from projections.board.columns import Column
from projections.board.filters import Filters
from projections.counts.sums import COLUMNS, Sum
from projections.history.rows import by_board, wheres, with_board
from projections.review import By, Group, Review, grouped
from projections.search.matching import Match, matching
from projections.tables import HISTORY

OPEN_THEN = Filters(states=tuple(sorted(OPEN)))


def count(connection: Connection, acting: Acting, filters: Filters, match: Match | None, *, at: int, most: int) -> int:
    """How many; rows are counted up to `most`."""
    rows = _all(acting, filters, match).limit(most).subquery()
    return connection.execute(select(func.count()).select_from(rows), {"at": at}).scalar_one()


def columns(connection: Connection, acting: Acting, filters: Filters, at: int) -> tuple[Column, ...]:
    """One column for each state, also the empty ones, as they were at the position."""
    summed = _all(acting, filters, matching(connection, filters.q)).with_only_columns(*_sums(HISTORY.c.state))
    rows = connection.execute(summed.group_by(HISTORY.c.state), {"at": at})
    found = {state: Sum(int(n), int(amount), int(without)) for state, n, amount, without in rows}
    return tuple(
        Column(state=state, count=one.count, amount=one.amount, without_amount=one.without_amount)
        for state, one in ((state, found.get(state.value, Sum())) for state in State)
    )


def review(connection: Connection, acting: Acting, by: By, at: int, year: int | None = None) -> Review:
    """What was open at the position of what the office sees now, grouped as today's review is."""
    column = HISTORY.c[COLUMNS[by].name]
    filters = Filters(states=OPEN_THEN.states, year=year)
    summed: Select[Any] = _all(acting, filters, None).with_only_columns(*_sums(column), func.min(HISTORY.c.happened_on))
    rows = connection.execute(summed.group_by(column), {"at": at})
    return grouped(
        Group(key=key, count=int(n), amount=int(amount), without_amount=int(without), oldest=oldest)
        for key, n, amount, without, oldest in rows
    )


def _all(acting: Acting, filters: Filters, match: Match | None) -> Select[Any]:
    """All versions that stood, that the office sees and that the filters let through, in no order."""
    source = with_board(match, by_board=by_board(filters, look_up=match is None))
    rows: Select[Any] = select(literal_column("1")).select_from(source)
    return rows.where(*wheres(acting, filters, match, look_up=True))


def _sums(by: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    without = func.sum(case((HISTORY.c.amount.is_(None), literal(1)), else_=literal(0)))
    return by, func.count(), func.coalesce(func.sum(HISTORY.c.amount), 0), without
