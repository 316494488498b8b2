"""What a session has before it: the obstacles still to be decided on, and those that were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, select

from domain.acting import SYSTEM, Acting
from domain.carry_over import end_of
from domain.obstacle import Ending
from projections.board.card import CARD, Card, card
from projections.counts.sums import sums_of_rows
from projections.tables import BOARD, CARRY_OVER
from projections.visible import visible


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """How many, and what they are worth in whole rupiah without the `without_amount` that state none."""

    count: int = 0
    amount: int = 0
    without_amount: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Obstacles that are still to be decided on, those with most money first, and the sum of all there are."""

    items: tuple[Card, ...]
    total: Sum


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """An obstacle as it is now, with what the session decided; `reason` is None once it was removed."""

    card: Card
    ending: Ending
    due: date | None
    reason: str | None
    times: int
    version: int
    decided_at: datetime


def undecided(connection: Connection, acting: Acting, year: int, *, limit: int, offset: int = 0) -> Page:
    """What the session of that year has still to decide of what the acting office sees."""
    where = (*_before(year), visible(acting))
    rows = select(*CARD).where(*where).order_by(BOARD.c.amount_order.desc(), BOARD.c.raised_position)
    found = connection.execute(rows.limit(limit).offset(offset))
    return Page(items=tuple(card(row) for row in found), total=_sum(connection, where))


def undecided_count(connection: Connection, year: int) -> int:
    """How many obstacles of anybody are still to be decided on."""
    return _sum(connection, (*_before(year), visible(SYSTEM))).count


def decided(
    connection: Connection, acting: Acting, year: int, *, signed: bool = False, limit: int | None = None
) -> tuple[Decided, ...]:
    """What the session decided, of what the acting office sees: by decision, those with most money first.

    What was opened again is undecided again, unless the session was `signed` before.
    """
    c = CARRY_OVER.c
    rows = _decisions(acting, year, signed=signed).with_only_columns(
        *CARD, c.ending, c.due, c.reason, c.times, c.version, c.decided_at
    )
    ordered = rows.order_by(c.ending, BOARD.c.amount_order.desc(), BOARD.c.raised_position).limit(limit)
    return tuple(_decided(row) for row in connection.execute(ordered))


def decided_sums(connection: Connection, acting: Acting, year: int, *, signed: bool = False) -> dict[Ending, Sum]:
    """The sums of what the session decided, for each way to end."""
    c = CARRY_OVER.c
    rows = _decisions(acting, year, signed=signed).with_only_columns(c.ending, *sums_of_rows()).group_by(c.ending)
    found = {Ending(row[0]): sum_of_row(row[1:]) for row in connection.execute(rows)}
    return {ending: found.get(ending, Sum()) for ending in Ending}


def sum_of_row(row: Sequence[Any]) -> Sum:
    """The sum in the columns of `sums_of_rows`."""
    return Sum(count=int(row[0]), amount=int(row[1]), without_amount=int(row[2] or 0))


def _decisions(acting: Acting, year: int, *, signed: bool) -> Select[Any]:
    holds = () if signed else (~_opened_again(),)
    rows = select(BOARD.c.id).join_from(CARRY_OVER, BOARD, BOARD.c.id == CARRY_OVER.c.obstacle_id)
    return rows.where(CARRY_OVER.c.year == year, visible(acting), *holds)


def _decided(row: Any) -> Decided:
    ending, due, reason, times, version, decided_at = row[len(CARD) :]
    return Decided(
        card=card(row),
        ending=Ending(ending),
        due=due,
        reason=reason,
        times=times,
        version=version,
        decided_at=decided_at,
    )


def _opened_again() -> ColumnElement[bool]:
    """What the session closed and somebody opened again is undecided once more."""
    return CARRY_OVER.c.into.is_(None) & BOARD.c.is_open.is_(True)


def _before(year: int) -> tuple[ColumnElement[bool], ...]:
    """Open, begun by the end of the year, and not carried beyond it (`domain.obstacle.carrying.belongs_to`)."""
    beyond = exists().where(CARRY_OVER.c.obstacle_id == BOARD.c.id, CARRY_OVER.c.into > year)
    return (
        BOARD.c.is_open.is_(True),
        BOARD.c.fiscal_year <= year,
        BOARD.c.recorded_at < end_of(year),
        ~beyond,
    )


def _sum(connection: Connection, where: tuple[ColumnElement[bool], ...]) -> Sum:
    return sum_of_row(connection.execute(select(*sums_of_rows()).select_from(BOARD).where(*where)).one())
