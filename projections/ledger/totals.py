"""The figures of the waiting ledger: sums, hand-overs, returns and medians."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from domain.acting import Acting
from domain.obstacle import Waits
from domain.obstacle.ledger import Awaited
from projections.ledger.standing import Standing
from projections.past import Past
from projections.tables import LEDGER


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


def totals(connection: Connection, acting: Acting, now: datetime, *, past: Past | None = None) -> Totals:
    """The figures of what may be seen now, up to now or as they stood in the past."""
    c, standing = LEDGER.c, Standing(now, past)
    lasted = func.coalesce(standing.end("ended"), standing.until) - c.began
    rows = standing.rows(acting, c.kind, c.who, func.count(), func.sum(lasted)).group_by(c.kind, c.who)
    found = connection.execute(rows)
    sums = [Sum(awaited=Awaited(Waits(kind), who), n=n, seconds=int(s)) for kind, who, n, s in found]
    n = sum(one.n for one in sums)
    desks = standing.rows(acting).where(c.kind == Waits.DESK.value, standing.ended())
    causes = standing.rows(acting, with_cause=True).where(standing.ended())
    return Totals(
        sums=tuple(sorted(sums, key=lambda one: (-one.seconds, one.awaited))),
        n=n,
        handovers=n - _different(connection, standing.rows(acting, c.obstacle_id)),
        returns=n - _different(connection, standing.rows(acting, c.obstacle_id, c.kind, c.who)),
        desks=_medians(connection, desks, c.who),
        causes=_medians(connection, causes, standing.cause),
    )


def _different(connection: Connection, rows: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(rows.distinct().subquery())).scalar_one()


def _medians(connection: Connection, ended: Select[Any], by: ColumnElement[str]) -> tuple[Median, ...]:
    """Of ended waits only: one that lasts says no more than that it is longer.

    The database sorts each group and gives the one or two in its middle.
    """
    length = LEDGER.c.ended - LEDGER.c.began
    place = func.row_number().over(partition_by=by, order_by=length)
    n = func.count().over(partition_by=by)
    each = ended.with_only_columns(
        by.label("code"), length.label("length"), place.label("place"), n.label("n")
    ).subquery()
    g = each.c
    middle = select(g.code, func.max(g.n), func.min(g.length), func.max(g.length)).group_by(g.code)
    found = connection.execute(middle.where(2 * g.place >= g.n, 2 * g.place <= g.n + 2))
    made = (Median(code=code, n=n, seconds=(low + high) / 2) for code, n, low, high in found)
    return tuple(sorted(made, key=lambda one: (-one.seconds, one.code)))
