"""One obstacle, whole, for those who may see it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, select, tuple_

from domain.acting import Acting
from domain.directory import Directory
from domain.obstacle import Obstacle, State, fold, may_see
from projections.board.card import number
from projections.encoding import decode, encode
from projections.latest import Batch
from projections.past import NotRaisedYet, Past
from projections.tables import OBSTACLE
from projections.tables.obstacle import tables
from projections.timeline import Entry, stood
from projections.upserting import upsert

__all__ = ["MergedInto", "Shown", "apply", "as_it_was", "every", "find", "merged_into", "tables"]

#: Rows read at once by those who read everything.
PORTION = 500
NUMBER = re.compile(r"\s*KDL-(\d{4})-(\d{1,9})\s*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """An obstacle with its number, and the log position of its last event."""

    obstacle: Obstacle
    number: str
    year: int
    n: int
    position: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MergedInto:
    """What is known of the obstacle another was merged into: `id` is None where only number and state may be."""

    id: UUID | None
    number: str
    state: State


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Keep each obstacle as it became."""
    rows = [
        {
            "id": story.after.id,
            "number_year": story.number[0],
            "number_n": story.number[1],
            "version": story.after.version,
            "position": story.position,
            "body": encode(story.after),
        }
        for story in batch.stories
    ]
    upsert(connection, tables, rows)


def find(connection: Connection, acting: Acting, ref: UUID | str) -> Shown | None:
    """The obstacle of that id or number (`KDL-2024-12`); None where there is none or it may not be seen."""
    shown = _find(connection, ref)
    return shown if shown and may_see(acting, shown.obstacle) else None


def as_it_was(shown: Shown, entries: Sequence[Entry], past: Past | None) -> Shown:
    """The obstacle after these events, which are all of its own up to then. Raises NotRaisedYet where there are none.

    What was removed from a text since is not in it either.
    """
    if past is None:
        return shown
    obstacle = fold(each.event for each in entries)
    if obstacle is None:
        raise NotRaisedYet(shown.number, past)
    return replace(shown, obstacle=obstacle, position=entries[-1].position)


def every(connection: Connection, acting: Acting) -> Iterator[Shown]:
    """All obstacles that the acting office may see, by year and number, read in portions."""
    c, at = OBSTACLE.c, (0, 0)
    chosen = select(c.body, c.number_year, c.number_n, c.position).order_by(c.number_year, c.number_n).limit(PORTION)
    while rows := connection.execute(chosen.where(tuple_(c.number_year, c.number_n) > at)).all():
        for body, year, n, position in rows:
            shown = Shown(obstacle=decode(Obstacle, body), number=number(year, n), year=year, n=n, position=position)
            if may_see(acting, shown.obstacle):
                yield shown
        at = (rows[-1].number_year, rows[-1].number_n)


def merged_into(
    connection: Connection, acting: Acting, obstacle: Obstacle, past: Past | None = None
) -> MergedInto | None:
    """The obstacle that this one goes on in, in the state of that moment; None where it was not merged."""
    target = _find(connection, obstacle.merged_into) if obstacle.merged_into else None
    if target is None:
        return None
    known = may_see(acting, target.obstacle)
    then = stood(connection, target.obstacle.id, past) if past else None
    state = (then or target.obstacle).state
    return MergedInto(id=target.obstacle.id if known else None, number=target.number, state=state)


def _find(connection: Connection, ref: UUID | str) -> Shown | None:
    where = _reference(ref)
    if where is None:
        return None
    c = OBSTACLE.c
    row = connection.execute(select(c.body, c.number_year, c.number_n, c.position).where(where)).one_or_none()
    if row is None:
        return None
    body, year, n, position = row
    return Shown(obstacle=decode(Obstacle, body), number=number(year, n), year=year, n=n, position=position)


def _reference(ref: UUID | str) -> ColumnElement[bool] | None:
    if isinstance(ref, UUID):
        return OBSTACLE.c.id == ref
    if found := NUMBER.fullmatch(ref):
        year, n = int(found[1]), int(found[2])
        return (OBSTACLE.c.number_year == year) & (OBSTACLE.c.number_n == n)
    try:
        return OBSTACLE.c.id == UUID(ref)
    except ValueError:
        return None
