"""Events as programs get them."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import Connection, select

from api.answers.obstacle import Answer, OfficeAnswer
from api.answers.showing import office_answer
from api.answers.values import plain
from domain.acting import Acting
from domain.directory import Directory
from domain.event import Event
from domain.obstacle import AbsorbedAnother, Merged, ReleasedAnother, Unmerged
from projections.board import number
from projections.feed import Hidden
from projections.tables import BOARD
from projections.timeline import Entry
from projections.visible import visible

SHARED = frozenset(f.name for f in fields(Event))
#: Events that name a second obstacle, and the field that does.
OTHERS: Mapping[type[Event], str] = {
    Merged: "into",
    AbsorbedAnother: "other",
    Unmerged: "from_",
    ReleasedAnother: "other",
}
Known = Mapping[UUID, str]


class EventAnswer(Answer):
    """A fact as it was recorded. Text that was removed later is null."""

    type: Annotated[str, Field(description="Stable name and version.", examples=["obstacle.accepted.v1"])]
    id: Annotated[UUID, Field(description="The obstacle; for the directory and the almanac their stream.")]
    version: int
    position: int
    recorded_at: datetime
    by: OfficeAnswer
    data: Annotated[
        dict[str, Any],
        Field(description="What this type of event tells; of a second obstacle null where it may not be seen."),
    ]
    correlation: Annotated[str | None, Field(description="Joins what one request or import caused.")]


class HiddenAnswer(Answer):
    """From this position on the caller may not see the obstacle any more, nor its past."""

    type: Literal["obstacle.hidden"] = "obstacle.hidden"
    id: UUID
    position: int


Item = EventAnswer | HiddenAnswer


def others(entries: Iterable[Entry | Hidden]) -> set[UUID]:
    """The second obstacles that these events name."""
    events = (entry.event for entry in entries if isinstance(entry, Entry))
    return {getattr(event, OTHERS[type(event)]) for event in events if type(event) in OTHERS}


def numbers(connection: Connection, acting: Acting, ids: set[UUID]) -> Known:
    """The numbers of those obstacles that the office may see."""
    if not ids:
        return {}
    c = BOARD.c
    rows = connection.execute(select(c.id, c.number_year, c.number_n).where(c.id.in_(ids), visible(acting)))
    return {id_: number(year, n) for id_, year, n in rows}


def item(told: Entry | Hidden, directory: Directory, known: Known) -> Item:
    """The event, or the notice that its obstacle is hidden."""
    if isinstance(told, Hidden):
        return HiddenAnswer(id=told.id, position=told.position)
    event = told.event
    return EventAnswer(
        type=event.TOPIC,
        id=event.originator_id,
        version=event.originator_version,
        position=told.position,
        recorded_at=event.recorded_at,
        by=office_answer(event.by, directory, event.recorded_at),
        data=_data(event, known),
        correlation=told.metadata.get("correlation"),
    )


def _data(event: Event, known: Known) -> dict[str, Any]:
    own = {f.name.rstrip("_"): plain(getattr(event, f.name)) for f in fields(event) if f.name not in SHARED}
    name = OTHERS.get(type(event))
    if name is not None:
        other = getattr(event, name)
        own[name.rstrip("_")] = str(other) if other in known else None
        own["number"] = known.get(other)
    return own
