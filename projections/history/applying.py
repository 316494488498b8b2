"""Keeping the history: each event of an obstacle ends the version that stood and begins the next."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from domain.directory import Directory
from projections.change import Change
from projections.history.ageing import age
from projections.history.days import note_days
from projections.history.tallying import STANDS, resighted, tally
from projections.history.told import Told, anew
from projections.latest import stories
from projections.tables.history import HistoryTables

Standing = Mapping[UUID, Any]


def apply(connection: Connection, tables: HistoryTables, changes: Sequence[Change], _directory: Directory) -> None:
    """Write the version that each change made, count it at its day, and note who is the oldest now."""
    told = list(stories(changes))
    standing = _standing(connection, tables.versions, [story.after.id for story in told if story.before is not None])
    made = [Told.of(story, standing.get(story.after.id)) for story in told]
    stored = resighted(connection, tables.versions, told)
    tally(connection, tables, made, stored, note_days(connection, tables.days, changes))
    age(connection, tables, made, stored)
    _write(connection, tables.versions, made, standing)


def _write(connection: Connection, versions: Table, told: Sequence[Told], standing: Standing) -> None:
    """End what stood, and put the new versions. Where a text was removed, all versions of the obstacle are new."""
    ended = [
        {"raised": was.raised_position, "began": was.valid_from, "to": one.story.first_position}
        for one in told
        if (was := standing.get(one.story.after.id)) is not None
    ]
    c = versions.c
    if ended:
        which = (c.raised_position == bindparam("raised"), c.valid_from == bindparam("began"))
        connection.execute(update(versions).where(*which).values(valid_to=bindparam("to")), ended)
    rewritten = [one for one in told if one.story.rewritten]
    if rewritten:
        gone = [{"raised": one.made[0]["raised_position"]} for one in rewritten]
        connection.execute(delete(versions).where(c.raised_position == bindparam("raised")), gone)
    rows = [version for one in told if not one.story.rewritten for version in one.made]
    rows += [version for one in rewritten for version in anew(one.story)]
    if rows:
        connection.execute(insert(versions), rows)


def _standing(connection: Connection, tables: Table, ids: Sequence[UUID]) -> Standing:
    """Of each obstacle the version that stands now: its place, and what the next one goes on from."""
    if not ids:
        return {}
    c = tables.c
    wanted = select(c.id, c.raised_position, c.valid_from, c.waiting_since).where(c.valid_to == STANDS, c.id.in_(ids))
    return {found.id: found for found in connection.execute(wanted)}
