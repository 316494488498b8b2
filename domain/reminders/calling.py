"""Which events call whom: the offices that are to hear of each, and what the reminder says beside the number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import singledispatch

from domain.acting import AGENCY, EKOBANG, Acting, OfficeKind
from domain.event import Event
from domain.obstacle import (
    LIVE,
    Assistance,
    AssistanceAssigned,
    Decided,
    DoneStated,
    Escalated,
    Instructed,
    Level,
    Obstacle,
    Resolved,
    Returned,
    Visibility,
    Waits,
)
from domain.obstacle.carrying import CarriedOver
from domain.obstacle.flagging import EscalatedByRule, ObstacleFlagged
from domain.reminders.kinds import Kind

DESKS = frozenset({OfficeKind.DESK})
#: The office that decides at a level, as far as it is one that is reminded.
DECIDES: Mapping[Level, OfficeKind] = {
    Level.AGENCY_HEAD: OfficeKind.AGENCY_HEAD,
    Level.ADPEM: OfficeKind.ADPEM,
    Level.ASSISTANT: OfficeKind.ASSISTANT,
    Level.SECRETARY: OfficeKind.LEADERSHIP,
    Level.REGENT: OfficeKind.LEADERSHIP,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """Offices of these kinds are called: those of an agency or a desk only of this agency and these desks.

    `facts` are what the sentence names beside the obstacle's number, as plain text: never anybody's words.
    """

    kind: Kind
    offices: frozenset[OfficeKind]
    agency: str
    desks: frozenset[str] = frozenset()
    facts: Mapping[str, str] = field(default_factory=dict)

    def reaches(self, acting: Acting) -> bool:
        """Whether the office is among those called."""
        if acting.kind not in self.offices:
            return False
        if acting.kind in AGENCY:
            return acting.agency == self.agency
        return acting.kind is not OfficeKind.DESK or acting.desk in self.desks


@singledispatch
def call(event: Event, obstacle: Obstacle) -> Call | None:
    """Whom the event calls, given the obstacle after it; None where nobody is reminded."""
    return None


@call.register
def _(event: AssistanceAssigned, obstacle: Obstacle) -> Call:
    facts = {"desk": event.desk, "due": event.due.isoformat()}
    return _called(Kind.ASSIGNED, obstacle, DESKS, frozenset({event.desk}), facts)


@call.register
def _(_event: Returned, obstacle: Obstacle) -> Call:
    return _called(Kind.RETURNED, obstacle, AGENCY)


@call.register
def _(event: Escalated, obstacle: Obstacle) -> Call:
    return _called(Kind.ESCALATED, obstacle, frozenset({DECIDES[event.to]}), facts={"level": event.to.value})


@call.register
def _(event: EscalatedByRule, obstacle: Obstacle) -> Call:
    return _called(Kind.ESCALATED, obstacle, frozenset({DECIDES[event.to]}), facts={"level": event.to.value})


@call.register
def _(event: ObstacleFlagged, obstacle: Obstacle) -> Call:
    """The rule says who hears of it; of the desks only those that are waited for."""
    desks = frozenset(event.who) if event.kind is Waits.DESK else frozenset()
    facts = {"clock": event.clock.value, "due": event.due_on.isoformat()}
    return _called(Kind.FLAGGED, obstacle, frozenset(event.tell), desks, facts)


@call.register
def _(event: CarriedOver, obstacle: Obstacle) -> Call:
    return _to_all_at_work(Kind.CARRIED_OVER, obstacle, {"year": str(event.year + 1), "due": event.due.isoformat()})


@call.register
def _(_event: Decided, obstacle: Obstacle) -> Call:
    return _to_all_at_work(Kind.DECIDED, obstacle)


@call.register
def _(_event: Instructed, obstacle: Obstacle) -> Call:
    return _to_all_at_work(Kind.INSTRUCTED, obstacle)


@call.register
def _(_event: DoneStated, obstacle: Obstacle) -> Call:
    """Adpem confirms; what only leadership may see, the Assistant does."""
    sensitive = obstacle.record.visibility is Visibility.LEADERSHIP_ONLY
    confirming = OfficeKind.ASSISTANT if sensitive else OfficeKind.ADPEM
    return _called(Kind.STATED_DONE, obstacle, frozenset({confirming}))


@call.register
def _(_event: Resolved, obstacle: Obstacle) -> Call:
    return _called(Kind.RESOLVED, obstacle, AGENCY)


def due_soon(assistance: Assistance, obstacle: Obstacle, today: date) -> Call:
    """The desk's own date is near or past."""
    facts = {
        "desk": assistance.desk,
        "due": assistance.due.isoformat(),
        "late": "yes" if assistance.due < today else "",
    }
    return _called(Kind.DUE_SOON, obstacle, DESKS, frozenset({assistance.desk}), facts)


def _to_all_at_work(kind: Kind, obstacle: Obstacle, facts: Mapping[str, str] | None = None) -> Call:
    desks = frozenset(each.desk for each in obstacle.assistance if each.state in LIVE)
    return _called(kind, obstacle, AGENCY | EKOBANG | DESKS, desks, facts)


def _called(
    kind: Kind,
    obstacle: Obstacle,
    offices: frozenset[OfficeKind],
    desks: frozenset[str] = frozenset(),
    facts: Mapping[str, str] | None = None,
) -> Call:
    return Call(kind=kind, offices=offices, agency=obstacle.record.agency, desks=desks, facts=facts or {})
