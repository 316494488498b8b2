"""How far the year-end deadlines are away, in working days, for one obstacle and for a whole year."""

from dataclasses import dataclass
from datetime import datetime

from domain.almanac import Almanac, Deadline, Document, Zone
from domain.clocks.judging import WeekOf
from domain.clocks.running import day
from domain.clocks.weeks import USUAL
from domain.obstacle.state import Obstacle, Waits
from domain.obstacle.year_ends import carried_into


@dataclass(frozen=True, kw_only=True, slots=True)
class Countdown:
    """A deadline at `at` (UTC) in its own `zone`, and the working days that are left until it.

    `letter` is that of the dispensation where `dispensed`, else the one that set the deadline.
    """

    year: int
    document: Document
    at: datetime
    zone: Zone
    letter: str | None
    dispensed: bool
    left: int
    passed: bool


def inherited(obstacle: Obstacle, almanac: Almanac, week_of: WeekOf, now: datetime) -> Countdown | None:
    """The deadline of an obstacle, by its year and cause stage, with its agency's dispensation and week.

    Its year is the fiscal year, or the one into which it was carried over last.
    """
    record = obstacle.record
    year = max(record.fiscal_year, carried_into(obstacle.year_ends))
    deadline = almanac.deadlines.for_obstacle(year, record.stage)
    if deadline is None:
        return None
    week = week_of(Waits.AGENCY, (record.agency,), record.agency)
    return _countdown(deadline, almanac, now, week=week, agency=record.agency)


def of_year(year: int, almanac: Almanac, now: datetime) -> tuple[Countdown, ...]:
    """All deadlines of a fiscal year, the earliest first, by a week of five days and without dispensations."""
    found = (almanac.deadlines.of(year, document) for document in Document)
    made = (_countdown(deadline, almanac, now) for deadline in found if deadline)
    return tuple(sorted(made, key=lambda one: one.at))


def _countdown(
    deadline: Deadline, almanac: Almanac, now: datetime, *, week: int = USUAL, agency: str | None = None
) -> Countdown:
    at = deadline.for_agency(agency) if agency else deadline.at
    own = [one for one in deadline.dispensations if one.agency == agency and one.at == at]
    return Countdown(
        year=deadline.year,
        document=deadline.document,
        at=at,
        zone=deadline.zone,
        letter=own[-1].letter if own else deadline.letter,
        dispensed=bool(own),
        left=almanac.workdays(week).count(day(now), day(at)),
        passed=at < now,
    )
