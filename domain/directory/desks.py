"""Desks (bidang pembantu): the units that help, each within an agency; some are agencies themselves."""

from dataclasses import dataclass, field, replace

from domain.directory.evolving import evolve
from domain.directory.names import Names
from domain.directory.streams import DESKS, DirectoryEvent
from domain.event import stored_as


@dataclass(frozen=True, kw_only=True)
class DeskEvent(DirectoryEvent):
    """A fact about one desk."""

    STREAM = DESKS


@stored_as("desk.registered.v1")
@dataclass(frozen=True, kw_only=True)
class DeskRegistered(DeskEvent):
    """A desk is known: the agency it sits in, and the matters it helps with."""

    name: str
    agency: str
    helps_with: tuple[str, ...]


@stored_as("desk.renamed.v1")
@dataclass(frozen=True, kw_only=True)
class DeskRenamed(DeskEvent):
    """The desk has another name from now on."""

    name: str


@stored_as("desk.changed.v1")
@dataclass(frozen=True, kw_only=True)
class DeskChanged(DeskEvent):
    """The desk's agency and matters, as they hold from now on."""

    agency: str
    helps_with: tuple[str, ...]


@stored_as("desk.retired.v1")
@dataclass(frozen=True, kw_only=True)
class DeskRetired(DeskEvent):
    """No new help is assigned to the desk."""


@stored_as("desk.reinstated.v1")
@dataclass(frozen=True, kw_only=True)
class DeskReinstated(DeskEvent):
    """The desk is in use again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """A desk as it is now, with the names it has had."""

    code: str
    name: str
    agency: str
    helps_with: tuple[str, ...]
    retired: bool = False
    names: Names[str] = field(repr=False)


@evolve.register(DeskRegistered)
def _registered(event: DeskRegistered, _entry: None) -> Desk:
    return Desk(
        code=event.code,
        name=event.name,
        agency=event.agency,
        helps_with=event.helps_with,
        names=Names(((event.recorded_at, event.name),)),
    )


@evolve.register(DeskRenamed)
def _renamed(event: DeskRenamed, entry: Desk) -> Desk:
    return replace(entry, name=event.name, names=entry.names.then(event.recorded_at, event.name))


@evolve.register(DeskChanged)
def _changed(event: DeskChanged, entry: Desk) -> Desk:
    return replace(entry, agency=event.agency, helps_with=event.helps_with)


@evolve.register(DeskRetired)
def _retired(_event: DeskRetired, entry: Desk) -> Desk:
    return replace(entry, retired=True)


@evolve.register(DeskReinstated)
def _reinstated(_event: DeskReinstated, entry: Desk) -> Desk:
    return replace(entry, retired=False)
