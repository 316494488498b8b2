"""Sums over a past: the tallies at the end of a day, and what moved between then and the position.

Where the tallies do not hold what is asked (two filters at once, words, what a desk once helped with), versions are
summed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    union_all,
)

from domain.acting import Acting
from domain.obstacle import Visibility
from projections.board.counting import wanted
from projections.board.filters import Filters
from projections.counts.dimensions import EVERYTHING, By
from projections.counts.sums import COLUMNS, MOST_KEPT, Sum
from projections.history.days import day_end
from projections.history.rows import BEGAN, ENDED, by_board, wheres, with_board
from projections.looking import Checked, compared
from projections.search.matching import Match
from projections.tables import HISTORY, TALLIES
from projections.visible import Reason, sight, visible

#: A cell by dimension and value; without a value, those of all values.
Where = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Ask:
    """What is summed: what the filters let through, by state, or by the values of the dimension `by`."""

    filters: Filters
    by: By | None = None

    @property
    def cell(self) -> Where | None:
        """Where all of it is counted; None where versions must tell."""
        if self.by is not None:
            return self.by.value, None
        counted = wanted(self.filters)
        then = self.filters.visibility is not None or self.filters.desk is not None
        return None if counted is None or then else counted.value

    @property
    def column(self) -> ColumnElement[str]:
        """By what the sums are told apart."""
        return HISTORY.c.state if self.by is None else HISTORY.c[COLUMNS[self.by].name]

    def counted(self, part: Reason) -> Where | None:
        """Where just that is counted which is seen for this reason; None where versions must tell."""
        if part.cell is None or self.cell is None:
            return None
        held = self.cell in {(By.ALL.value, EVERYTHING), (part.cell[0], None), part.cell}
        return part.cell if held else None


@dataclass(frozen=True, slots=True)
class Parts:
    """Where what is asked is counted, the reasons for which that is seen, and the reasons that versions must tell."""

    cells: tuple[tuple[Where, frozenset[Visibility]], ...]
    counted: tuple[Reason, ...]
    told: tuple[Reason, ...]


def sums(connection: Connection, acting: Acting, ask: Ask, at: int) -> dict[str, Sum]:
    """What the acting office may see now, as it was at the position. Words are not asked of this."""
    told = [(key, one) for key, one, _ in sums_told(connection, acting, ask, at)]
    return _together((*told, *_counted(connection, acting, ask, at)), unstated=ask.filters.unstated)


def sums_counted(connection: Connection, acting: Acting, ask: Ask, at: int) -> dict[str, Sum]:
    """Those of them that tallies hold."""
    return _together(_counted(connection, acting, ask, at))


def sums_told(connection: Connection, acting: Acting, ask: Ask, at: int) -> list[tuple[str, Sum, date]]:
    """Those of them that versions must tell, in pieces, with the earliest day on which something happened."""
    if not parts(acting, ask).told:
        return []
    rows = connection.execute(_told(acting, ask), {"at": at}).all()
    return [(row[0], _sum(row), row.oldest) for row in rows]


def seen_counted(acting: Acting, ask: Ask) -> ColumnElement[bool]:
    """The rows of the board that tallies count."""
    return or_(false(), *(reason.condition() for reason in parts(acting, ask).counted))


def sums_of_rows(connection: Connection, acting: Acting, ask: Ask, at: int, match: Match | None) -> dict[str, Sum]:
    """The same from all versions, for what no tally holds."""
    return _together(_read(connection.execute(_rows(ask, visible(acting), match), {"at": at})))


def _counted(connection: Connection, acting: Acting, ask: Ask, at: int) -> Iterator[tuple[str, Sum]]:
    if not parts(acting, ask).cells:
        return
    start = day_end(connection, at)
    for where, seen in parts(acting, ask).cells:
        yield from _read(connection.execute(_tallied(ask, where, seen), {"day": start.day}))
    if start.position is not None:
        after, upto = sorted((at, start.position))
        sign = 1 if upto == at else -1
        for then, begun, added in ((upto, True, sign), (after, False, -sign)):
            rows = connection.execute(_moved(acting, ask, begun=begun), {"at": then, "after": after, "upto": upto})
            yield from ((key, one.times(added)) for key, one in _read(rows))


@lru_cache(MOST_KEPT)
def parts(acting: Acting, ask: Ask) -> Parts:
    """Where the answer to what is asked is found."""
    seen = sight(acting)
    if ask.cell is None:
        return Parts((), (), seen.reasons())
    cells = [(ask.cell, seen.wholly)] if seen.wholly else []
    counted = [reason for reason in seen.reasons() if reason not in seen.partly.values()]
    told = []
    for visibility, part in seen.partly.items():
        where = ask.counted(part)
        if where is None:
            told.append(part)
        else:
            cells.append((where, frozenset({visibility})))
            counted.append(part)
    return Parts(tuple(cells), tuple(counted), tuple(told))


@lru_cache(MOST_KEPT)
def _tallied(ask: Ask, where: Where, seen: frozenset[Visibility]) -> Select[Any]:
    """Of each cell the last row up to the day. Kept once made, as today's sums are."""
    cell, held, last = TALLIES.c, TALLIES.alias("held"), TALLIES.alias("last").c
    names = ("by", "value", "fiscal_year", "sight", "state")
    day: ColumnElement[int] = bindparam("day")
    latest = select(func.max(last.day)).where(*(last[name] == cell[name] for name in names), last.day <= day)
    here = and_(*(held.c[name] == Checked(cell[name]) for name in names), held.c.day == latest.scalar_subquery())
    wheres = [cell.day == literal_column("0"), cell.by == where[0], cell.sight.in_(sorted(seen))]
    wheres += [cell.value == where[1]] if where[1] is not None else []
    wheres += [cell.state.in_(sorted(ask.filters.states))] if ask.filters.states else []
    wheres += [cell.fiscal_year == ask.filters.year] if ask.filters.year is not None else []
    key = cell.state if ask.by is None else cell.value
    added = (func.sum(held.c[name]) for name in ("n", "amount", "without_amount"))
    return select(key, *added).join_from(TALLIES, held, here).where(*wheres).group_by(key)


