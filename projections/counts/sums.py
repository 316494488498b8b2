"""Sums over what an office may see: from the counters where these are exact, else from the few rows that remain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, literal, select

from domain.acting import Acting
from domain.obstacle import Visibility
from projections.counts.dimensions import EVERYTHING, By, Value
from projections.looking import Values, compared, together
from projections.tables import BOARD, COUNTS
from projections.visible import Reason, sight

#: Statements that are kept.
MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Sum:
    """How many, how many whole rupiah, and how many that state no amount."""

    count: int = 0
    amount: int = 0
    without_amount: int = 0

    def plus(self, other: "Sum") -> "Sum":
        return Sum(
            self.count + other.count,
            self.amount + other.amount,
            self.without_amount + other.without_amount,
        )

    def times(self, n: int) -> "Sum":
        return Sum(n * self.count, n * self.amount, n * self.without_amount)

    @property
    def unstated(self) -> "Sum":
        """Of these, the ones that state no amount."""
        return Sum(self.without_amount, 0, self.without_amount)


#: Where a row of the board holds the value of a dimension; there is no column for those that it has many of, or none.
COLUMNS: Mapping[str, Any] = {
    By.AGENCY: BOARD.c.agency,
    By.STAGE: BOARD.c.stage,
    By.LOCUS: BOARD.c.locus,
    By.LEVEL: BOARD.c.level,
    By.CAUSE: BOARD.c.cause,
    By.WAITING_FOR: BOARD.c.waiting_word,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What is to be summed: obstacles with `value` in one dimension, of these states, year and visibility.

    `equal` and `rows` say the same of rows of the board. `unstated` leaves those that state no amount.
    """

    value: Value = (By.ALL.value, EVERYTHING)
    states: tuple[str, ...] = ()
    year: int | None = None
    visibility: Visibility | None = None
    unstated: bool = False
    equal: Values = field(default_factory=dict)
    rows: tuple[ColumnElement[bool], ...] = ()


def by_state(connection: Connection, acting: Acting, wanted: Wanted) -> dict[str, Sum]:
    """The sums by state of what the acting office sees."""
    seen = sight(acting)
    whole = _of_visibility(wanted, seen.wholly)
    found = _read(connection, _counters(wanted, wanted.value, whole)) if whole else []
    for visibility in _of_visibility(wanted, seen.partly):
        part = seen.partly[visibility]
        cell = _cell(wanted.value, part)
        if cell:
            found += _read(connection, _counters(wanted, cell, [visibility]))
        elif (values := together(part.equal, wanted.equal)) is not None:
            found += _read(connection, _rows(wanted, values, part))
    return _together((key, one.unstated) for key, one in found) if wanted.unstated else _together(found)


def _of_visibility(wanted: Wanted, seen: Iterable[Visibility]) -> list[Visibility]:
    return sorted(v for v in seen if wanted.visibility in {None, v})


def _cell(value: Value, part: Reason) -> Value | None:
    """The counter that holds just what is seen in part of what is wanted; None where only rows can tell."""
    if part.cell is None:
        return None
    return part.cell if value in {(By.ALL.value, EVERYTHING), part.cell} else None


def _counters(wanted: Wanted, value: Value, seen: list[Visibility]) -> Select[Any]:
    return _counted(value, tuple(seen), wanted.states, wanted.year)


@lru_cache(MOST_KEPT)
def _counted(value: Value, seen: tuple[Visibility, ...], states: tuple[str, ...], year: int | None) -> Select[Any]:
    """Kept once made: every page asks this, and to make it takes longer than to answer it."""
    c = COUNTS.c
    where = [c.by == value[0], c.value == value[1], c.visibility.in_(seen)]
    where += [c.state.in_(states)] if states else []
    where += [c.fiscal_year == year] if year is not None else []
    return (
        select(c.state, func.sum(c.n), func.sum(c.amount), func.sum(c.without_amount)).where(*where).group_by(c.state)
    )


def _rows(wanted: Wanted, values: Values, part: Reason) -> Select[Any]:
    where = (*compared(values, look_up=True), *part.all_of, *wanted.rows)
    return select(BOARD.c.state, *sums_of_rows()).where(*where).group_by(BOARD.c.state)


def sums_of_rows() -> tuple[ColumnElement[Any], ...]:
    """The three sums over rows of the board."""
    without = func.sum(case((BOARD.c.amount.is_(None), literal(1)), else_=literal(0)))
    return func.count(), func.coalesce(func.sum(BOARD.c.amount), 0), without


def _read(connection: Connection, statement: Select[Any]) -> list[tuple[str, Sum]]:
    return [(key, Sum(int(n), int(amount), int(none))) for key, n, amount, none in connection.execute(statement)]


def _together(found: Iterable[tuple[str, Sum]]) -> dict[str, Sum]:
    sums: defaultdict[str, Sum] = defaultdict(Sum)
    for key, one in found:
        sums[key] = sums[key].plus(one)
    return {key: one for key, one in sums.items() if one.count}
