"""What happened, event by event, as it was recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.utils import resolve_topic
from sqlalchemy import ColumnElement, Connection, Row, Table, bindparam, exists, select, update

from domain.acting import Acting
from domain.directory import Directory
from domain.event import Event
from domain.obstacle import Obstacle, ObstacleRaised, SiteVisited, fold
from projections.change import Change
from projections.encoding import convert, decode, encode, plain
from projections.latest import Batch
from projections.past import Past
from projections.sighting import sighting
from projections.tables import BOARD, TIMELINE
from projections.tables.timeline import tables
from projections.upserting import upsert
from projections.visible import visible

__all__ = ["ENTRY", "Entry", "apply", "entry", "of_obstacle", "stood", "tables"]

_SHARED = {f.name for f in fields(Event)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An event at its log position; `metadata` has via, correlation, causation, client_time and rules."""

    position: int
    event: Event
    metadata: Mapping[str, str | None]


ENTRY = tuple(
    TIMELINE.c[n] for n in ("position", "stream", "version", "topic", "recorded_at", "by", "data", "metadata")
)


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Enter the events; write anew those whose text was removed."""
    upsert(connection, tables, [_row(change) for change in batch])
    rewritten = [{"at": position, "new": encode(_own(event))} for change in batch for position, event in change.stream]
    if rewritten:
        anew = update(tables).where(tables.c.position == bindparam("at")).values(data=bindparam("new"))
        connection.execute(anew, rewritten)


def of_obstacle(connection: Connection, acting: Acting, obstacle: UUID, past: Past | None = None) -> list[Entry]:
    """The events of one obstacle in order, up to that moment; none where it may not be seen now."""
    may = exists().where(BOARD.c.id == obstacle, visible(acting))
    return _entries(connection, obstacle, past, may)


def stood(connection: Connection, obstacle: UUID, past: Past) -> Obstacle | None:
    """The obstacle as its events up to then make it, whoever may see it; None before it was raised."""
    return fold(each.event for each in _entries(connection, obstacle, past))


def entry(row: Row[Any] | Sequence[Any]) -> Entry:
    """The entry of a row that begins with the columns of ENTRY."""
    position, stream, version, topic, recorded_at, by, data, metadata = row[: len(ENTRY)]
    values = plain(data)
    values |= {
        "originator_id": stream,
        "originator_version": version,
        "recorded_at": recorded_at,
        "by": decode(Acting, by),
    }
    return Entry(position=position, event=convert(values, resolve_topic(topic)), metadata=plain(metadata))


def _entries(connection: Connection, obstacle: UUID, past: Past | None, *where: ColumnElement[bool]) -> list[Entry]:
    t = TIMELINE.c
    upto = [t.position <= past.position] if past else []
    found = select(*ENTRY).where(t.obstacle_id == obstacle, *upto, *where).order_by(t.version)
    return [entry(row) for row in connection.execute(found)]


def _row(change: Change) -> dict[str, Any]:
    event = change.event
    return {
        "position": change.position,
        "stream": event.originator_id,
        "obstacle_id": change.after.id if change.after else None,
        "version": event.originator_version,
        "topic": event.TOPIC,
        "recorded_at": event.recorded_at,
        "happened_on": _happened_on(event),
        "by": encode(event.by),
        "data": encode(_own(event)),
        "metadata": encode(dict(change.metadata)),
        "correlation": _id(change.metadata.get("correlation")),
        "sight": sighting(change),
    }


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _own(event: Event) -> dict[str, Any]:
    """The fields that this kind of event has and others have not."""
    return {name: value for name, value in vars(event).items() if name not in _SHARED}


def _happened_on(event: Event) -> date | None:
    """The day that the event tells of, where it is not the day of recording."""
    if isinstance(event, ObstacleRaised):
        return event.record.happened_on
    return event.on if isinstance(event, SiteVisited) else None
