"""Raising an obstacle."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from domain.acting import AGENCY, EKOBANG, OfficeKind
from domain.event import Event, stored_as
from domain.obstacle.checking import known, past_day, record_faults, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.record import BudgetLine, FileRef, Party, Record
from domain.obstacle.state import Obstacle, begin
from domain.obstacle.vocabulary import Effect, Level, Locus, State, Visibility
from domain.refusals import NotYourAct
from domain.text import Text, text

TITLE_FROM_DESCRIPTION = 120
RAISERS = AGENCY | EKOBANG


@stored_as("obstacle.raised.v1")
@dataclass(frozen=True, kw_only=True)
class ObstacleRaised(Event):
    """An obstacle was reported."""

    MOVES = True
    record: Record


@dataclass(frozen=True, kw_only=True)
class RaiseObstacle:
    """Report an obstacle. None takes the default: from the description, the day or the cause."""

    agency: str
    cause: str
    description: Text
    effect: Effect
    happened_on: date
    sub_unit: Text | None = None
    fiscal_year: int | None = None
    activity: Text | None = None
    locus: Locus | None = None
    dak_code: int | None = None
    title: Text | None = None
    amount_at_stake: int | None = None
    physical_progress: Decimal | None = None
    needed_by: date | None = None
    tried: Text | None = None
    whys: tuple[Text, ...] = ()
    follow_up_needed: Text | None = None
    parties: tuple[Party, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    evidence: tuple[FileRef, ...] = ()
    visibility: Visibility = Visibility.AGENCY_AND_EKOBANG


@begin.register
def _(event: ObstacleRaised) -> Obstacle:
    return Obstacle(
        id=event.originator_id,
        version=event.originator_version,
        record=event.record,
        state=State.RAISED,
        level=Level.AGENCY_HEAD,
        raised_by=event.by,
        raised_at=event.recorded_at,
        updated_at=event.recorded_at,
        state_since=event.recorded_at,
    )


def may_raise_for(agency: str, context: Context) -> bool:
    """An agency's office for its own agency, Ekobang for any."""
    kind = context.acting.kind
    return kind in EKOBANG or (kind in AGENCY and context.acting.agency == agency)


def _record(command: RaiseObstacle, context: Context) -> Record:
    """The record with its defaults filled in; the cause is known by now."""
    cause = context.reference.cause(command.cause)
    assert cause is not None, "an unknown cause was refused before"  # noqa: S101 - an invariant, not input
    given = {f.name: getattr(command, f.name) for f in fields(command)}
    given |= {
        "stage": cause.stage,
        "locus": command.locus or cause.locus,
        "dak_code": command.dak_code if command.dak_code is not None else cause.dak_code,
        "fiscal_year": command.fiscal_year or command.happened_on.year,
        "title": command.title or text(str(command.description)[:TITLE_FROM_DESCRIPTION]),
    }
    return Record(**given)


def raise_obstacle(command: RaiseObstacle, context: Context) -> tuple[Event, ...]:
    """Decide on a new obstacle. Raises NotYourAct for another's agency and Invalid with all faults of the record."""
    if context.acting.kind not in RAISERS:
        raise NotYourAct("raise")
    refuse_invalid(
        [
            ("agency", known(command.agency, context.reference.agency)),
            ("cause", known(command.cause, context.reference.cause)),
            ("description", None if str(command.description).strip() else ("required", {})),
            ("happened_on", past_day(command.happened_on, context.today)),
            ("visibility", _hides_from_raiser(command, context)),
        ]
    )
    if not may_raise_for(command.agency, context):
        raise NotYourAct("raise")
    record = _record(command, context)
    refuse_invalid(record_faults(record, context.reference, context.today))
    return (ObstacleRaised(**context.stamp(None), record=record),)


def _hides_from_raiser(command: RaiseObstacle, context: Context) -> tuple[str, dict[str, object]] | None:
    hidden = command.visibility is Visibility.LEADERSHIP_ONLY and context.acting.kind is OfficeKind.ADPEM
    return ("hidden_from_you", {}) if hidden else None
