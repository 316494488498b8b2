"""Raising an obstacle."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from domain.acting import AGENCY, EKOBANG, OfficeKind
from domain.event import Event, stored_as
from domain.obstacle.checking import Fault, known, record_faults, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.record import BudgetLine, FileRef, Party, Record
from domain.obstacle.state import Obstacle, begin
from domain.obstacle.vocabulary import Effect, Level, Locus, Stage, State, Visibility
from domain.refusals import NotYourAct
from domain.text import Text, text

TITLE_FROM_DESCRIPTION = 120
NO_TITLE = "-"
RAISERS = AGENCY | EKOBANG


@stored_as("obstacle.raised.v1")
@dataclass(frozen=True, kw_only=True)
class ObstacleRaised(Event):
    """An obstacle was reported."""

    SIGN_OF_LIFE = True
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


@dataclass(frozen=True)
class _AnyCause:
    """Stands in for an unknown cause, so that the other fields are checked in the same go; it is never recorded."""

    stage: Stage = Stage.OTHER
    locus: Locus = Locus.AGENCY
    dak_code: int | None = None


def _record(command: RaiseObstacle, context: Context) -> Record:
    """The record with its defaults filled in."""
    cause = context.reference.cause(command.cause) or _AnyCause()
    beginning = str(command.description).strip()[:TITLE_FROM_DESCRIPTION]
    given = {f.name: getattr(command, f.name) for f in fields(command)}
    given |= {
        "stage": cause.stage,
        "locus": command.locus or cause.locus,
        "dak_code": command.dak_code if command.dak_code is not None else cause.dak_code,
        "fiscal_year": command.happened_on.year if command.fiscal_year is None else command.fiscal_year,
        "title": command.title or text(beginning) or Text(NO_TITLE),
    }
    return Record(**given)


def raise_obstacle(command: RaiseObstacle, context: Context) -> tuple[Event, ...]:
    """Decide on a new obstacle. Raises NotYourAct for another's agency and Invalid with all faults of the record."""
    agency = known(command.agency, context.reference.agency)
    another = agency is None and not may_raise_for(command.agency, context)
    if another or context.acting.kind not in RAISERS:
        raise NotYourAct("raise")
    record = _record(command, context)
    refuse_invalid([("agency", agency), *_faults(command, record, context)])
    return (ObstacleRaised(**context.stamp(None), record=record),)


def _faults(command: RaiseObstacle, record: Record, context: Context) -> Iterator[tuple[str, Fault | None]]:
    yield "cause", known(command.cause, context.reference.cause)
    yield "visibility", _hides_from_raiser(command, context)
    for path, fault in record_faults(record, context.reference, context.today):
        if path != "fiscal_year" or command.fiscal_year is not None:  # a year taken from the day is judged by the day
            yield path, fault


def _hides_from_raiser(command: RaiseObstacle, context: Context) -> Fault | None:
    hidden = command.visibility is Visibility.LEADERSHIP_ONLY and context.acting.kind is OfficeKind.ADPEM
    return ("hidden_from_you", {}) if hidden else None
