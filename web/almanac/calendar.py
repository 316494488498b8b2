"""The calendar of a year: weekends of both kinds of week, and days off with why and by which decree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from domain.almanac import Almanac, DayOff, Workdays
from domain.almanac.streams import CALENDAR as STREAM
from domain.almanac.workdays import SIX_DAYS
from domain.refusals import NotFound
from web.addresses import with_query
from web.almanac.places import CALENDAR, Tab, asked_year, history, may_keep, tabs
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import MONTHS, WEEKDAYS, weekday
from wording.terms import word

router = APIRouter()
USUAL_WEEK = 5
WEEKS = {"5": USUAL_WEEK, "6": SIX_DAYS}
DAYS_OF_WEEK = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class DayView:
    """One square; empty (n = 0) where the week belongs to another month. `kind` is that of a day off, or weekend."""

    n: int = 0
    kind: str = ""
    name: str = ""
    today: bool = False
    estimated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OffView:
    """A day off in words."""

    day: str
    name: str
    kind: str
    word: str
    decree: str
    estimated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthView:
    """A month in weeks from Monday, with its days off in words, and how many working days it has."""

    name: str
    weeks: tuple[tuple[DayView, ...], ...]
    off: tuple[OffView, ...]
    working: int


@router.get(CALENDAR)
def calendar(visit: Arrived) -> Response:
    """The year as squares and as a list, for a week of five or six working days."""
    keeps, year, week = may_keep(visit), asked_year(visit), _week(visit.request.query_params.get("week") or "5")
    almanac = visit.almanac
    months = tuple(_month(visit, almanac, date(year, month, 1), week) for month in range(1, 13))
    return render(
        visit,
        "almanac/calendar.html",
        page_title=visit.language.gettext("Kalender {year}", year=year),
        tabs=tabs(visit, CALENDAR),
        years=years(visit, year, week),
        weeks=_weeks(visit, year, week),
        weekdays=[name[:3] for name in WEEKDAYS[visit.language.code]],
        months=months,
        working=sum(month.working for month in months),
        exports=[offered(visit, "days-off")],
        year=year,
        source=almanac.calendar.sources.get(year, ""),
        estimates=any(off.estimated for off in almanac.calendar.of_year(year)),
        version=almanac.calendar.version,
        facts=history(visit, STREAM),
        may_keep=keeps,
    )


def years(visit: Visit, year: int, week: int) -> list[Tab]:
    """The years around the present one, and the one that is shown."""
    near = sorted({*range(visit.today.year - 1, visit.today.year + 2), year})
    return [Tab(with_query(CALENDAR, [("year", one), ("week", week)]), str(one), current=one == year) for one in near]


def _weeks(visit: Visit, year: int, week: int) -> list[Tab]:
    gettext = visit.language.gettext
    return [
        Tab(with_query(CALENDAR, [("year", year), ("week", n)]), gettext("Pekan {n} hari", n=n), current=n == week)
        for n in WEEKS.values()
    ]


def _week(given: str) -> int:
    if given not in WEEKS:
        raise NotFound("page", given)
    return WEEKS[given]


def _month(visit: Visit, almanac: Almanac, first: date, week: int) -> MonthView:
    days, off = almanac.workdays(week), almanac.calendar.days
    after = (first + timedelta(days=31)).replace(day=1)
    dates = [first + timedelta(days=n) for n in range((after - first).days)]
    squares = [DayView()] * first.weekday() + [_day(visit, one, off, days) for one in dates]
    squares += [DayView()] * (-len(squares) % DAYS_OF_WEEK)
    return MonthView(
        name=MONTHS[visit.language.code][first.month - 1],
        weeks=tuple(tuple(squares[n : n + DAYS_OF_WEEK]) for n in range(0, len(squares), DAYS_OF_WEEK)),
        off=tuple(_off(visit, off[one]) for one in dates if one in off),
        working=sum(days.works_on(one) for one in dates),
    )


def _day(visit: Visit, one: date, off: Mapping[date, DayOff], days: Workdays) -> DayView:
    free = off.get(one)
    kind = free.kind.value if free else "" if days.works_on(one) else "weekend"
    return DayView(
        n=one.day,
        kind=kind,
        name=free.name if free else "",
        today=one == visit.today,
        estimated=bool(free and free.estimated),
    )


def _off(visit: Visit, one: DayOff) -> OffView:
    return OffView(
        day=weekday(one.day, visit.language),
        name=one.name,
        kind=one.kind.value,
        word=word(one.kind, visit.language),
        decree=one.decree or "",
        estimated=one.estimated,
    )
