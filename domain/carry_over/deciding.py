"""What may be done in a session, by whom and when."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypedDict
from uuid import UUID

from domain.acting import EKOBANG, Acting, OfficeKind
from domain.carry_over.session import DecidedUpon, Listed, Opened, Session, SignedOff
from domain.carry_over.snapshot import Snapshot, digest
from domain.carry_over.years import FIRST_YEAR, end_of, opens_on
from domain.event import Event
from domain.obstacle import WITA, Ending
from domain.refusals import NotFound, NotYourAct, Refused

READERS = EKOBANG | {OfficeKind.LEADERSHIP, OfficeKind.AUDITOR, OfficeKind.SYSTEM}
#: Obstacles that one form may decide upon.
MOST_AT_ONCE = 500
#: Lines in one event of the snapshot.
LINES_IN_A_PART = 500


class Place(TypedDict):
    """The part of a session's event that every decision fills alike."""

    originator_id: UUID
    originator_version: int
    recorded_at: datetime
    by: Acting
    year: int


def refuse_strangers(acting: Acting) -> None:
    """Raise NotYourAct for those whom the closing of a year does not concern."""
    if acting.kind not in READERS:
        raise NotYourAct("carry_over")


def open_session(session: Session, acting: Acting, now: datetime) -> tuple[Event, ...]:
    """Open it; nothing where it is open. Raises NotYourAct, NotFound, Refused (`session_too_early`)."""
    if acting.kind not in EKOBANG:
        raise NotYourAct("carry_over")
    day = now.astimezone(WITA).date()
    if session.year < FIRST_YEAR:
        raise NotFound("carry_over", str(session.year))
    if session.version:
        return ()
    if day < opens_on(session.year):
        raise Refused("session_too_early", year=session.year, day=opens_on(session.year))
    return (Opened(**_place(session, acting, now), day=day),)


def refuse_untimely(session: Session, now: datetime) -> None:
    """Raise Refused where it is not the moment to decide: not opened, the year not over, or signed."""
    if not session.version:
        raise Refused("session_not_open", year=session.year)
    if now < end_of(session.year):
        raise Refused("year_not_over", year=session.year)
    if session.signature is not None:
        raise Refused("session_signed", year=session.year)


def decided_upon(
    session: Session, ending: Ending, obstacles: Iterable[UUID], acting: Acting, now: datetime
) -> DecidedUpon:
    """The event that lists what one form decided upon."""
    return DecidedUpon(**_place(session, acting, now), ending=ending, obstacles=tuple(obstacles))


def sign_off(session: Session, snapshot: Snapshot, undecided: int, acting: Acting, now: datetime) -> tuple[Event, ...]:
    """Sign the snapshot. Raises NotYourAct, Refused (`undecided_left` and those of `refuse_untimely`)."""
    if acting.kind is not OfficeKind.LEADERSHIP:
        raise NotYourAct("sign_carry_over")
    refuse_untimely(session, now)
    if undecided:
        raise Refused("undecided_left", count=undecided)
    return (*_listed(session, snapshot, acting, now), _signed(session, snapshot, acting, now))


def _listed(session: Session, snapshot: Snapshot, acting: Acting, now: datetime) -> Sequence[Event]:
    return [
        Listed(**_place(session, acting, now, part), part=part, lines=snapshot.lines[first : first + LINES_IN_A_PART])
        for part, first in enumerate(range(0, len(snapshot.lines), LINES_IN_A_PART), 1)
    ]


def _signed(session: Session, snapshot: Snapshot, acting: Acting, now: datetime) -> Event:
    parts = -(-len(snapshot.lines) // LINES_IN_A_PART)
    return SignedOff(
        **_place(session, acting, now, parts + 1),
        day=now.astimezone(WITA).date(),
        position=snapshot.position,
        count=len(snapshot.lines),
        totals=snapshot.totals,
        hash=digest(snapshot),
    )


def _place(session: Session, acting: Acting, now: datetime, nth: int = 1) -> Place:
    return Place(
        originator_id=session.id,
        originator_version=session.version + nth,
        recorded_at=now,
        by=acting,
        year=session.year,
    )
