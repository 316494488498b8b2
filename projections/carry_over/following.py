"""What became in a year of that which was carried into it, and what was entered late about the year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from domain.acting import Acting
from domain.carry_over import end_of
from domain.obstacle import Fate, Stage
from projections.board.card import CARD, Card, card
from projections.carry_over.session import Sum, sum_of_row
from projections.counts.sums import sums_of_rows
from projections.tables import BOARD, CARRY_OVER
from projections.visible import visible

#: Obstacles that a list shows; its sum counts all of them.
LONGEST = 500
SECOND_TIME = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowed:
    """Which of the carried ones; None does not narrow. `again` finds those that came a second time or more."""

    fate: Fate | None = None
    agency: str | None = None
    stage: Stage | None = None
    again: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """The sums of all, by fate, by agency and fate, by cause stage and fate, and of what came again."""

    total: Sum
    by_fate: dict[Fate, Sum]
    by_agency: dict[str, dict[Fate, Sum]]
    by_stage: dict[str, dict[Fate, Sum]]
    again: Sum


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """A carried obstacle as it is now: the due date it was given, how often it has come, what became of it."""

    card: Card
    due: date | None
    times: int
    fate: Fate
    fate_since: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Followed:
    """A list of carried obstacles, and the sum of all that it would hold."""

    items: tuple[Carried, ...]
    total: Sum


def figures(connection: Connection, acting: Acting, into: int) -> Figures:
    """The figures of what was carried into that year, of what the acting office sees."""
    by_agency = _by(connection, acting, into, BOARD.c.agency)
    by_fate: dict[Fate, Sum] = {fate: Sum() for fate in Fate}
    for found in by_agency.values():
        for fate, one in found.items():
            by_fate[fate] = _plus(by_fate[fate], one)
    return Figures(
        total=together(list(by_fate.values())),
        by_fate=by_fate,
        by_agency=by_agency,
        by_stage=_by(connection, acting, into, BOARD.c.stage),
        again=_sum(connection, _rows(acting, into, Narrowed(again=True))),
    )


def carried(connection: Connection, acting: Acting, into: int, narrowed: Narrowed, limit: int = LONGEST) -> Followed:
    """The carried ones behind a figure, those with most money first."""
    c, rows = CARRY_OVER.c, _rows(acting, into, narrowed)
    listed = rows.with_only_columns(*CARD, c.due, c.times, c.fate, c.fate_since)
    found = connection.execute(listed.order_by(BOARD.c.amount_order.desc(), BOARD.c.raised_position).limit(limit))
    return Followed(items=tuple(_carried(row) for row in found), total=_sum(connection, rows))


def late(connection: Connection, acting: Acting, year: int) -> tuple[tuple[Card, ...], Sum]:
    """What was entered about that fiscal year after it was over: it belongs to no snapshot of it."""
    where = (BOARD.c.fiscal_year == year, BOARD.c.recorded_at >= end_of(year), visible(acting))
    rows = select(*CARD).where(*where)
    found = connection.execute(rows.order_by(BOARD.c.raised_position).limit(LONGEST))
    return tuple(card(row) for row in found), _sum(connection, rows)


def _carried(row: Any) -> Carried:
    due, times, fate, since = row[len(CARD) :]
    return Carried(card=card(row), due=due, times=times, fate=Fate(fate), fate_since=since)


def _rows(acting: Acting, into: int, narrowed: Narrowed) -> Select[Any]:
    c = CARRY_OVER.c
    where = [c.into == into, visible(acting)]
    where += [c.fate == narrowed.fate.value] if narrowed.fate else []
    where += [BOARD.c.agency == narrowed.agency] if narrowed.agency else []
    where += [BOARD.c.stage == narrowed.stage.value] if narrowed.stage else []
    where += [c.times >= SECOND_TIME] if narrowed.again else []
    return select(BOARD.c.id).join_from(CARRY_OVER, BOARD, BOARD.c.id == c.obstacle_id).where(*where)


def _by(connection: Connection, acting: Acting, into: int, column: ColumnElement[str]) -> dict[str, dict[Fate, Sum]]:
    """The sums by a column and fate, those with most obstacles first."""
    rows = _rows(acting, into, Narrowed()).with_only_columns(column, CARRY_OVER.c.fate, *sums_of_rows())
    found: dict[str, dict[Fate, Sum]] = {}
    for value, fate, *sums in connection.execute(rows.group_by(column, CARRY_OVER.c.fate).order_by(column)):
        found.setdefault(value, {})[Fate(fate)] = sum_of_row(sums)
    return dict(sorted(found.items(), key=lambda one: -sum(each.count for each in one[1].values())))


def _sum(connection: Connection, rows: Select[Any]) -> Sum:
    return sum_of_row(connection.execute(rows.with_only_columns(*sums_of_rows())).one())


def _plus(one: Sum, other: Sum) -> Sum:
    return Sum(
        count=one.count + other.count,
        amount=one.amount + other.amount,
        without_amount=one.without_amount + other.without_amount,
    )


def together(sums: Sequence[Sum]) -> Sum:
    total = Sum()
    for one in sums:
        total = _plus(total, one)
    return total
