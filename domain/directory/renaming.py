"""Giving another name from now on; the past keeps the names it had."""

from dataclasses import dataclass

from domain.directory.agencies import AgencyRenamed
from domain.directory.causes import CauseRenamed
from domain.directory.deciding import Command, Occasion, name_problem, outcome, refuse_if
from domain.directory.desks import DeskRenamed
from domain.directory.finding import agency_of, cause_of, desk_of, office_of
from domain.directory.offices import OfficeRenamed
from domain.directory.streams import AGENCIES, CAUSES, DESKS, OFFICES


@dataclass(frozen=True, kw_only=True)
class RenameAgency(Command):
    """Call the agency by another name."""

    ACT = "rename_agency"
    STREAM = AGENCIES

    name: str


@dataclass(frozen=True, kw_only=True)
class RenameDesk(Command):
    """Call the desk by another name."""

    ACT = "rename_desk"
    STREAM = DESKS

    name: str


@dataclass(frozen=True, kw_only=True)
class RenameCause(Command):
    """Call the cause by other names."""

    ACT = "rename_cause"
    STREAM = CAUSES

    name_id: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class RenameOffice(Command):
    """Give the office another title."""

    ACT = "rename_office"
    STREAM = OFFICES

    title: str


@outcome.register(RenameAgency)
def _agency(command: RenameAgency, occasion: Occasion) -> tuple[AgencyRenamed, ...]:
    agency, name = agency_of(command, occasion), command.name.strip()
    refuse_if({"name": name_problem(name)})
    return (AgencyRenamed(**occasion.stamp(command), name=name),) if name != agency.name else ()


@outcome.register(RenameDesk)
def _desk(command: RenameDesk, occasion: Occasion) -> tuple[DeskRenamed, ...]:
    desk, name = desk_of(command, occasion), command.name.strip()
    refuse_if({"name": name_problem(name)})
    return (DeskRenamed(**occasion.stamp(command), name=name),) if name != desk.name else ()


@outcome.register(RenameCause)
def _cause(command: RenameCause, occasion: Occasion) -> tuple[CauseRenamed, ...]:
    cause, names = cause_of(command, occasion), (command.name_id.strip(), command.name_en.strip())
    refuse_if({"name_id": name_problem(names[0]), "name_en": name_problem(names[1])})
    if names == (cause.name_id, cause.name_en):
        return ()
    return (CauseRenamed(**occasion.stamp(command), name_id=names[0], name_en=names[1]),)


@outcome.register(RenameOffice)
def _office(command: RenameOffice, occasion: Occasion) -> tuple[OfficeRenamed, ...]:
    office, title = office_of(command, occasion), command.title.strip()
    refuse_if({"title": name_problem(title)})
    return (OfficeRenamed(**occasion.stamp(command), title=title),) if title != office.title else ()
