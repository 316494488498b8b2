"""Bringing entries in: agencies, desks, causes, offices."""

from dataclasses import dataclass

from domain.acting import AGENCY, OfficeKind
from domain.directory.agencies import AgencyKind, AgencyRegistered
from domain.directory.causes import CauseRegistered
from domain.directory.deciding import (
    Command,
    Occasion,
    Problem,
    agency_problem,
    desk_problem,
    name_problem,
    new_code_problem,
    outcome,
    refuse_if,
)
from domain.directory.desks import DeskRegistered
from domain.directory.directory import Directory
from domain.directory.offices import OfficeEstablished
from domain.directory.streams import AGENCIES, CAUSES, DESKS, OFFICES
from domain.obstacle.vocabulary import Locus, Stage

#: The kinds of trouble that reports on the special allocation fund (DAK) know.
DAK_CODES = range(1, 12)


@dataclass(frozen=True, kw_only=True)
class RegisterAgency(Command):
    """Bring in an agency; working days per week are 5 or 6."""

    ACT = "register_agency"
    STREAM = AGENCIES

    name: str
    kind: AgencyKind
    working_days: int = 5
    confirmed: bool = True


@dataclass(frozen=True, kw_only=True)
class RegisterDesk(Command):
    """Bring in a desk of an agency that is in use."""

    ACT = "register_desk"
    STREAM = DESKS

    name: str
    agency: str
    helps_with: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RegisterCause(Command):
    """Bring in a cause with what obstacles take from it."""

    ACT = "register_cause"
    STREAM = CAUSES

    stage: Stage
    locus: Locus
    name_id: str
    name_en: str
    dak_code: int | None = None
    natural_desk: str | None = None


@dataclass(frozen=True, kw_only=True)
class EstablishOffice(Command):
    """Bring in an office: of an agency (operator, head), of a desk, or of the regency. `code` is its id."""

    ACT = "establish_office"
    STREAM = OFFICES

    title: str
    kind: OfficeKind
    agency: str | None = None
    desk: str | None = None


def working_days_problem(days: int) -> Problem | None:
    return None if days in (5, 6) else ("working_days", {})


def dak_code_problem(dak_code: int | None) -> Problem | None:
    return None if dak_code is None or dak_code in DAK_CODES else ("dak_code", {})


def natural_desk_problem(directory: Directory, desk: str | None) -> Problem | None:
    return desk_problem(directory, desk) if desk is not None else None


def _seat_problem(directory: Directory, command: EstablishOffice) -> dict[str, Problem | None]:
    """An office sits in exactly the unit that its kind has: the word for it, or that it has none."""
    found: dict[str, Problem | None] = {}
    if command.kind in AGENCY:
        found["agency"] = agency_problem(directory, command.agency) if command.agency else ("required", {})
    elif command.agency:
        found["agency"] = ("not_with_this_office", {})
    if command.kind is OfficeKind.DESK:
        found["desk"] = desk_problem(directory, command.desk) if command.desk else ("required", {})
    elif command.desk:
        found["desk"] = ("not_with_this_office", {})
    return found


@outcome.register(RegisterAgency)
def _agency(command: RegisterAgency, occasion: Occasion) -> tuple[AgencyRegistered]:
    refuse_if(
        {
            "code": new_code_problem(command.code, taken=occasion.directory.agency(command.code) is not None),
            "name": name_problem(command.name),
            "working_days": working_days_problem(command.working_days),
        }
    )
    return (
        AgencyRegistered(
            **occasion.stamp(command),
            name=command.name.strip(),
            kind=command.kind,
            working_days=command.working_days,
            confirmed=command.confirmed,
        ),
    )


@outcome.register(RegisterDesk)
def _desk(command: RegisterDesk, occasion: Occasion) -> tuple[DeskRegistered]:
    refuse_if(
        {
            "code": new_code_problem(command.code, taken=occasion.directory.desk(command.code) is not None),
            "name": name_problem(command.name),
            "agency": agency_problem(occasion.directory, command.agency),
        }
    )
    return (
        DeskRegistered(
            **occasion.stamp(command),
            name=command.name.strip(),
            agency=command.agency,
            helps_with=command.helps_with,
        ),
    )


@outcome.register(RegisterCause)
def _cause(command: RegisterCause, occasion: Occasion) -> tuple[CauseRegistered]:
    refuse_if(
        {
            "code": new_code_problem(command.code, taken=occasion.directory.cause(command.code) is not None),
            "name_id": name_problem(command.name_id),
            "name_en": name_problem(command.name_en),
            "dak_code": dak_code_problem(command.dak_code),
            "natural_desk": natural_desk_problem(occasion.directory, command.natural_desk),
        }
    )
    return (
        CauseRegistered(
            **occasion.stamp(command),
            stage=command.stage,
            locus=command.locus,
            dak_code=command.dak_code,
            name_id=command.name_id.strip(),
            name_en=command.name_en.strip(),
            natural_desk=command.natural_desk,
        ),
    )


@outcome.register(EstablishOffice)
def _office(command: EstablishOffice, occasion: Occasion) -> tuple[OfficeEstablished]:
    refuse_if(
        {
            "code": new_code_problem(command.code, taken=occasion.directory.office(command.code) is not None),
            "title": name_problem(command.title),
            "kind": ("not_an_office", {}) if command.kind is OfficeKind.SYSTEM else None,
            **_seat_problem(occasion.directory, command),
        }
    )
    return (
        OfficeEstablished(
            **occasion.stamp(command),
            title=command.title.strip(),
            kind=command.kind,
            agency=command.agency,
            desk=command.desk,
        ),
    )
