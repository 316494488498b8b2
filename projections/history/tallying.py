"""Keeping the tallies: each obstacle leaves its old cells and enters its new ones on the day on which it moved.

Who sees a past is decided by today: where sight of an obstacle changes, all its past moves to other cells.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from domain.obstacle import Obstacle, Visibility
from projections.counts.dimensions import EVERYTHING, OF_RAISER, By, raiser
from projections.counts.sums import COLUMNS, MOST_KEPT
from projections.history.days import DayOf
from projections.history.told import Told, Version
from projections.latest import Story
from projections.tables.history import NEVER, HistoryTables
from projections.upserting import upsert

CELL = ("by", "value", "fiscal_year", "sight", "state")
SUMS = ("n", "amount", "without_amount")
Cell = tuple[str, str, int, str, str]
Weight = tuple[int, int, int]
Cells = Mapping[Cell, Weight]
NOTHING: Weight = (0, 0, 0)
STANDS: ColumnElement[int] = literal_column(str(NEVER))
_ROW = (*CELL, "day", *SUMS)
_COLUMNS = tuple((str(by), column.name) for by, column in COLUMNS.items())
#: What is added, by cell and day.
Added = defaultdict[Cell, dict[int, Weight]]


@dataclass(frozen=True, slots=True)
class Sight:
    """What decides now who sees an obstacle."""

    visibility: Visibility
    desks: frozenset[str]


def sight_of(obstacle: Obstacle) -> Sight:
    return Sight(obstacle.record.visibility, frozenset(a.desk for a in obstacle.assistance))


def tally(
    connection: Connection,
    tables: HistoryTables,
    told: Sequence[Told],
    stored: Mapping[UUID, Sequence[Version]],
    day_of: DayOf,
) -> None:
    """Count these stories in; `stored` holds the versions as they were before of those whose sight changed."""
    if not told:
        return
    added: Added = defaultdict(dict)
    for one in told:
        before, sight = one.story.before, sight_of(one.story.after)
        cells = _cells(one.before, sight_of(before)) if before and one.before else {}
        past = stored.get(one.story.after.id, ())
        if past and before is not None:
            _trail(added, _by_day(past, day_of), {}, sight_of(before), -1)
            cells = _trail(added, _by_day(past, day_of), {}, sight, 1)
        _trail(added, _by_day(one.made, day_of), cells, sight, 1)
    today = day_of(told[0].story.first_position)
    _add_before(connection, tables.tallies, added, today)
    _add_from(connection, tables.tallies, added, today)


def resighted(connection: Connection, versions: Table, told: Sequence[Story]) -> Mapping[UUID, Sequence[Version]]:
    """All versions of those whose sight changed, in order."""
    ids = [s.after.id for s in told if s.before is not None and sight_of(s.before) != sight_of(s.after)]
    if not ids:
        return {}
    c = versions.c
    places = select(c.raised_position).where(c.valid_to == STANDS, c.id.in_(ids))
    rows = select(versions).where(c.raised_position.in_(places)).order_by(c.raised_position, c.valid_from)
    found: dict[UUID, list[Version]] = {}
    for version in connection.execute(rows).mappings():
        found.setdefault(version["id"], []).append(dict(version))
    return found


def _by_day(versions: Iterable[Version], day_of: DayOf) -> Mapping[int, Version]:
    """The last version of each day on which one began: what stood for a part of a day is not counted."""
    return {day_of(version["valid_from"]): version for version in versions}


def _trail(added: Added, versions: Mapping[int, Version], cells: Cells, sight: Sight, sign: int) -> Cells:
    """Count a stretch of a life in (1) or out (-1) that goes on from these cells; the cells that it ends in."""
    for day, version in versions.items():
        now = _cells(version, sight)
        for weights, others, times in ((cells, now, -sign), (now, cells, sign)):
            for cell, weight in weights.items():
                if others.get(cell) != weight:
                    added[cell][day] = _plus(added[cell].get(day, NOTHING), weight, times)
        cells = now
    return cells


def _plus(have: Weight, more: Weight, times: int = 1) -> Weight:
    return have[0] + times * more[0], have[1] + times * more[1], have[2] + times * more[2]


def _cells(version: Version, sight: Sight) -> Cells:
    """The cells that count a version, with what it adds: one, its money, and whether it states none."""
    amount = version["amount"]
    weight = (1, amount or 0, int(amount is None))
    rest = (version["fiscal_year"], sight.visibility.value, version["state"])
    return {(by, value, *rest): weight for by, value in _values(version, sight)}


def _values(version: Version, sight: Sight) -> Iterator[tuple[str, str]]:
    yield By.ALL.value, EVERYTHING
    for by, column in _COLUMNS:
        value = version[column]
        if value is not None:
            yield by, value
    for desk in sorted(sight.desks):
        yield By.DESK.value, desk
    if sight.visibility in OF_RAISER:
        yield By.RAISER.value, raiser(version["agency"], version["raised_by"])


def _add_before(connection: Connection, tallies: Table, added: Added, today: int) -> None:
    """Add to each cell from days before today on. Days without a row get one that holds what the day before did."""
    moved = ((cell, day, weight) for cell, days in added.items() for day, weight in days.items() if day < today)
    rows = [
        {f"the_{name}": part for name, part in zip((*CELL, "day", *SUMS), (*cell, day, *weight), strict=True)}
        for cell, day, weight in moved
        if weight != NOTHING
    ]
    if not rows:
        return
    c = tallies.c
    this = [c[name] == bindparam(f"the_{name}", type_=c[name].type) for name in CELL]
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    nothing: dict[str, Any] = {name: bindparam(f"the_{name}") for name in CELL} | {"day": 0, **dict.fromkeys(SUMS, 0)}
    connection.execute(insert(tallies).values(nothing).on_conflict_do_nothing(), rows)
    day = bindparam("the_day", type_=Integer)
    before: Select[Any] = select(*(c[name] for name in CELL), day, *(c[name] for name in SUMS))
    before = before.where(*this, c.day < day).order_by(c.day.desc()).limit(1)
    names = [*CELL, "day", *SUMS]
    connection.execute(insert(tallies).from_select(names, before).on_conflict_do_nothing(), rows)
    more = {name: c[name] + bindparam(f"the_{name}", type_=BigInteger) for name in SUMS}
    connection.execute(update(tallies).where(*this, c.day >= day).values(more), rows)


def _add_from(connection: Connection, tallies: Table, added: Added, today: int) -> None:
    """Add to each cell from today on, or from later days: no row is of a later day, so the last one is gone on from."""
    moved = {
        cell: sorted((day, weight) for day, weight in days.items() if day >= today and weight != NOTHING)
        for cell, days in added.items()
    }
    cells = [cell for cell, days in moved.items() if days]
    known = _last(connection, tallies, cells)
    rows: list[tuple[Any, ...]] = []
    for cell in sorted(cells):
        if cell not in known:
            rows.append((*cell, 0, *NOTHING))
        have = known.get(cell, NOTHING)
        for day, weight in moved[cell]:
            have = _plus(have, weight)
            rows.append((*cell, day, *have))
    upsert(connection, tallies, [dict(zip(_ROW, row, strict=True)) for row in rows])


def _last(connection: Connection, tallies: Table, cells: Sequence[Cell]) -> Mapping[Cell, Weight]:
    """What is held by the last row of each of these cells; those without a row are left out."""
    if not cells:
        return {}
    wanted = {name: sorted({cell[n] for cell in cells}) for n, name in enumerate(CELL)}
    return {tuple(row[:5]): tuple(row[5:]) for row in connection.execute(_held(tallies), wanted).all()}


@lru_cache(MOST_KEPT)
def _held(tallies: Table) -> Select[Any]:
    c, held, last = tallies.c, tallies.alias("held"), tallies.alias("last").c
    newest = select(func.max(last.day)).where(*(last[name] == c[name] for name in CELL)).scalar_subquery()
    here = and_(*(held.c[name] == c[name] for name in CELL), held.c.day == newest)
    rows: Select[Any] = select(*(held.c[name] for name in (*CELL, *SUMS))).join_from(tallies, held, here)
    rows = rows.where(c.day == literal_column("0"))
    return rows.where(*(c[name].in_(bindparam(name, expanding=True)) for name in CELL))
