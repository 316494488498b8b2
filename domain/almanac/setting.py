"""Setting year-end deadlines and giving single agencies more time, in the order of the payment chain."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain.almanac.chain import chain_problem, dispensed_problem
from domain.almanac.deadlines import ZONES, Deadline, Document, Zone
from domain.almanac.deciding import Command, Occasion, outcome, paper, year_problem
from domain.almanac.streams import DEADLINES
from domain.almanac.terms import DeadlineDispensed, DeadlineSet
from domain.directory.deciding import Problem, agency_problem, refuse_if
from domain.refusals import NotFound

#: Cash is given back in the first days of the next year at the latest.
DAYS_AFTER = timedelta(days=10)


@dataclass(frozen=True, kw_only=True)
class SetDeadline(Command):
    """Set the deadline of a document: `at` to the minute, in any zone; `zone` is the one it was set in."""

    ACT = "set_deadline"
    STREAM = DEADLINES

    year: int
    document: Document
    at: datetime
    zone: Zone
    letter: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dispense(Command):
    """Give an agency time for a document until then, to the minute."""

    ACT = "dispense"
    STREAM = DEADLINES

    agency: str
    year: int
    document: Document
    at: datetime
    letter: str | None = None


@outcome.register(SetDeadline)
def _set(command: SetDeadline, occasion: Occasion) -> tuple[DeadlineSet, ...]:
    refuse_if({"year": year_problem(command.year)})
    deadlines = occasion.almanac.deadlines
    before = deadlines.of(command.year, command.document)
    wanted = Deadline(
        year=command.year,
        document=command.document,
        at=command.at,
        zone=command.zone,
        letter=paper(command.letter),
        dispensations=before.dispensations if before else (),
    )
    refuse_if(
        {
            "at": _time_problem(wanted.year, wanted.document, wanted.at, wanted.zone)
            or chain_problem(deadlines, wanted),
            "letter": occasion.paper_problem(command.letter),
        }
    )
    return () if wanted == before else (_fact(wanted, occasion),)


def _fact(wanted: Deadline, occasion: Occasion) -> DeadlineSet:
    return DeadlineSet(
        **occasion.stamp,
        year=wanted.year,
        document=wanted.document,
        at=wanted.at.astimezone(UTC),
        zone=wanted.zone,
        letter=wanted.letter,
    )


@outcome.register(Dispense)
def _dispense(command: Dispense, occasion: Occasion) -> tuple[DeadlineDispensed, ...]:
    deadline = _deadline_of(command, occasion)
    refuse_if(
        {
            "agency": agency_problem(occasion.directory, command.agency),
            "at": _time_problem(command.year, command.document, command.at, deadline.zone)
            or dispensed_problem(occasion.almanac.deadlines, deadline, command.agency, command.at),
            "letter": occasion.paper_problem(command.letter),
        }
    )
    return (
        DeadlineDispensed(
            **occasion.stamp,
            agency=command.agency,
            year=command.year,
            document=command.document,
            at=command.at.astimezone(UTC),
            letter=paper(command.letter),
        ),
    )


def _deadline_of(command: Dispense, occasion: Occasion) -> Deadline:
    """The deadline that more time is given for. Raises NotFound where none is set."""
    deadline = occasion.almanac.deadlines.of(command.year, command.document)
    if deadline is None:
        raise NotFound("deadline", f"{command.document} {command.year}")
    return deadline


def _time_problem(year: int, document: Document, at: datetime, zone: Zone) -> Problem | None:
    """Times are fixed to the minute, within the year in their own zone."""
    if at.second or at.microsecond:
        return "to_the_minute", {}
    last = date(year, 12, 31) + (DAYS_AFTER if document is Document.CASH_RETURN else timedelta())
    if not date(year, 1, 1) <= at.astimezone(ZONES[zone]).date() <= last:
        return "outside_the_year", {"latest": last}
    return None
