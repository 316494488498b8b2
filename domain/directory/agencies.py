"""Agencies (OPD): the owners of a budget; the districts are agencies too."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from domain.directory.evolving import evolve
from domain.directory.names import Names
from domain.directory.streams import AGENCIES, DirectoryEvent
from domain.event import stored_as


class AgencyKind(StrEnum):
    """What sort of agency it is."""

    SECRETARIAT = "secretariat"
    INSPECTORATE = "inspectorate"
    AGENCY = "agency"
    DEPARTMENT = "department"
    HOSPITAL = "hospital"
    DISTRICT = "district"


@dataclass(frozen=True, kw_only=True)
class AgencyEvent(DirectoryEvent):
    """A fact about one agency."""

    STREAM = AGENCIES


@stored_as("agency.registered.v1")
@dataclass(frozen=True, kw_only=True)
class AgencyRegistered(AgencyEvent):
    """An agency is known. `working_days` per week: 5 or 6. `confirmed`: a public source names it."""

    name: str
    kind: AgencyKind
    working_days: int
    confirmed: bool


@stored_as("agency.renamed.v1")
@dataclass(frozen=True, kw_only=True)
class AgencyRenamed(AgencyEvent):
    """The agency has another name from now on."""

    name: str


@stored_as("agency.changed.v1")
@dataclass(frozen=True, kw_only=True)
class AgencyChanged(AgencyEvent):
    """What is known of the agency besides its name, as it holds from now on."""

    kind: AgencyKind
    working_days: int
    confirmed: bool


@stored_as("agency.retired.v1")
@dataclass(frozen=True, kw_only=True)
class AgencyRetired(AgencyEvent):
    """Nothing new is raised for the agency; what was raised stays."""


@stored_as("agency.reinstated.v1")
@dataclass(frozen=True, kw_only=True)
class AgencyReinstated(AgencyEvent):
    """The agency is in use again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agency:
    """An agency as it is now, with the names it has had."""

    code: str
    name: str
    kind: AgencyKind
    working_days: int
    confirmed: bool
    retired: bool = False
    names: Names[str] = field(repr=False)


@evolve.register(AgencyRegistered)
def _registered(event: AgencyRegistered, _entry: None) -> Agency:
    return Agency(
        code=event.code,
        name=event.name,
        kind=event.kind,
        working_days=event.working_days,
        confirmed=event.confirmed,
        names=Names(((event.recorded_at, event.name),)),
    )


@evolve.register(AgencyRenamed)
def _renamed(event: AgencyRenamed, entry: Agency) -> Agency:
    return replace(entry, name=event.name, names=entry.names.then(event.recorded_at, event.name))


@evolve.register(AgencyChanged)
def _changed(event: AgencyChanged, entry: Agency) -> Agency:
    return replace(entry, kind=event.kind, working_days=event.working_days, confirmed=event.confirmed)


@evolve.register(AgencyRetired)
def _retired(_event: AgencyRetired, entry: Agency) -> Agency:
    return replace(entry, retired=True)


@evolve.register(AgencyReinstated)
def _reinstated(_event: AgencyReinstated, entry: Agency) -> Agency:
    return replace(entry, retired=False)
