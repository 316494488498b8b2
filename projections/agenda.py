"""The dates ahead of an office: help that a desk owes, and the deadlines of an agency's own obstacles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import AGENCY, Acting, OfficeKind
from projections.board.card import number
from projections.tables import BOARD, DESK_QUEUE
from projections.visible import visible

#: A calendar is for what lies ahead; more than this nobody looks through.
MOST = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Owed:
    """A date of an obstacle; `n` numbers the assistance that is due, None where the obstacle itself is needed by it."""

    obstacle: UUID
    number: str
    on: date
    n: int | None = None
    desk: str = ""


def agenda(connection: Connection, acting: Acting) -> Sequence[Owed]:
    """The office's dates by day, those that are past and still open too, as far as it may see their obstacles now."""
    if acting.kind is OfficeKind.DESK:
        return _of_desk(connection, acting)
    return _of_agency(connection, acting) if acting.kind in AGENCY else ()


def _of_desk(connection: Connection, acting: Acting) -> Sequence[Owed]:
    c, b = DESK_QUEUE.c, BOARD.c
    mine = (c.desk == acting.desk, c.unfinished.is_(True), b.is_open.is_(True), visible(acting))
    chosen = select(c.obstacle_id, b.number_year, b.number_n, c.due, c.n, c.desk).join(BOARD, b.id == c.obstacle_id)
    rows = connection.execute(chosen.where(*mine).order_by(c.due, c.obstacle_id, c.n).limit(MOST))
    return [
        Owed(obstacle=id_, number=number(year, nth), on=due, n=n, desk=desk) for id_, year, nth, due, n, desk in rows
    ]


def _of_agency(connection: Connection, acting: Acting) -> Sequence[Owed]:
    b = BOARD.c
    mine = (b.agency == acting.agency, b.is_open.is_(True), b.needed_by.is_not(None), visible(acting))
    chosen = select(b.id, b.number_year, b.number_n, b.needed_by).where(*mine)
    rows = connection.execute(chosen.order_by(b.needed_by_order, b.id).limit(MOST))
    return [Owed(obstacle=id_, number=number(year, n), on=on) for id_, year, n, on in rows]
