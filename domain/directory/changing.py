"""Changing what is known of an entry besides its name. What is not given stays as it is."""

from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

from domain.directory.agencies import AgencyChanged, AgencyKind
from domain.directory.causes import CauseChanged
from domain.directory.deciding import Command, Occasion, agency_problem, outcome, refuse_if
from domain.directory.desks import DeskChanged
from domain.directory.finding import agency_of, cause_of, desk_of
from domain.directory.registering import dak_code_problem, natural_desk_problem, working_days_problem
from domain.directory.streams import AGENCIES, CAUSES, DESKS
from domain.obstacle.vocabulary import Locus


class Unsaid(Enum):
    """Stands for a field that the command does not speak of, where None says that there is none."""

    UNSAID = "unsaid"


UNSAID: Final = Unsaid.UNSAID
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class ChangeAgency(Command):
    """Correct an agency's kind, working days per week, or whether it is confirmed."""

    ACT = "change_agency"
    STREAM = AGENCIES

    kind: AgencyKind | Unsaid = UNSAID
    working_days: int | Unsaid = UNSAID
    confirmed: bool | Unsaid = UNSAID


@dataclass(frozen=True, kw_only=True)
class ChangeDesk(Command):
    """Move a desk to another agency, or change the matters it helps with."""

    ACT = "change_desk"
    STREAM = DESKS

    agency: str | Unsaid = UNSAID
    helps_with: tuple[str, ...] | Unsaid = UNSAID


@dataclass(frozen=True, kw_only=True)
class ChangeCause(Command):
    """Change what obstacles take from the cause; earlier obstacles keep what they took."""

    ACT = "change_cause"
    STREAM = CAUSES

    locus: Locus | Unsaid = UNSAID
    dak_code: int | Unsaid | None = UNSAID
    natural_desk: str | Unsaid | None = UNSAID


def _said(new: Value | Unsaid, held: Value) -> Value:
    return held if isinstance(new, Unsaid) else new


@outcome.register(ChangeAgency)
def _agency(command: ChangeAgency, occasion: Occasion) -> tuple[AgencyChanged, ...]:
    agency = agency_of(command, occasion)
    kind, days = _said(command.kind, agency.kind), _said(command.working_days, agency.working_days)
    confirmed = _said(command.confirmed, agency.confirmed)
    refuse_if({"working_days": working_days_problem(days)})
    if (kind, days, confirmed) == (agency.kind, agency.working_days, agency.confirmed):
        return ()
    return (AgencyChanged(**occasion.stamp(command), kind=kind, working_days=days, confirmed=confirmed),)


@outcome.register(ChangeDesk)
def _desk(command: ChangeDesk, occasion: Occasion) -> tuple[DeskChanged, ...]:
    desk = desk_of(command, occasion)
    agency, helps_with = _said(command.agency, desk.agency), _said(command.helps_with, desk.helps_with)
    if (agency, helps_with) == (desk.agency, desk.helps_with):
        return ()
    refuse_if({"agency": agency_problem(occasion.directory, agency) if agency != desk.agency else None})
    return (DeskChanged(**occasion.stamp(command), agency=agency, helps_with=helps_with),)


@outcome.register(ChangeCause)
def _cause(command: ChangeCause, occasion: Occasion) -> tuple[CauseChanged, ...]:
    cause = cause_of(command, occasion)
    locus, dak_code = _said(command.locus, cause.locus), _said(command.dak_code, cause.dak_code)
    natural_desk = _said(command.natural_desk, cause.natural_desk)
    if (locus, dak_code, natural_desk) == (cause.locus, cause.dak_code, cause.natural_desk):
        return ()
    moved = natural_desk if natural_desk != cause.natural_desk else None
    refuse_if(
        {
            "dak_code": dak_code_problem(dak_code),
            "natural_desk": natural_desk_problem(occasion.directory, moved),
        }
    )
    return (CauseChanged(**occasion.stamp(command), locus=locus, dak_code=dak_code, natural_desk=natural_desk),)
