"""The state of an obstacle, folded from its events, and what can be read off it without asking anybody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, singledispatch
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.altering import altered
from domain.event import Event
from domain.obstacle.record import Record
from domain.obstacle.vocabulary import (
    HELPING,
    LIVE,
    OPEN,
    STANDING,
    UNFINISHED,
    AssistanceState,
    AuditWord,
    Clock,
    Level,
    State,
    Visibility,
)
from domain.obstacle.year_ends import YearEnd
from domain.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Assistance:
    """Help that was assigned to one desk; `n` counts within the obstacle from 1."""

    n: int
    desk: str
    due: date
    request: Text
    state: AssistanceState


@dataclass(frozen=True, kw_only=True, slots=True)
class Absorbed:
    """An obstacle that was merged into this one; `added` is the rupiah it brought, None if it brought none."""

    id: UUID
    added: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Footing:
    """The part of the state that an undo or an un-merge puts back."""

    state: State
    level: Level
    needed_by: date | None
    assistance: tuple[Assistance, ...]
    escalation_undecided: bool
    waits_outside: Text | None


class Waits(StrEnum):
    """Kinds of those an obstacle can wait for."""

    OUTSIDE = "outside"
    LEVEL = "level"
    ADPEM = "adpem"
    ASSISTANT = "assistant"
    AGENCY = "agency"
    DESK = "desk"


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """A clock that ran out: flagged for `day`, due on `due_on`, waiting for `kind` and `who`; `tell` hears of it.

    `n` is the assistance of a desk's clock, `fixed_on` its own day, `since` its beginning (UTC). `ends_with` are the
    stored names of the events that end a silence. `rules` and `calendar` are the versions it was judged by.
    """

    clock: Clock
    n: int | None = None
    day: date
    due_on: date
    since: datetime
    fixed_on: date | None = None
    kind: Waits
    who: tuple[str, ...] = ()
    ends_with: tuple[str, ...] = ()
    tell: tuple[OfficeKind, ...] = ()
    rules: int
    calendar: int


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """An obstacle after its latest event. Times are UTC."""

    id: UUID
    version: int
    record: Record
    state: State
    level: Level
    raised_by: Acting
    raised_at: datetime
    updated_at: datetime
    state_since: datetime
    assistance: tuple[Assistance, ...] = ()
    escalation_undecided: bool = False
    waits_outside: Text | None = None
    progressed: bool = False
    merged_into: UUID | None = None
    absorbed: tuple[Absorbed, ...] = ()
    before_merge: Footing | None = None
    flags: tuple[Flag, ...] = ()
    year_ends: tuple[YearEnd, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @cached_property
    def amount(self) -> int | None:
        """Rupiah at stake with what merged obstacles added; None where nobody stated any."""
        stated = [a for a in (self.record.amount_at_stake, *(m.added for m in self.absorbed)) if a is not None]
        return sum(stated) if stated else None

    @cached_property
    def waiting_for(self) -> "WaitingFor | None":
        """Worked out once for all who ask: it is never the same obstacle that changes."""
        return _waiting_for(self)

    @property
    def standing(self) -> Footing:
        """What an undo would have to put back."""
        return Footing(
            state=self.state,
            level=self.level,
            needed_by=self.record.needed_by,
            assistance=self.assistance,
            escalation_undecided=self.escalation_undecided,
            waits_outside=self.waits_outside,
        )

    def find_assistance(self, n: int) -> Assistance | None:
        return next((a for a in self.assistance if a.n == n), None)


@dataclass(frozen=True, slots=True)
class WaitingFor:
    """Whom an obstacle waits for: `who` holds desk codes, the agency's code, the level or the party's name."""

    kind: Waits
    who: tuple[str, ...]


def waiting_for(obstacle: Obstacle) -> WaitingFor | None:
    """Who must move next; None once the obstacle is closed. What only leadership may see, the Assistant triages."""
    return obstacle.waiting_for


def _waiting_for(obstacle: Obstacle) -> WaitingFor | None:
    if not obstacle.is_open:
        return None
    if obstacle.waits_outside is not None:
        return WaitingFor(Waits.OUTSIDE, (str(obstacle.waits_outside),))
    if obstacle.escalation_undecided:
        return WaitingFor(Waits.LEVEL, (obstacle.level.value,))
    if obstacle.state is State.RETURNED:
        return WaitingFor(Waits.AGENCY, (obstacle.record.agency,))
    if obstacle.state is State.ASSISTED:
        desks = tuple(dict.fromkeys(a.desk for a in obstacle.assistance if a.state in UNFINISHED))
        return WaitingFor(Waits.DESK, desks) if desks else WaitingFor(Waits.AGENCY, (obstacle.record.agency,))
    sensitive = obstacle.record.visibility is Visibility.LEADERSHIP_ONLY
    return WaitingFor(Waits.ASSISTANT if sensitive else Waits.ADPEM, ())


def audit_word(obstacle: Obstacle) -> AuditWord | None:
    """The audit follow-up word for the state; None for what was withdrawn or merged."""
    if obstacle.state is State.RESOLVED:
        return AuditWord.DONE
    if obstacle.state is State.UNACTIONABLE:
        return AuditWord.CANNOT_BE_ACTED_ON
    if not obstacle.is_open:
        return None
    moving = obstacle.state in {State.ASSISTED, State.STATED_DONE} or obstacle.progressed
    return AuditWord.IN_PROGRESS if moving else AuditWord.NOT_ACTED_ON


@singledispatch
def evolve(event: Event, obstacle: Obstacle) -> Obstacle:
    """The obstacle after one more event; an event that changes nothing here needs no function of its own."""
    return obstacle


@singledispatch
def begin(event: Event) -> Obstacle:
    """The obstacle that a first event makes."""
    raise TypeError(f"{type(event).__name__} cannot be the first event of an obstacle")


def after(obstacle: Obstacle | None, event: Event) -> Obstacle:
    """One step of the fold: version, time and the time of the last change of state are kept here for all events."""
    if obstacle is None:
        return begin(event)
    evolved = evolve(event, obstacle)
    since = event.recorded_at if evolved.state is not obstacle.state else obstacle.state_since
    new = object.__new__(Obstacle)  # every event of every fold comes here, and `replace` takes ten times as long
    vars(new).update(vars(evolved), version=event.originator_version, updated_at=event.recorded_at, state_since=since)
    if evolved.flags:
        vars(new).update(flags=tuple(flag for flag in evolved.flags if _stands(flag, event, evolved)))
    return new


def _stands(flag: Flag, event: Event, obstacle: Obstacle) -> bool:
    """Whether the flagged clock still runs after an event: a flag falls with the act that ends its clock."""
    if not obstacle.is_open:
        return False
    if flag.clock in STANDING:
        return obstacle.state is STANDING[flag.clock]
    if flag.clock in HELPING:
        helping = obstacle.find_assistance(flag.n or 0)
        same_day = flag.fixed_on is None or (helping is not None and helping.due == flag.fixed_on)
        return helping is not None and helping.state is HELPING[flag.clock] and same_day
    if flag.clock is Clock.NEEDED_BY:
        return obstacle.record.needed_by == flag.fixed_on
    return event.TOPIC not in flag.ends_with


def fold(events: Iterable[Event], obstacle: Obstacle | None = None) -> Obstacle | None:
    """The obstacle that these events make, on top of `obstacle`; None where there are none."""
    for event in events:
        obstacle = after(obstacle, event)
    return obstacle


def settle(obstacle: Obstacle) -> Obstacle:
    """Assisted while one assistance lives, otherwise accepted again; other states are left alone."""
    if obstacle.state not in {State.ACCEPTED, State.ASSISTED}:
        return obstacle
    state = State.ASSISTED if any(a.state in LIVE for a in obstacle.assistance) else State.ACCEPTED
    return obstacle if state is obstacle.state else altered(obstacle, state=state)


def close(obstacle: Obstacle, state: State) -> Obstacle:
    """A closed obstacle: unfinished help ends, nobody is waited for any more."""
    ended = tuple(replace(a, state=AssistanceState.ENDED) if a.state in UNFINISHED else a for a in obstacle.assistance)
    return altered(obstacle, state=state, assistance=ended, escalation_undecided=False, waits_outside=None)