@lru_cache(MOST_KEPT)
def _told(acting: Acting, ask: Ask) -> CompoundSelect[Any]:
    """What no tally holds: of each reason the board's few rows are found first, then their versions."""
    filters, oldest = ask.filters, func.min(HISTORY.c.happened_on).label("oldest")
    rows = select(ask.column, *_added(), oldest).select_from(with_board(None, by_board=True)).group_by(ask.column)
    seen = (and_(true(), *compared(part.equal, look_up=True), *part.all_of) for part in parts(acting, ask).told)
    return union_all(*(rows.where(*wheres(one, filters, None, look_up=False)) for one in seen))


@lru_cache(MOST_KEPT)
def _moved(acting: Acting, ask: Ask, *, begun: bool) -> Select[Any]:
    """Of what is tallied, the versions that began in a stretch and stand at its end, or stood before it and ended."""
    rows: Select[Any] = select(ask.column, *_added()).select_from(with_board(None)).group_by(Checked(ask.column))
    return rows.where(*wheres(seen_counted(acting, ask), ask.filters, None, look_up=False), BEGAN if begun else ENDED)


def _rows(ask: Ask, seen: ColumnElement[bool], match: Match | None) -> Select[Any]:
    source = with_board(match, by_board=by_board(ask.filters, look_up=match is None))
    rows: Select[Any] = select(ask.column, *_added()).select_from(source)
    return rows.where(*wheres(seen, ask.filters, match, look_up=True)).group_by(ask.column)


def _added() -> tuple[ColumnElement[Any], ...]:
    without = func.sum(case((HISTORY.c.amount.is_(None), literal(1)), else_=literal(0)))
    return func.count(), func.coalesce(func.sum(HISTORY.c.amount), 0), without


def _read(rows: Iterable[Any]) -> list[tuple[str, Sum]]:
    return [(row[0], _sum(row)) for row in rows]


def _sum(row: Any) -> Sum:
    return Sum(*(int(n) for n in row[1:4]))


def _together(found: Iterable[tuple[str, Sum]], *, unstated: bool = False) -> dict[str, Sum]:
    summed: dict[str, Sum] = {}
    for key, one in found:
        summed[key] = summed.get(key, Sum()).plus(one.unstated if unstated else one)
    return {key: one for key, one in summed.items() if one.count}
