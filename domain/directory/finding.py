"""The entry that a command is about, or the refusal that there is none."""

from domain.directory.agencies import Agency
from domain.directory.causes import Cause
from domain.directory.deciding import Command, Occasion
from domain.directory.desks import Desk
from domain.directory.offices import Office
from domain.refusals import NotFound


def agency_of(command: Command, occasion: Occasion) -> Agency:
    found = occasion.directory.agency(command.code)
    if found is None:
        raise NotFound("agency", command.code)
    return found


def desk_of(command: Command, occasion: Occasion) -> Desk:
    found = occasion.directory.desk(command.code)
    if found is None:
        raise NotFound("desk", command.code)
    return found


def cause_of(command: Command, occasion: Occasion) -> Cause:
    found = occasion.directory.cause(command.code)
    if found is None:
        raise NotFound("cause", command.code)
    return found


def office_of(command: Command, occasion: Occasion) -> Office:
    found = occasion.directory.office(command.code)
    if found is None:
        raise NotFound("office", command.code)
    return found
