"""The clocks of all open obstacles, each as judging needs it and no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Table, select

from domain.clocks import Timed, Watch, timed, watch
from domain.directory import Directory
from domain.obstacle import Flag
from projections.encoding import decode, encode
from projections.latest import Batch, Story
from projections.tables import CLOCKS
from projections.tables.clocks import tables
from projections.upserting import upsert

__all__ = ["Clocked", "apply", "clocked", "tables"]

#: Rows that are held at once by those who read all.
PORTION = 1_000


@dataclass(frozen=True, slots=True)
class Clocked:
    """An open obstacle as judging needs it, after its event of that version."""

    obstacle: UUID
    version: int
    timed: Timed
    flags: tuple[Flag, ...]


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Keep each obstacle's clocks as they became. What they know of its past goes on from what is in its row."""
    told = batch.stories
    known = _known(connection, tables, [story.after.id for story in told if story.before is not None])
    rows = []
    for story in told:
        past = _watched(story, known.get(story.after.id, Watch()))
        now = story.after
        rows.append(
            {
                "obstacle_id": now.id,
                "is_open": now.is_open,
                "version": now.version,
                "timed": encode(timed(now, past)) if now.is_open else None,
                "flags": encode(now.flags),
                "watch": encode(past),
            }
        )
    upsert(connection, tables, rows)


def clocked(connection: Connection) -> Iterator[Clocked]:
    """All open obstacles in the order of their ids, read a portion at a time."""
    c = CLOCKS.c
    found = select(c.obstacle_id, c.version, c.timed, c.flags).where(c.is_open.is_(True)).order_by(c.obstacle_id)
    with connection.execute(found.execution_options(yield_per=PORTION)) as rows:  # whoever stops early ends it too
        for id_, version, raw, flags in rows:
            yield Clocked(id_, version, decode(Timed, raw), decode(tuple[Flag, ...], flags))


def _known(connection: Connection, tables: Table, ids: Sequence[UUID]) -> dict[UUID, Watch]:
    """What is known of the past of these obstacles."""
    found = select(tables.c.obstacle_id, tables.c.watch).where(tables.c.obstacle_id.in_(ids))
    return {id_: decode(Watch, raw) for id_, raw in connection.execute(found)} if ids else {}


def _watched(story: Story, past: Watch) -> Watch:
    for change in story.changes:
        if change.after is not None:
            past = watch(past, change.event, change.before, change.after)
    return past
