"""The waiting ledger: days for each who was waited for, hand-overs, returns, medians, and the intervals behind them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, bindparam, exists, func, select, update

from domain.acting import Acting
from domain.directory import Directory
from domain.obstacle import Waits
from domain.obstacle.ledger import Awaited, awaited, second
from projections.board.card import number
from projections.change import Change
from projections.latest import Story, stories
from projections.looking import Checked
from projections.tables import BOARD, LEDGER
from projections.tables.ledger import tables
from projections.upserting import upsert
from projections.visible import visible

__all__ = [
    "Asked",
    "Listed",
    "Median",
    "Sum",
    "Totals",
    "Wait",
    "apply",
    "intervals",
    "of_obstacle",
    "tables",
    "totals",
]

LONGEST = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Wait:
    """An interval with its obstacle; `until` and `to_position` are None while it lasts. `seconds` run up to now."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """All waits for one: `n` intervals of `seconds` together."""

    awaited: Awaited
    n: int
    seconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Median:
    """Half of the `n` ended waits for a desk, or of obstacles of a cause, were at most so long, in seconds."""

    code: str
    n: int
    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """The figures of all that may be seen; each one longest first."""

    sums: tuple[Sum, ...]
    n: int
    handovers: int
    returns: int
    desks: tuple[Median, ...]
    causes: tuple[Median, ...]


def apply(connection: Connection, tables: Table, changes: Sequence[Change], _directory: Directory) -> None:
    """End and begin the intervals that these changes ended and began."""
    begun: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    for story in stories(changes):
        new, old = _moves(story)
        begun += new
        ended += old
    if ended:
        c = tables.c
        same = (c.obstacle_id == bindparam("of"), c.kind == bindparam("what"), c.who == bindparam("whom"))
        lasting = update(tables).where(*same, c.to_position.is_(None))
        connection.execute(
            lasting.values(to_position=bindparam("last"), to_at=bindparam("at"), ended=bindparam("second")), ended
        )
    upsert(connection, tables, begun)


def _moves(story: Story) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows that begin, ended already where the batch ends them; and the ends of those that were there before."""
    begun: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    lasting: dict[Awaited, dict[str, Any]] = {}
    for change in story.changes:
        before, now = awaited(change.before), awaited(change.after)
        at = change.event.recorded_at
        for one in [one for one in before if one not in now]:
            row = lasting.pop(one, None)
            if row is not None:
                row.update(to_position=change.position, to_at=at, ended=second(at))
            else:
                key = {"of": story.after.id, "what": one.kind.value, "whom": one.who}
                ended.append({**key, "last": change.position, "at": at, "second": second(at)})
        for one in [one for one in now if one not in before]:
            lasting[one] = _begun(change, story.after.id, one)
            begun.append(lasting[one])
    return begun, ended


def _begun(change: Change, obstacle: UUID, one: Awaited) -> dict[str, Any]:
    at = change.event.recorded_at
    return {
        "obstacle_id": obstacle,
        "from_position": change.position,
        "kind": one.kind.value,
        "who": one.who,
        "from_at": at,
        "to_position": None,
        "to_at": None,
        "began": second(at),
        "ended": None,
    }


def of_obstacle(connection: Connection, acting: Acting, obstacle: UUID, now: datetime) -> tuple[Wait, ...]:
    """The intervals of one obstacle in order; none where it may not be seen."""
    return _read(connection, (visible(acting), BOARD.c.id == obstacle), now, None)


def intervals(connection: Connection, acting: Acting, asked: Asked, now: datetime, limit: int = LONGEST) -> Listed:
    """The intervals that are asked for, of what may be seen."""
    where = (visible(acting), *_asked(asked))
    count = select(func.count()).select_from(LEDGER).join(BOARD, BOARD.c.id == LEDGER.c.obstacle_id).where(*where)
    return Listed(items=_read(connection, where, now, limit), total=connection.execute(count).scalar_one())


def totals(connection: Connection, acting: Acting, now: datetime) -> Totals:
    """The figures of what may be seen, up to now."""
    c = LEDGER.c
    lasted = func.coalesce(c.ended, second(now)) - c.began
    rows = select(c.kind, c.who, func.count(), func.sum(lasted)).join(BOARD, BOARD.c.id == c.obstacle_id)
    found = connection.execute(rows.where(visible(acting)).group_by(c.kind, c.who))
    sums = [Sum(awaited=Awaited(Waits(kind), who), n=n, seconds=int(s)) for kind, who, n, s in found]
    n = sum(one.n for one in sums)
    return Totals(
        sums=tuple(sorted(sums, key=lambda one: (-one.seconds, one.awaited))),
        n=n,
        handovers=n - _different(connection, acting, c.obstacle_id),
        returns=n - _different(connection, acting, c.obstacle_id, c.kind, c.who),
        desks=_medians(connection, acting, c.who, c.kind == Waits.DESK.value),
        causes=_medians(connection, acting, BOARD.c.cause),
    )


def _different(connection: Connection, acting: Acting, *by: ColumnElement[Any]) -> int:
    some = select(*by).join(BOARD, BOARD.c.id == LEDGER.c.obstacle_id).where(visible(acting)).distinct().subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _medians(
    connection: Connection, acting: Acting, by: ColumnElement[str], *where: ColumnElement[bool]
) -> tuple[Median, ...]:
    """Of ended waits only: one that lasts says no more than that it is longer."""
    c = LEDGER.c
    rows = select(by, c.ended - c.began).select_from(LEDGER).join(BOARD, BOARD.c.id == c.obstacle_id)
    lengths: defaultdict[str, list[int]] = defaultdict(list)
    for code, seconds in connection.execute(rows.where(visible(acting), c.ended.is_not(None), *where)):
        lengths[code].append(seconds)
    made = (Median(code=code, n=len(found), seconds=median(found)) for code, found in lengths.items())
    return tuple(sorted(made, key=lambda one: (-one.seconds, one.code)))


def _asked(asked: Asked) -> Iterable[ColumnElement[bool]]:
    c, earlier = LEDGER.c, LEDGER.alias()
    before = exists().where(earlier.c.obstacle_id == c.obstacle_id, earlier.c.from_position < c.from_position)
    if asked.kind is not None:
        yield c.kind == asked.kind.value
    if asked.who is not None:
        yield c.who == asked.who
    if asked.cause is not None:
        yield BOARD.c.cause == asked.cause
    if asked.ended:
        yield c.ended.is_not(None)
    if asked.handed:
        yield before
    if asked.again:
        yield before.where(Checked(earlier.c.kind) == c.kind, Checked(earlier.c.who) == c.who)


def _read(
    connection: Connection, where: Iterable[ColumnElement[bool]], now: datetime, limit: int | None
) -> tuple[Wait, ...]:
    c, until_now = LEDGER.c, second(now)
    columns = (c.kind, c.who, c.from_at, c.to_at, c.from_position, c.to_position, c.began, c.ended)
    rows = select(c.obstacle_id, BOARD.c.number_year, BOARD.c.number_n, *columns).join(
        BOARD, BOARD.c.id == c.obstacle_id
    )
    ordered = rows.where(*where).order_by(c.from_position, c.kind, c.who).limit(limit)
    return tuple(
        Wait(
            obstacle=of,
            number=number(year, n),
            awaited=Awaited(Waits(kind), who),
            since=since,
            until=until,
            from_position=begun,
            to_position=over,
            seconds=(until_now if ended is None else ended) - began,
        )
        for of, year, n, kind, who, since, until, begun, over, began, ended in connection.execute(ordered)
    )
