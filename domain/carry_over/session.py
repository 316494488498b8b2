"""The session in which Ekobang closes a year: opened, decided upon, signed off by the leadership.

Each form of decisions leaves one event here beside those of its obstacles, in one transaction: so nothing can be
decided while somebody signs, and the list of what was decided needs no search.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import singledispatch
from uuid import UUID

from domain.acting import Acting
from domain.carry_over.snapshot import Line, Snapshot, Total
from domain.carry_over.years import stream_of
from domain.event import Event, stored_as
from domain.obstacle import Ending
from domain.obstacle.visibility import ABOVE


@dataclass(frozen=True, kw_only=True)
class SessionEvent(Event):
    """A fact about the session of one year."""

    year: int


@stored_as("carry_over.opened.v1")
@dataclass(frozen=True, kw_only=True)
class Opened(SessionEvent):
    """The session was opened on that day."""

    day: date


@stored_as("carry_over.decided.v1")
@dataclass(frozen=True, kw_only=True)
class DecidedUpon(SessionEvent):
    """These obstacles were decided upon alike; what was decided stands in their own streams."""

    TOLD_TO = ABOVE
    ending: Ending
    obstacles: tuple[UUID, ...]


@stored_as("carry_over.listed.v1")
@dataclass(frozen=True, kw_only=True)
class Listed(SessionEvent):
    """A part of the snapshot, counted from 1: one event would be too large for thousands of obstacles."""

    TOLD_TO = ABOVE
    part: int
    lines: tuple[Line, ...]


@stored_as("carry_over.signed_off.v1")
@dataclass(frozen=True, kw_only=True)
class SignedOff(SessionEvent):
    """The leadership signed what was listed: as known at the log position, with its sums and its hash (SHA-256)."""

    TOLD_TO = ABOVE
    day: date
    position: int
    count: int
    totals: tuple[Total, ...]
    hash: str


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signed, when, and over what."""

    by: Acting
    at: datetime
    snapshot: Snapshot
    count: int
    totals: tuple[Total, ...]
    hash: str


@dataclass(frozen=True, kw_only=True)
class Session:
    """The session of a year as it stands; version 0 before it was opened."""

    year: int
    version: int = 0
    opened_by: Acting | None = None
    opened_at: datetime | None = None
    decided: tuple[UUID, ...] = ()
    lines: tuple[Line, ...] = ()
    signature: Signature | None = None

    @property
    def id(self) -> UUID:
        return stream_of(self.year)


@singledispatch
def evolve(event: Event, session: Session) -> Session:
    """The session after one more event."""
    raise TypeError(f"{type(event).__name__} is no event of a session")


@evolve.register
def _(event: Opened, session: Session) -> Session:
    return replace(session, opened_by=event.by, opened_at=event.recorded_at)


@evolve.register
def _(event: DecidedUpon, session: Session) -> Session:
    return replace(session, decided=tuple(dict.fromkeys((*session.decided, *event.obstacles))))


@evolve.register
def _(event: Listed, session: Session) -> Session:
    return replace(session, lines=(*session.lines, *event.lines))


@evolve.register
def _(event: SignedOff, session: Session) -> Session:
    signature = Signature(
        by=event.by,
        at=event.recorded_at,
        snapshot=Snapshot(year=event.year, position=event.position, lines=session.lines),
        count=event.count,
        totals=event.totals,
        hash=event.hash,
    )
    return replace(session, signature=signature)


def session_of(year: int, events: Iterable[Event]) -> Session:
    """The session that these events make."""
    session = Session(year=year)
    for event in events:
        session = replace(evolve(event, session), version=event.originator_version)
    return session
