"""One obstacle with all that its page tells: its events, the others that it names, and whom it waits for since when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from domain.event import Event
from domain.obstacle import Obstacle, WaitingFor, after, fold, waiting_for
from domain.refusals import NotFound
from projections.obstacle import MergedInto, Shown, as_it_was, find, merged_into
from projections.past import Past
from projections.timeline import Entry, of_obstacle
from web.past import past_of
from web.visiting import Visit
from wording.past import written

#: The fields by which an event names another obstacle.
NAMES_ANOTHER = ("into", "from_", "other")


@dataclass(frozen=True, kw_only=True)
class Case:
    """An obstacle that the caller may see; `numbers` are those of the others that he may see too, by their ids.

    Of the past it holds what had been recorded by then.
    """

    shown: Shown
    entries: Sequence[Entry] = ()
    merged: MergedInto | None = None
    numbers: Mapping[UUID, str] = field(default_factory=dict)
    past: Past | None = None

    @property
    def obstacle(self) -> Obstacle:
        return self.shown.obstacle

    @property
    def number(self) -> str:
        return self.shown.number

    @property
    def as_of(self) -> str:
        """The moment as an address keeps it, empty for now."""
        return written(self.past.moment) if self.past else ""

    @property
    def events(self) -> list[Event]:
        """All events of the obstacle in their order."""
        return [entry.event for entry in self.entries]

    def as_at(self, version: int | None) -> Obstacle:
        """The obstacle as it was at that version; as it is now for one that is not known."""
        earlier = fold(event for event in self.events if version is not None and event.originator_version <= version)
        return earlier or self.obstacle


def found(visit: Visit, ref: str) -> Shown:
    """The obstacle of that id or number. Raises NotFound where there is none for this caller."""
    with visit.deps.reads.connect() as connection:
        return _found(connection, visit, ref)


def whole_case(visit: Visit, ref: str, *, looking_back: bool = False) -> Case:
    """The obstacle with its history; `looking_back` at the moment that the address asks for.

    Raises NotFound where there is none for this caller, NotRaisedYet where there was none then.
    """
    with visit.deps.reads.connect() as connection:
        shown = _found(connection, visit, ref)
        past = past_of(connection, visit, visit.acting) if looking_back else None
        entries = of_obstacle(connection, visit.acting, shown.obstacle.id, past)
        stood = as_it_was(shown, entries, past)
        others = {other for entry in entries for other in named_by(entry.event)}
        return Case(
            shown=stood,
            entries=entries,
            merged=merged_into(connection, visit.acting, stood.obstacle, past),
            numbers=dict(_numbers(connection, visit, others)),
            past=past,
        )


def named_by(event: Event) -> Iterator[UUID]:
    """The other obstacles that an event names."""
    for name in NAMES_ANOTHER:
        other = getattr(event, name, None)
        if isinstance(other, UUID):
            yield other


def waits_since(events: Iterable[Event]) -> datetime | None:
    """Since when the obstacle waits for whom it waits for; None before the first event."""
    obstacle: Obstacle | None = None
    waiting: WaitingFor | None = None
    since: datetime | None = None
    for event in events:
        obstacle = after(obstacle, event)
        now = waiting_for(obstacle)
        if since is None or now != waiting:
            waiting, since = now, event.recorded_at
    return since


def _found(connection: Connection, visit: Visit, ref: str) -> Shown:
    shown = find(connection, visit.acting, ref)
    if shown is None:
        raise NotFound("obstacle", ref)
    return shown


def _numbers(connection: Connection, visit: Visit, others: Iterable[UUID]) -> Iterator[tuple[UUID, str]]:
    for other in others:
        shown = find(connection, visit.acting, other)
        if shown is not None:
            yield other, shown.number
