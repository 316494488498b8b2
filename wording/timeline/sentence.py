"""The sentence of an event, and the story that a whole stream of them tells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.directory import Directory
from domain.event import Event
from domain.obstacle import FileRef, Obstacle, State, after
from domain.obstacle.state import begin
from wording.language import Language
from wording.offices import office_title, person_name
from wording.timeline.telling import Detail, Telling, tell
from wording.values import words_of

NOBODY: Mapping[str, str] = {}
NO_NUMBERS: Mapping[UUID, str] = {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """An event in words. `office` and `person` say who acted; `person` is empty for the program and the erased.

    `kind` is the event's stored name without subject and version (`accepted`), for a picture beside it. `quote` is
    what was typed, `redacted` whether it was removed since. `other` is another obstacle that the headline names.
    `state` is the state that the event led to, None where it led to no other; only a story knows it.
    """

    kind: str
    headline: str
    office: str
    person: str
    recorded_at: datetime
    version: int
    quote: str | None = None
    redacted: bool = False
    details: tuple[Detail, ...] = ()
    files: tuple[FileRef, ...] = ()
    other: UUID | None = None
    state: State | None = None


def sentence(
    event: Event,
    said_in: Language,
    directory: Directory,
    names: Mapping[str, str] = NOBODY,
    *,
    numbers: Mapping[UUID, str] = NO_NUMBERS,
    before: Obstacle | None = None,
) -> Sentence:
    """Tell one event.

    `names` are the names of persons by their opaque ids, `numbers` those of other obstacles that the reader may
    see. With `before`, the obstacle before the event, an amendment shows what it replaced and help its desk.
    """
    return _sentence(
        Telling(event=event, said_in=said_in, directory=directory, names=names, numbers=numbers, before=before)
    )


def _sentence(telling: Telling, state: State | None = None) -> Sentence:
    event, told = telling.event, tell(telling.event, telling)
    return Sentence(
        kind=event.TOPIC.split(".")[1],
        headline=told.headline,
        office=office_title(event.by, telling.directory, telling.said_in, event.recorded_at),
        person=person_name(event.by, telling.names),
        recorded_at=event.recorded_at,
        version=event.originator_version,
        quote=words_of(told.quote, telling.said_in) if told.quote is not None else None,
        redacted=told.quote is not None and told.quote.redacted,
        details=told.details,
        files=told.files,
        other=told.other,
        state=state,
    )


def story(
    events: Iterable[Event],
    said_in: Language,
    directory: Directory,
    names: Mapping[str, str] = NOBODY,
    *,
    numbers: Mapping[UUID, str] = NO_NUMBERS,
) -> tuple[Sentence, ...]:
    """Tell one obstacle's whole stream from its first event, each with what it changed."""
    return tuple(
        _sentence(
            Telling(event=event, said_in=said_in, directory=directory, names=names, numbers=numbers, before=before),
            state,
        )
        for event, before, state in _changes(events)
    )


def _changes(events: Iterable[Event]) -> Iterator[tuple[Event, Obstacle | None, State | None]]:
    """Each event with the obstacle before it and the state it led to, None where that stayed."""
    obstacle: Obstacle | None = None
    for event in events:
        before, obstacle = obstacle, after(obstacle, event) if obstacle else begin(event)
        yield event, before, obstacle.state if before is None or before.state is not obstacle.state else None
