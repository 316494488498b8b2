"""How many rows the filters let through: from the counters where they hold it, else by counting rows."""

from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from domain.acting import Acting
from domain.obstacle import Waits
from projections.board.filters import Filters, equalities, others
from projections.counts.dimensions import EVERYTHING, By, Value
from projections.counts.sums import Wanted, by_state
from projections.looking import compared
from projections.search.matching import Match
from projections.tables import BOARD
from projections.visible import visible


def count(connection: Connection, acting: Acting, filters: Filters, match: Match | None, most: int) -> int:
    """How many; rows are counted up to `most`."""
    counted = wanted(filters)
    if counted:
        return sum(one.count for one in by_state(connection, acting, counted).values())
    rows = filtered(acting, filters, match).limit(most).subquery()
    return connection.execute(select(func.count()).select_from(rows)).scalar_one()


def filtered(acting: Acting, filters: Filters, match: Match | None) -> Select[Any]:
    """All rows that the office sees and the filters let through, in no order."""
    rows: Select[Any] = select(literal_column("1")).select_from(match.source if match else BOARD)
    values = compared(equalities(filters), look_up=match is None)
    return rows.where(
        *([match.condition] if match else []), *values, *others(filters, few=match is None), visible(acting)
    )


def wanted(filters: Filters) -> Wanted | None:
    """What the counters are asked for; None where they do not hold it: two dimensions at once, words, one of desks."""
    asked = _dimensions(filters)
    if len(asked) > 1 or filters.q or filters.flagged or filters.carried or _one_of_many(filters):
        return None
    return Wanted(
        value=asked[0] if asked else (By.ALL.value, EVERYTHING),
        states=tuple(sorted(filters.states)),
        year=filters.year,
        visibility=filters.visibility,
        unstated=filters.unstated,
        equal=equalities(filters),
        rows=tuple(others(filters, few=True)),
    )


def _dimensions(filters: Filters) -> list[Value]:
    asked = {
        By.AGENCY: filters.agency,
        By.DESK: filters.desk,
        By.LEVEL: filters.level,
        By.STAGE: filters.stage,
        By.LOCUS: filters.locus,
        By.CAUSE: filters.cause,
        By.WAITING_FOR: filters.waiting_for,
    }
    return [(by.value, str(value)) for by, value in asked.items() if value is not None]


def _one_of_many(filters: Filters) -> bool:
    """Waiting is counted by kind and level: not by desk, agency or party, and not for all levels together."""
    word = filters.waiting_for or ""
    kind, _, who = word.partition(":")
    return word == Waits.LEVEL or (bool(who) and kind != Waits.LEVEL)
