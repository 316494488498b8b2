"""Keeping the oldest: from which position on which open obstacle is the one of its group that happened first.

A group is what the review tells apart, by the fiscal year and by who may see it now. Where an obstacle is shown to
others, it enters the past of its new groups; that it is still named in the past of the old ones is seen when these are
read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
)

from domain.obstacle import Visibility
from projections.counts.sums import COLUMNS, MOST_KEPT
from projections.history.tallying import STANDS
from projections.history.told import Told, Version
from projections.latest import Story
from projections.looking import Checked
from projections.tables.history import HistoryTables

GROUP = ("by", "value", "fiscal_year", "sight")
Group = tuple[str, str, int, str]
#: An open obstacle by its age: the day on which it happened, and the position of its raising.
Aged = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Step:
    """At a position one left the group, or entered it, or did both because its day was corrected."""

    position: int
    left: Aged | None
    entered: Aged | None


def age(
    connection: Connection, tables: HistoryTables, told: Sequence[Told], stored: Mapping[UUID, Sequence[Version]]
) -> None:
    """Note who is the oldest after these stories; the versions must still be as they were before."""
    steps = _steps(told)
    known = _known(connection, tables.oldest, steps.keys())
    rows = [_row(group, 0, None) for group in sorted(steps.keys() - known.keys())]
    for group, moves in steps.items():
        rows += _turns(group, moves, known.get(group), _candidates(connection, tables, group, moves, known.get(group)))
    if rows:
        connection.execute(insert(tables.oldest), rows)
    for story in (one.story for one in told):
        if story.before is not None and story.before.record.visibility != story.after.record.visibility:
            _enter_past(connection, tables.oldest, stored.get(story.after.id, ()), story)


def _steps(told: Sequence[Told]) -> Mapping[Group, Sequence[Step]]:
    """By group, in the order of the log."""
    found: defaultdict[Group, list[Step]] = defaultdict(list)
    for one in told:
        story, sight = one.story, one.story.after.record.visibility
        old = _places(one.before, story.before.record.visibility) if one.before and story.before else {}
        for version in one.made:
            new = _places(version, sight)
            for group in old.keys() | new.keys():
                if old.get(group) != new.get(group):
                    found[group].append(Step(version["valid_from"], old.get(group), new.get(group)))
            old = new
    return {group: sorted(steps, key=lambda step: step.position) for group, steps in found.items()}


def _places(version: Version, sight: Visibility) -> dict[Group, Aged]:
    """The groups of an open version, with its age."""
    if not version["is_open"]:
        return {}
    aged = (version["happened_on"], version["raised_position"])
    rest = (version["fiscal_year"], sight.value)
    values = ((str(by), version[column.name]) for by, column in COLUMNS.items())
    return {(by, value, *rest): aged for by, value in values if value is not None}


def _turns(group: Group, moves: Sequence[Step], oldest: Aged | None, there: set[Aged]) -> Iterator[dict[str, Any]]:
    """A row for each position at which another became the oldest of those that are `there`."""
    for step in moves:
        was = oldest
        if step.left is not None:
            there.discard(step.left)
        if step.entered is not None:
            there.add(step.entered)
        if step.left == oldest:
            oldest = min(there, default=None)
        elif step.entered is not None and (oldest is None or step.entered < oldest):
            oldest = step.entered
        if oldest != was:
            yield _row(group, step.position, oldest)


def _candidates(
    connection: Connection, tables: HistoryTables, group: Group, moves: Sequence[Step], oldest: Aged | None
) -> set[Aged]:
    """Who may become the oldest without entering now: one more than leave."""
    leaving = [step.left for step in moves if step.left is not None]
    if oldest is None:
        return set()
    if oldest not in leaving:
        return {oldest}
    asked = {**dict(zip(GROUP, group, strict=True)), "since": oldest[0], "most": len(leaving) + 1}
    found = connection.execute(_older(tables.versions, group[0]), asked)
    return {(one.happened_on, one.raised_position) for one in found}


@lru_cache(MOST_KEPT)
def _older(versions: Table, by: str) -> Select[Any]:
    """Those of a group that are open, the oldest first."""
    c = versions.c
    same = {COLUMNS[by].name: "value", "fiscal_year": "fiscal_year", "visibility": "sight"}
    rows: Select[Any] = select(c.happened_on, c.raised_position)
    rows = rows.where(c.valid_to == STANDS, c.is_open.is_(True), c.happened_on >= bindparam("since"))
    rows = rows.where(*(Checked(c[name]) == bindparam(part) for name, part in same.items()))
    return rows.order_by(c.happened_on, c.raised_position).limit(bindparam("most", type_=Integer))


def _known(connection: Connection, oldest: Table, groups: Collection[Group]) -> Mapping[Group, Aged | None]:
    """The oldest of each of these groups that was met before."""
    if not groups:
        return {}
    wanted = {name: sorted({group[n] for group in groups}) for n, name in enumerate(GROUP)}
    return {
        (one.by, one.value, one.fiscal_year, one.sight): _aged(one)
        for one in connection.execute(_latest_of(oldest), wanted)
    }


@lru_cache(MOST_KEPT)
def _latest_of(oldest: Table) -> Select[Any]:
    return latest(oldest).where(*(oldest.c[name].in_(bindparam(name, expanding=True)) for name in GROUP))


def latest(oldest: Table, *, upto: ColumnElement[int] | None = None) -> Select[Any]:
    """The last row of each group, up to a position; what is asked is narrowed by the columns of the table itself."""
    c, held, last = oldest.c, oldest.alias("held"), oldest.alias("last").c
    newest = select(func.max(last.valid_from)).where(*(last[name] == c[name] for name in GROUP))
    newest = newest if upto is None else newest.where(last.valid_from <= upto)
    here = (*(held.c[name] == Checked(c[name]) for name in GROUP), held.c.valid_from == newest.scalar_subquery())
    rows: Select[Any] = select(*(c[name] for name in GROUP), held.c.happened_on, held.c.raised_position)
    return rows.join_from(oldest, held, and_(*here)).where(c.valid_from == literal_column("0"))


def _enter_past(connection: Connection, oldest: Table, past: Sequence[Version], story: Story) -> None:
    """An obstacle that others see now enters the past of the groups that it has for them, up to this story."""
    ends = [*(version["valid_from"] for version in past[1:]), story.first_position]
    for version, end in zip(past, ends, strict=True):
        for group, aged in _places(version, story.after.record.visibility).items():
            _enter(connection, oldest, group, aged, (version["valid_from"], end))


def _enter(connection: Connection, oldest: Table, group: Group, aged: Aged, span: tuple[int, int]) -> None:
    """One more in the group from the first position of the span up to the one before its end."""
    c, (start, end) = oldest.c, span
    here = [c[name] == part for name, part in zip(GROUP, group, strict=True)]
    began = select(func.max(c.valid_from)).where(*here, c.valid_from <= start).scalar_subquery()
    rows = select(c.valid_from, c.happened_on, c.raised_position).where(*here, c.valid_from >= began)
    known = {one.valid_from: _aged(one) for one in connection.execute(rows.where(c.valid_from <= end))}
    inside = {position: one for position, one in known.items() if position < end} or {0: None}
    made = {} if known else inside.copy()
    made |= {max(position, start): min(was, aged) if was else aged for position, was in inside.items()}
    if end not in known:
        made[end] = inside[max(inside)]
    connection.execute(delete(oldest).where(*here, c.valid_from >= start, c.valid_from < end))
    connection.execute(insert(oldest), [_row(group, position, one) for position, one in made.items()])


def _row(group: Group, position: int, aged: Aged | None) -> dict[str, Any]:
    happened, raised = aged or (None, None)
    place = {"valid_from": position, "happened_on": happened, "raised_position": raised}
    return {**dict(zip(GROUP, group, strict=True)), **place}


def _aged(found: Any) -> Aged | None:
    return None if found.happened_on is None else (found.happened_on, int(found.raised_position))
