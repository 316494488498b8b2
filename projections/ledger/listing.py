"""The intervals of the waiting ledger, as they stand or as they stood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, exists, func

from domain.acting import Acting
from domain.obstacle import Waits
from domain.obstacle.ledger import Awaited
from projections.board.card import number
from projections.ledger.standing import Standing
from projections.looking import Checked
from projections.past import Past
from projections.tables import BOARD, LEDGER

LONGEST = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """An interval with its obstacle; `until` and `to_position` are None while it lasts.

    `seconds` run up to now, or to the moment of the past that is asked for.
    """

    obstacle: UUID
    number: str
    awaited: Awaited
    since: datetime
    until: datetime | None
    from_position: int
    to_position: int | None
    seconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Which intervals are asked for; what is None narrows nothing.

    `ended` leaves out those that last, `handed` those with which an obstacle began, `again` all but returns.
    """

    kind: Waits | None = None
    who: str | None = None
    cause: str | None = None
    ended: bool = False
    handed: bool = False
    again: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """The first intervals, the earliest first; `total` counts all that were asked for."""

    items: tuple[Wait, ...]
    total: int


def of_obstacle(
    connection: Connection, acting: Acting, obstacle: UUID, now: datetime, *, past: Past | None = None
) -> tuple[Wait, ...]:
    """The intervals of one obstacle in order; none where it may not be seen."""
    return _read(connection, acting, Standing(now, past), (BOARD.c.id == obstacle,), None)


def intervals(
    connection: Connection,
    acting: Acting,
    asked: Asked,
    now: datetime,
    limit: int = LONGEST,
    *,
    past: Past | None = None,
) -> Listed:
    """The intervals that are asked for, of what may be seen."""
    standing = Standing(now, past)
    where = tuple(_asked(asked, standing))
    count = standing.rows(acting, func.count(), with_cause=True).where(*where)
    items = _read(connection, acting, standing, where, limit)
    return Listed(items=items, total=connection.execute(count).scalar_one())


def _asked(asked: Asked, standing: Standing) -> Iterable[ColumnElement[bool]]:
    c, earlier = LEDGER.c, LEDGER.alias()
    before = exists().where(earlier.c.obstacle_id == c.obstacle_id, earlier.c.from_position < c.from_position)
    if asked.kind is not None:
        yield c.kind == asked.kind.value
    if asked.who is not None:
        yield c.who == asked.who
    if asked.cause is not None:
        yield standing.cause == asked.cause
    if asked.ended:
        yield standing.ended()
    if asked.handed:
        yield before
    if asked.again:
        yield before.where(Checked(earlier.c.kind) == c.kind, Checked(earlier.c.who) == c.who)


def _read(
    connection: Connection,
    acting: Acting,
    standing: Standing,
    where: tuple[ColumnElement[bool], ...],
    limit: int | None,
) -> tuple[Wait, ...]:
    c, end = LEDGER.c, standing.end
    named = (c.obstacle_id, BOARD.c.number_year, BOARD.c.number_n)
    columns = (c.kind, c.who, c.from_at, end("to_at"), c.from_position, end("to_position"), c.began, end("ended"))
    rows = standing.rows(acting, *named, *columns, with_cause=True).where(*where)
    ordered = rows.order_by(c.from_position, c.kind, c.who).limit(limit)
    return tuple(
        Wait(
            obstacle=of,
            number=number(year, n),
            awaited=Awaited(Waits(kind), who),
            since=since,
            until=until,
            from_position=begun,
            to_position=over,
            seconds=(standing.until if ended is None else ended) - began,
        )
        for of, year, n, kind, who, since, until, begun, over, began, ended in connection.execute(ordered)
    )
