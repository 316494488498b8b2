"""Keeping the history: each event of an obstacle ends the version that stood and begins the next."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, Table, Update, bindparam, delete, insert, select, update

from domain.directory import Directory
from projections.counts.sums import MOST_KEPT
from projections.history.ageing import age
from projections.history.days import note_days
from projections.history.tallying import STANDS, resighted, tally
from projections.history.told import Told, anew
from projections.latest import Batch
from projections.tables.history import HistoryTables

Standing = Mapping[UUID, Any]


def apply(connection: Connection, tables: HistoryTables, batch: Batch, _directory: Directory) -> None:
    """Write the version that each change made, count it at its day, and note who is the oldest now."""
    told = batch.stories
    standing = _standing(connection, tables.versions, [story.after.id for story in told if story.before is not None])
    made = [Told.of(story, standing.get(story.after.id)) for story in told]
    stored = resighted(connection, tables.versions, told)
    moved = [one for one in made if one.moves]
    tally(connection, tables, moved, stored, note_days(connection, tables.days, batch))
    age(connection, tables, moved, stored)
    _write(connection, tables.versions, made, standing)


def _write(connection: Connection, versions: Table, told: Sequence[Told], standing: Standing) -> None:
    """End what stood, and put the new versions. Where a text was removed, all versions of the obstacle are new."""
    ended = [
        {"raised": was.raised_position, "began": was.valid_from, "to": one.story.first_position}
        for one in told
        if (was := standing.get(one.story.after.id)) is not None
    ]
    if ended:
        connection.execute(_end(versions), ended)
    rewritten = [one for one in told if one.story.rewritten]
    if rewritten:
        gone = [{"raised": one.made[0]["raised_position"]} for one in rewritten]
        connection.execute(delete(versions).where(versions.c.raised_position == bindparam("raised")), gone)
    rows = [version for one in told if not one.story.rewritten for version in one.made]
    rows += [version for one in rewritten for version in anew(one.story)]
    if rows:
        connection.execute(insert(versions), rows)


def _standing(connection: Connection, tables: Table, ids: Sequence[UUID]) -> Standing:
    """Of each obstacle the version that stands now: its place, and what the next one goes on from."""
    if not ids:
        return {}
    return {found.id: found for found in connection.execute(_stands(tables), {"ids": ids})}


@lru_cache(MOST_KEPT)
def _stands(tables: Table) -> Select[Any]:
    c = tables.c
    rows: Select[Any] = select(c.id, c.raised_position, c.valid_from, c.waiting_since)
    return rows.where(c.valid_to == STANDS, c.id.in_(bindparam("ids", expanding=True)))


@lru_cache(MOST_KEPT)
def _end(tables: Table) -> Update:
    c = tables.c
    which = (c.raised_position == bindparam("raised"), c.valid_from == bindparam("began"))
    return update(tables).where(*which).values(valid_to=bindparam("to"))
