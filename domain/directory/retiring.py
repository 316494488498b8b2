"""Taking entries out of use and back: nothing is deleted, what names them stays readable."""

from dataclasses import dataclass

from domain.directory.agencies import AgencyReinstated, AgencyRetired
from domain.directory.causes import CauseReinstated, CauseRetired
from domain.directory.deciding import Command, Occasion, outcome
from domain.directory.desks import DeskReinstated, DeskRetired
from domain.directory.finding import agency_of, cause_of, desk_of, office_of
from domain.directory.offices import OfficeReinstated, OfficeRetired
from domain.directory.streams import AGENCIES, CAUSES, DESKS, OFFICES
from domain.refusals import Refused


@dataclass(frozen=True, kw_only=True)
class RetireAgency(Command):
    """Raise nothing new for the agency; its desks must be retired or moved first."""

    ACT = "retire_agency"
    STREAM = AGENCIES


@dataclass(frozen=True, kw_only=True)
class ReinstateAgency(Command):
    """Use the agency again."""

    ACT = "reinstate_agency"
    STREAM = AGENCIES


@dataclass(frozen=True, kw_only=True)
class RetireDesk(Command):
    """Assign nothing new to the desk; causes must have another natural desk first."""

    ACT = "retire_desk"
    STREAM = DESKS


@dataclass(frozen=True, kw_only=True)
class ReinstateDesk(Command):
    """Use the desk again."""

    ACT = "reinstate_desk"
    STREAM = DESKS


@dataclass(frozen=True, kw_only=True)
class RetireCause(Command):
    """Offer the cause no more."""

    ACT = "retire_cause"
    STREAM = CAUSES


@dataclass(frozen=True, kw_only=True)
class ReinstateCause(Command):
    """Offer the cause again."""

    ACT = "reinstate_cause"
    STREAM = CAUSES


@dataclass(frozen=True, kw_only=True)
class RetireOffice(Command):
    """End the office: nobody acts in it any more. Nobody ends the office that they act in."""

    ACT = "retire_office"
    STREAM = OFFICES


@dataclass(frozen=True, kw_only=True)
class ReinstateOffice(Command):
    """Let the office exist again, with its holders."""

    ACT = "reinstate_office"
    STREAM = OFFICES


def _refuse_while_used_by(code: str, users: tuple[str, ...]) -> None:
    if users:
        raise Refused("still_in_use", code=code, by=users)


@outcome.register(RetireAgency)
def _retire_agency(command: RetireAgency, occasion: Occasion) -> tuple[AgencyRetired, ...]:
    retired = agency_of(command, occasion).retired
    desks = (d for d in occasion.directory.desks() if not d.retired and d.agency == command.code)
    _refuse_while_used_by(command.code, tuple(desk.code for desk in desks))
    return () if retired else (AgencyRetired(**occasion.stamp(command)),)


@outcome.register(ReinstateAgency)
def _reinstate_agency(command: ReinstateAgency, occasion: Occasion) -> tuple[AgencyReinstated, ...]:
    return (AgencyReinstated(**occasion.stamp(command)),) if agency_of(command, occasion).retired else ()


@outcome.register(RetireDesk)
def _retire_desk(command: RetireDesk, occasion: Occasion) -> tuple[DeskRetired, ...]:
    retired = desk_of(command, occasion).retired
    causes = (c for c in occasion.directory.causes() if not c.retired and c.natural_desk == command.code)
    _refuse_while_used_by(command.code, tuple(cause.code for cause in causes))
    return () if retired else (DeskRetired(**occasion.stamp(command)),)


@outcome.register(ReinstateDesk)
def _reinstate_desk(command: ReinstateDesk, occasion: Occasion) -> tuple[DeskReinstated, ...]:
    return (DeskReinstated(**occasion.stamp(command)),) if desk_of(command, occasion).retired else ()


@outcome.register(RetireCause)
def _retire_cause(command: RetireCause, occasion: Occasion) -> tuple[CauseRetired, ...]:
    return () if cause_of(command, occasion).retired else (CauseRetired(**occasion.stamp(command)),)


@outcome.register(ReinstateCause)
def _reinstate_cause(command: ReinstateCause, occasion: Occasion) -> tuple[CauseReinstated, ...]:
    return (CauseReinstated(**occasion.stamp(command)),) if cause_of(command, occasion).retired else ()


@outcome.register(RetireOffice)
def _retire_office(command: RetireOffice, occasion: Occasion) -> tuple[OfficeRetired, ...]:
    retired = office_of(command, occasion).retired
    if command.code == occasion.by.office:
        raise Refused("own_office")
    return () if retired else (OfficeRetired(**occasion.stamp(command)),)


@outcome.register(ReinstateOffice)
def _reinstate_office(command: ReinstateOffice, occasion: Occasion) -> tuple[OfficeReinstated, ...]:
    return (OfficeReinstated(**occasion.stamp(command)),) if office_of(command, occasion).retired else ()
