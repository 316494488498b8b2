"""The feed: everything that was recorded, in log order, told to each caller as far as he may see it now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import Acting
from domain.obstacle import Visibility
from projections.sighting import Sighting, Traits, read
from projections.tables import BOARD, DESK_QUEUE, TIMELINE
from projections.timeline import ENTRY, Entry, entry

#: Rows that one call looks at: enough to pass over what the caller may not see, few enough to be quick.
LOOKED_AT = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """From this position on the caller may not see the obstacle any more, nor its past."""

    position: int
    id: UUID


Told = Entry | Hidden


@dataclass(frozen=True, kw_only=True)
class News:
    """One row of the timeline with what decides who may be told: the obstacle's traits now, None for the directory's.

    `sighting` is set where the event changed who sees it, and `later` holds those that came after.
    """

    position: int
    obstacle_id: UUID | None
    row: Sequence[Any]
    now: Traits | None
    sighting: Sighting | None = None
    later: tuple[Sighting, ...] = ()

    @cached_property
    def entry(self) -> Entry:
        """The event, decoded once for all who are told."""
        return entry(self.row)

    def told_to(self, acting: Acting) -> Told | None:
        """What this office gets: the event, the notice that the obstacle closed to it here, or nothing."""
        if self.obstacle_id is None:
            told_to = self.entry.event.TOLD_TO
            return self.entry if told_to is None or acting.kind in told_to else None
        if self.now is not None and self.now.seen_by(acting):
            return self.entry
        hidden_here = self.sighting is not None and self.sighting.hides_from(acting)
        if hidden_here and not any(sighting.hides_from(acting) for sighting in self.later):
            return Hidden(position=self.position, id=self.obstacle_id)
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """What the caller is told, and the position after which to ask again."""

    items: tuple[Told, ...]
    next: int


def after(connection: Connection, acting: Acting, position: int, limit: int) -> Feed:
    """At most `limit` items recorded after the position. `next` moves on even where nothing may be told."""
    items: list[Told] = []
    left, chunk = LOOKED_AT + limit, limit
    while left > 0 and len(items) < limit:
        rows = news(connection, position, chunk)
        for one in rows:
            position = one.position
            told = one.told_to(acting)
            if told is not None:
                items.append(told)
            if len(items) == limit:
                break
        left -= chunk
        if len(rows) < chunk:
            break
        chunk = min(2 * chunk, LOOKED_AT)
    return Feed(items=tuple(items), next=position)


def news(connection: Connection, position: int, limit: int) -> Sequence[News]:
    """The rows after the position, for any number of callers."""
    c = TIMELINE.c
    found = select(*ENTRY, c.obstacle_id, c.sight).where(c.position > position).order_by(c.position).limit(limit)
    rows = connection.execute(found).all()
    now = _traits(connection, {row.obstacle_id for row in rows if row.obstacle_id})
    sightings = _sightings(connection, {row.obstacle_id for row in rows if row.sight})
    return [
        News(
            position=row.position,
            obstacle_id=row.obstacle_id,
            row=row,
            now=now.get(row.obstacle_id),
            sighting=read(row.sight) if row.sight else None,
            later=tuple(s for at, s in sightings.get(row.obstacle_id, ()) if at > row.position) if row.sight else (),
        )
        for row in rows
    ]


def _traits(connection: Connection, ids: set[UUID]) -> Mapping[UUID, Traits]:
    """What decides now who sees these obstacles."""
    c, desks = BOARD.c, _desks(connection, ids)
    rows = connection.execute(select(c.id, c.agency, c.raised_by, c.visibility).where(c.id.in_(ids))) if ids else ()
    return {
        id_: Traits(agency=agency, raised_by=by, visibility=Visibility(visibility), desks=desks.get(id_, ()))
        for id_, agency, by, visibility in rows
    }


def _desks(connection: Connection, ids: set[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    c = DESK_QUEUE.c
    found: dict[UUID, tuple[str, ...]] = {}
    rows = connection.execute(select(c.obstacle_id, c.desk).where(c.obstacle_id.in_(ids))) if ids else ()
    for id_, desk in rows:
        found[id_] = (*found.get(id_, ()), desk)
    return found


def _sightings(connection: Connection, ids: set[UUID]) -> Mapping[UUID, list[tuple[int, Sighting]]]:
    """All changes of sight of these obstacles: few obstacles have any."""
    c = TIMELINE.c
    found: dict[UUID, list[tuple[int, Sighting]]] = {}
    if ids:
        having = select(c.obstacle_id, c.position, c.sight).where(c.obstacle_id.in_(ids), c.sight.is_not(None))
        for id_, position, sight in connection.execute(having):
            found.setdefault(id_, []).append((position, read(sight)))
    return found
