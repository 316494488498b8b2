"""Facts that many stories begin with."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.acting import Acting
from domain.obstacle import (
    Accepted,
    AssistanceAssigned,
    AssistanceCompleted,
    AssistanceDeclined,
    AssistanceTaken,
    Clock,
    Decided,
    DoneStated,
    Effect,
    Escalated,
    EscalatedByRule,
    FlagCleared,
    FoundUnactionable,
    Level,
    Locus,
    Merged,
    MergedAmount,
    ObstacleFlagged,
    ObstacleRaised,
    ProgressReported,
    Record,
    Recount,
    Resolved,
    Returned,
    Stage,
    Visibility,
    VisibilityChanged,
    Waits,
    WaitStarted,
    Withdrawn,
)
from domain.text import Text
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, BPKAD, HEAD, OPERATOR, UKPBJ
from tests.domain.obstacle.scenario import OTHER, START, Fact, fact

WHY = Text("because")
DUE = date(2024, 12, 10)
RECORD = Record(
    agency="DINKES",
    fiscal_year=2024,
    cause="A5-LELANG",
    stage=Stage.PROCUREMENT,
    locus=Locus.REGENCY,
    dak_code=6,
    title=Text("Tender failed twice"),
    description=Text("Tender failed twice: no bidder met the requirements"),
    effect=Effect.LATE,
    amount_at_stake=1_500_000_000,
    happened_on=date(2024, 10, 1),
)


def raised(*, by: Acting = OPERATOR, **values: Any) -> Fact:
    """Raised with this record but for the values given."""
    return fact(ObstacleRaised, record=replace(RECORD, **values), by=by)


def assigned(n: int = 1, desk: str = "BPKAD") -> Fact:
    return fact(AssistanceAssigned, n=n, desk=desk, due=DUE, request=Text("please help"))


def taken(n: int = 1, by: Acting = BPKAD) -> Fact:
    return fact(AssistanceTaken, n=n, by=by)


def completed(n: int = 1, by: Acting = BPKAD) -> Fact:
    return fact(AssistanceCompleted, n=n, text=Text("did our part"), by=by)


def declined(n: int = 1, by: Acting = BPKAD) -> Fact:
    return fact(AssistanceDeclined, n=n, reason=WHY, by=by)


def escalated(to: Level, by: Acting = ADPEM) -> Fact:
    return fact(Escalated, to=to, reason=WHY, by=by)


def decided(level: Level, by: Acting = ASSISTANT) -> Fact:
    return fact(Decided, text=Text("do it"), level=level, by=by)


def opened_to(visibility: Visibility) -> Fact:
    return fact(VisibilityChanged, visibility=visibility, reason=WHY, by=ASSISTANT)


RAISED = raised()
RETURNED = fact(Returned, reason=WHY)
ACCEPTED = fact(Accepted, level=Level.ADPEM)
ASSIGNED = assigned()
TAKEN = taken()
COMPLETED = completed()
ALSO_ASSIGNED = assigned(2, "UKPBJ")
ALSO_TAKEN = taken(2, UKPBJ)
PROGRESSED = fact(ProgressReported, n=1, text=Text("half way"), by=BPKAD)
WAITING = fact(WaitStarted, party=Text("Ministry"), reason=WHY)
DONE_STATED = fact(DoneStated, text=Text("contract signed"), by=HEAD)
RESOLVED = fact(Resolved, root_cause=Text("requirements too narrow"), what_worked=Text("a new tender"))
UNACTIONABLE = fact(FoundUnactionable, reason=WHY)
WITHDRAWN = fact(Withdrawn, reason=WHY, by=HEAD)
MERGED = fact(Merged, into=OTHER, amount=MergedAmount.ADDED)


def flagged(clock: Clock) -> Fact:
    """The program flagged that clock; a comment ends a silence."""
    ends_with = ("obstacle.commented.v1",) if clock is Clock.FOLLOW_UP else ()
    waits: dict[str, Any] = {"kind": Waits.ADPEM, "who": (), "ends_with": ends_with, "tell": ()}
    when: dict[str, Any] = {"day": DUE, "due_on": DUE, "since": START, "fixed_on": None}
    return fact(ObstacleFlagged, clock=clock, n=None, rules=1, calendar=1, **waits, **when)


CLEARED = fact(FlagCleared, clock=Clock.FOLLOW_UP, n=None, day=DUE, why=Recount.CALENDAR, rules=1, calendar=2)
STEPPED = fact(EscalatedByRule, to=Level.SECRETARY, clock=Clock.FOLLOW_UP, n=None, day=DUE, rules=1, calendar=1)
