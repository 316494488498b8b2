"""Keeping the history: each event of an obstacle ends the version that stood and begins the next."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, literal_column, select, update

from domain.directory import Directory
from domain.obstacle import Obstacle, after
from projections.board.applying import row
from projections.change import Change
from projections.encoding import encode
from projections.latest import Story, stories
from projections.tables.history import NEVER
from projections.waiting import waiting_since

Standing = Mapping[UUID, Any]
_STANDS: ColumnElement[int] = literal_column(str(NEVER))


def apply(connection: Connection, tables: Table, changes: Sequence[Change], _directory: Directory) -> None:
    """Write the version that each change made. Where a text was removed, all versions of the obstacle are new."""
    told = list(stories(changes))
    standing = _standing(connection, tables, [story.after.id for story in told if story.before is not None])
    ended: list[dict[str, int]] = []
    removed: list[dict[str, int]] = []
    made: list[dict[str, Any]] = []
    for story in told:
        was = standing.get(story.after.id)
        if story.rewritten:
            removed.append({"raised": _raised(story, was)})
            made += _versions(_anew(story), None)
            continue
        if was is not None:
            ended.append({"raised": was.raised_position, "began": was.valid_from, "to": story.first_position})
        made += _versions(story, was)
    c = tables.c
    if removed:
        connection.execute(delete(tables).where(c.raised_position == bindparam("raised")), removed)
    if ended:
        which = (c.raised_position == bindparam("raised"), c.valid_from == bindparam("began"))
        connection.execute(update(tables).where(*which).values(valid_to=bindparam("to")), ended)
    if made:
        connection.execute(insert(tables), made)


def _standing(connection: Connection, tables: Table, ids: Sequence[UUID]) -> Standing:
    """Of each obstacle the version that stands now: its place, and what the next one goes on from."""
    if not ids:
        return {}
    c = tables.c
    wanted = select(c.id, c.raised_position, c.valid_from, c.waiting_since).where(c.valid_to == _STANDS, c.id.in_(ids))
    return {found.id: found for found in connection.execute(wanted)}


def _raised(story: Story, was: Any) -> int:
    return story.first_position if was is None else int(was.raised_position)


def _versions(story: Story, was: Any) -> Iterator[dict[str, Any]]:
    """A row for each change of the story, which goes on from the version `was`."""
    raised: int = _raised(story, was)
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
