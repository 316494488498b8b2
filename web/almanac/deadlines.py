"""Year-end deadlines of a fiscal year, document by document, with the dispensations that were given."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.almanac import Deadline, Dispensation, Document
from domain.almanac.streams import DEADLINES as STREAM
from domain.clocks import Countdown, of_year
from web.addresses import with_query
from web.almanac.places import DEADLINES, Tab, asked_year, history, may_keep, tabs
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.countdown import in_both_zones, left
from wording.terms import word

router = APIRouter()


@dataclass(frozen=True, kw_only=True, slots=True)
class DispensationView:
    """An agency with the time that it has; `holds` is false where a later letter or deadline replaced it."""

    agency: str
    at: str
    letter: str
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineRow:
    """A document; `at` is empty where no deadline is set."""

    key: str
    document: str
    at: str
    left: str
    passed: bool
    letter: str
    dispensations: tuple[DispensationView, ...]


@router.get(DEADLINES)
def deadlines(visit: Arrived) -> Response:
    """The deadlines of one year."""
    keeps, year = may_keep(visit), asked_year(visit)
    almanac = visit.almanac
    away = {one.document: one for one in of_year(year, almanac, visit.now)}
    rows = [_row(visit, one, almanac.deadlines.of(year, one), away.get(one)) for one in Document]
    return render(
        visit,
        "almanac/deadlines.html",
        page_title=visit.language.gettext("Batas akhir tahun {year}", year=year),
        tabs=tabs(visit, DEADLINES),
        years=_years(visit, year),
        rows=rows,
        any_set=bool(away),
        exports=[offered(visit, "deadlines")] if away else (),
        year=year,
        facts=history(visit, STREAM),
        may_keep=keeps,
    )


def _years(visit: Visit, year: int) -> list[Tab]:
    near = sorted({*range(visit.today.year - 2, visit.today.year + 2), year})
    return [Tab(with_query(DEADLINES, [("year", one)]), str(one), current=one == year) for one in near]


def _row(visit: Visit, document: Document, deadline: Deadline | None, away: Countdown | None) -> DeadlineRow:
    return DeadlineRow(
        key=document.value,
        document=word(document, visit.language),
        at=in_both_zones(deadline.at, deadline.zone, visit.language) if deadline else "",
        left=left(away, visit.now, visit.language) if away else "",
        passed=bool(away and away.passed),
        letter=(deadline.letter or "") if deadline else "",
        dispensations=tuple(_dispensation(visit, deadline, one) for one in deadline.dispensations) if deadline else (),
    )


def _dispensation(visit: Visit, deadline: Deadline, one: Dispensation) -> DispensationView:
    return DispensationView(
        agency=visit.directory.agency_name(one.agency),
        at=in_both_zones(one.at, deadline.zone, visit.language),
        letter=one.letter,
        holds=deadline.for_agency(one.agency) == one.at,
    )
