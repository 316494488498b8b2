"""Keeping the tallies: each obstacle leaves its old cells and enters its new ones on the day on which it moved.

Who sees a past is decided by today: where sight of an obstacle changes, all its past moves to other cells.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    bindparam,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from domain.obstacle import Obstacle, Visibility
from projections.board.applying import row
from projections.counts.dimensions import EVERYTHING, OF_RAISER, By, raiser
from projections.counts.sums import COLUMNS
from projections.history.days import DayOf
from projections.latest import Story
from projections.tables.history import NEVER, HistoryTables

CELL = ("by", "value", "fiscal_year", "sight", "state")
SUMS = ("n", "amount", "without_amount")
Cell = tuple[str, str, int, str, str]
Cells = Mapping[Cell, tuple[int, int, int]]
#: A version as a row, by the names of its columns; a story with the versions that it made.
Version = Mapping[str, Any]
Told = tuple[Story, Sequence[Version]]
NOTHING = (0, 0, 0)
STANDS: ColumnElement[int] = literal_column(str(NEVER))
#: What is added, by cell, day and sum.
Added = Counter[tuple[Cell, int, str]]


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
    added: Added = Counter()
    for story, made in told:
        sight, cells = sight_of(story.after), _before(story)
        past = [(day_of(found["valid_from"]), found) for found in stored.get(story.after.id, ())]
        if past and story.before is not None:
            _trail(added, past, sight_of(story.before), -1)
            _trail(added, past, sight, 1)
            cells = _cells(past[-1][1], sight)
        for version in made:
            now = _cells(version, sight)
            _step(added, day_of(version["valid_from"]), cells, now, 1)
            cells = now
    _add(connection, tables.tallies, added)


def _before(story: Story) -> Cells:
    """The cells in which the obstacle was before the story."""
    if story.before is None:
        return {}
    return _cells(row(Story(story.changes[:1], None, story.before, story.number)), sight_of(story.before))


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


def _cells(version: Version, sight: Sight) -> Cells:
    """The cells that count a version, with what it adds: one, its money, and whether it states none."""
    amount = version["amount"]
    weight = (1, amount or 0, int(amount is None))
    rest = (version["fiscal_year"], sight.visibility.value, version["state"])
    return {(by, value, *rest): weight for by, value in _values(version, sight)}


def _values(version: Version, sight: Sight) -> Iterator[tuple[str, str]]:
    yield By.ALL.value, EVERYTHING
    for by, column in COLUMNS.items():
        value = version[column.name]
        if value is not None:
            yield str(by), value
    for desk in sorted(sight.desks):
        yield By.DESK.value, desk
    if sight.visibility in OF_RAISER:
        yield By.RAISER.value, raiser(version["agency"], version["raised_by"])


def _trail(added: Added, past: Sequence[tuple[int, Version]], sight: Sight, sign: int) -> None:
    """Count a whole past in (1) or out (-1)."""
    cells: Cells = {}
    for day, version in past:
        now = _cells(version, sight)
        _step(added, day, cells, now, sign)
        cells = now


def _step(added: Added, day: int, old: Cells, new: Cells, sign: int) -> None:
    """What changes from one version to the next."""
    for cell in old.keys() | new.keys():
        left, entered = old.get(cell, NOTHING), new.get(cell, NOTHING)
        if left != entered:
            for name, was, now in zip(SUMS, left, entered, strict=True):
                added[cell, day, name] += sign * (now - was)


def _add(connection: Connection, tallies: Table, added: Added) -> None:
    """Add to each cell from that day on. Days without a row get one that holds what the day before did."""
    found = sorted({(cell, day) for (cell, day, _), weight in added.items() if weight})
    if not found:
        return
    rows = [
        {**{f"the_{name}": part for name, part in zip(CELL, cell, strict=True)}, "the_day": day}
        | {f"the_{name}": added[cell, day, name] for name in SUMS}
        for cell, day in found
    ]
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
