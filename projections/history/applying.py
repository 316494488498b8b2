"""Keeping the history: each event of an obstacle ends the version that stood and begins the next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from domain.directory import Directory
from domain.obstacle import Obstacle, after
from projections.board.applying import row
from projections.change import Change
from projections.encoding import encode
from projections.history.ageing import age
from projections.history.days import note_days
from projections.history.tallying import STANDS, Told, resighted, tally
from projections.latest import Story, stories
from projections.tables.history import NEVER, HistoryTables
from projections.waiting import waiting_since

Standing = Mapping[UUID, Any]


def apply(connection: Connection, tables: HistoryTables, changes: Sequence[Change], _directory: Directory) -> None:
    """Write the version that each change made, count it at its day, and note who is the oldest now."""
    told = list(stories(changes))
    standing = _standing(connection, tables.versions, [story.after.id for story in told if story.before is not None])
    made = [(story, list(_versions(story, standing.get(story.after.id)))) for story in told]
    stored = resighted(connection, tables.versions, told)
    tally(connection, tables, made, stored, note_days(connection, tables.days, changes))
    age(connection, tables, made, stored)
    _write(connection, tables.versions, made, standing)


def _write(connection: Connection, versions: Table, made: Sequence[Told], standing: Standing) -> None:
    """End what stood, and put the new versions. Where a text was removed, all versions of the obstacle are new."""
    ended = [
        {"raised": was.raised_position, "began": was.valid_from, "to": story.first_position}
        for story, _ in made
        if (was := standing.get(story.after.id)) is not None
    ]
    c = versions.c
    if ended:
        which = (c.raised_position == bindparam("raised"), c.valid_from == bindparam("began"))
        connection.execute(update(versions).where(*which).values(valid_to=bindparam("to")), ended)
    rewritten = [(_anew(story), new[0]["raised_position"]) for story, new in made if story.rewritten]
    if rewritten:
        gone = [{"raised": raised} for _, raised in rewritten]
        connection.execute(delete(versions).where(c.raised_position == bindparam("raised")), gone)
    rows = [version for story, new in made if not story.rewritten for version in new]
    rows += [version for story, _ in rewritten for version in _versions(story, None)]
    if rows:
        connection.execute(insert(versions), rows)


def _standing(connection: Connection, tables: Table, ids: Sequence[UUID]) -> Standing:
    """Of each obstacle the version that stands now: its place, and what the next one goes on from."""
    if not ids:
        return {}
    c = tables.c
    wanted = select(c.id, c.raised_position, c.valid_from, c.waiting_since).where(c.valid_to == STANDS, c.id.in_(ids))
    return {found.id: found for found in connection.execute(wanted)}


def _versions(story: Story, was: Any) -> Iterator[dict[str, Any]]:
    """A row for each change of the story, which goes on from the version `was`."""
    raised = story.first_position if was is None else int(was.raised_position)
    since: datetime | None = was.waiting_since if was is not None else None
    ends = [*(change.position for change in story.changes[1:]), NEVER]
    for one, end in zip(_steps(story), ends, strict=True):
        since = waiting_since(one.changes) or since
        place = {"raised_position": raised, "valid_from": one.position, "valid_to": end}
        yield {**row(one), **place, "waiting_since": since, "helped": helped(one.after)}


def _steps(story: Story) -> Iterator[Story]:
    """Each change of the story as one of its own."""
    for change in story.changes:
        if change.after is not None:
            yield Story([change], change.before, change.after, story.number)


def helped(obstacle: Obstacle) -> str:
    """The desks that ever helped, as they are kept."""
    return encode(sorted({assistance.desk for assistance in obstacle.assistance}))


def _anew(story: Story) -> Story:
    """The story from the raising on, as the stream tells it after the removal."""
    last = max(n for n, change in enumerate(story.changes) if change.stream)
    before: Obstacle | None = None
    told: list[Change] = []
    for position, event in story.changes[last].stream:
        now = after(before, event)
        told.append(Change(position=position, event=event, before=before, after=now, number=story.number))
        before = now
    return Story([*told, *story.changes[last + 1 :]], None, story.after, story.number)
