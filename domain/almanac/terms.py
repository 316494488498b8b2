"""What became known of year-end deadlines: one was set, an agency was given more time."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.almanac.almanac import Almanac
from domain.almanac.deadlines import Deadline, Deadlines, Dispensation, Document, Zone
from domain.almanac.evolving import evolve
from domain.almanac.streams import DEADLINES, AlmanacEvent
from domain.event import stored_as


@dataclass(frozen=True, kw_only=True)
class DeadlineEvent(AlmanacEvent):
    """A fact about the deadline of one document in one year; `at` is in UTC, `letter` the number of a letter."""

    STREAM = DEADLINES

    year: int
    document: Document
    at: datetime
    letter: str | None


@stored_as("deadlines.set.v1")
@dataclass(frozen=True, kw_only=True)
class DeadlineSet(DeadlineEvent):
    """The deadline is at that minute of that zone; dispensations that were given stay."""

    zone: Zone


@stored_as("deadlines.dispensed.v1")
@dataclass(frozen=True, kw_only=True)
class DeadlineDispensed(DeadlineEvent):
    """The agency has time until then."""

    agency: str


@evolve.register(DeadlineSet)
def _set(event: DeadlineSet, almanac: Almanac) -> Almanac:
    before = almanac.deadlines.of(event.year, event.document)
    deadline = Deadline(
        year=event.year,
        document=event.document,
        at=event.at,
        zone=event.zone,
        letter=event.letter,
        dispensations=before.dispensations if before else (),
    )
    return _with(event, almanac, deadline)


@evolve.register(DeadlineDispensed)
def _dispensed(event: DeadlineDispensed, almanac: Almanac) -> Almanac:
    deadline = almanac.deadlines.by_document[event.year, event.document]
    given = Dispensation(agency=event.agency, at=event.at, letter=event.letter or "")
    return _with(event, almanac, replace(deadline, dispensations=(*deadline.dispensations, given)))


def _with(event: DeadlineEvent, almanac: Almanac, deadline: Deadline) -> Almanac:
    known = {**almanac.deadlines.by_document, (deadline.year, deadline.document): deadline}
    return replace(almanac, deadlines=Deadlines(event.originator_version, known))
