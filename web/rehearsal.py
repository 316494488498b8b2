"""The rehearsal of rules: what they would have done over a stretch of days, beside what was really done."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, groupby
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.clocks.rehearsed import Figures, Rehearsed, RehearsedDay, figures, refuse_rehearser, stretch
from domain.obstacle import WITA
from domain.refusals import Invalid, NotFound
from projections.moments import position_at
from projections.rehearsals import part_for
from web.addresses import with_query
from web.faults import NONE, Faults, faults_of
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import MONTHS, long_day, parse_day
from wording.misread import Misread
from wording.terms import word

router = APIRouter(include_in_schema=False)
#: Seconds that a page waits for the rehearsal, and until it looks again.
PATIENCE = 3.0
#: Days that are listed without choosing a month.
AT_ONCE = 62
LOOK_AGAIN = {"Refresh": "3"}
ACT = "rehearse_rules"
VERSION = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the address asks for: a version over a stretch of days."""

    version: int
    first: date
    last: date

    def address(self, day: date | None = None, **more: str | int) -> str:
        """Where the same rehearsal is, or one day of it."""
        here = f"/rules/{self.version}/rehearsal"
        days = [("from", self.first.isoformat()), ("to", self.last.isoformat())]
        return with_query(f"{here}/{day}" if day else here, [*days, *more.items()])


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A month or a day in figures; `href` opens what is behind it, empty where the office may not see that."""

    label: str
    href: str
    would: Figures
    did: Figures


@router.get("/rules/{version}/rehearsal")
def rehearsal(visit: Arrived, version: str) -> Response:
    """The figures of the stretch, of its months, and of the days of one month."""
    typed = {name: visit.request.query_params.get(name) or "" for name in ("from", "to")}
    try:
        asked = asked_for(visit, version)
        found = found_for(visit, asked)
    except Invalid as refusal:
        return _page(visit, version, typed, faults_of(refusal, visit.language, act=ACT))
    typed = {"from": asked.first.isoformat(), "to": asked.last.isoformat()}
    return _page(visit, version, typed, NONE, **_shown(visit, asked, found))


def asked_for(visit: Visit, version: str) -> Asked:
    """What the address asks for, without days the usual stretch. Raises NotYourAct, NotFound, Invalid."""
    refuse_rehearser(visit.acting.kind)
    if not VERSION.fullmatch(version):
        raise NotFound("rules", version)
    begin, end = _usual(visit)
    return Asked(version=int(version), first=_day(visit, "from") or begin, last=_day(visit, "to") or end)


def found_for(visit: Visit, asked: Asked) -> Rehearsed | None:
    """The part of the rehearsal that the office may see; None while it is played. Raises Invalid, NotFound."""
    found = visit.deps.rehearser.rehearse(asked.version, asked.first, asked.last, patience=PATIENCE)
    if found is None:
        return None
    with visit.deps.reads.connect() as connection:
        return part_for(connection, visit.acting, found)


def _usual(visit: Visit) -> tuple[date, date]:
    """The year before, where there is anything of it; otherwise this year up to today."""
    year = visit.today.year
    with visit.deps.reads.connect() as connection:
        known = position_at(connection, datetime(year, 1, 1, tzinfo=WITA) - timedelta(seconds=1))
    return stretch(year - 1 if known else year, visit.today)


def _day(visit: Visit, name: str) -> date | None:
    try:
        return parse_day(visit.request.query_params.get(name) or "")
    except Misread as misread:
        raise Invalid(**{name: misread.fault}) from None


def _page(visit: Visit, version: str, typed: dict[str, str], faults: Faults, **shown: Any) -> Response:
    answer = render(
        visit,
        "rehearsal.html",
        status=faults.status,
        page_title=visit.language.gettext("Gladi aturan versi {version}", version=version),
        breadcrumbs=[
            {"href": "/rules", "label": visit.language.gettext("Aturan")},
            {"href": f"/rules/{version}", "label": visit.language.gettext("Versi {version}", version=version)},
            {"href": "", "label": visit.language.gettext("Gladi")},
        ],
        version=version,
        typed=typed,
        faults=faults,
        **shown,
    )
    if shown.get("under_way"):
        answer.headers.update(LOOK_AGAIN)
    return answer


def _shown(visit: Visit, asked: Asked, found: Rehearsed | None) -> dict[str, Any]:
    if found is None:
        return {"under_way": asked.address()}
    days = [day for day in found.days if day]
    month = _month(visit, days)
    would = figures(found.would)
    return {
        "found": found,
        "first": long_day(found.first, visit.language),
        "last": long_day(found.last, visit.language),
        "would": would,
        "did": figures(found.did),
        "told": [(word(office, visit.language), n) for office in OfficeKind if (n := would.told.get(office))],
        "months": [_of_month(visit, asked, name, list(some)) for name, some in groupby(days, _name)],
        "month": _month_words(visit, month) if month else "",
        "days": [_of_day(visit, asked, day) for day in days if month in {"", _name(day)}],
    }


def _name(day: RehearsedDay) -> str:
    return f"{day.day:%Y-%m}"


def _month(visit: Visit, days: list[RehearsedDay]) -> str:
    """The month that is asked for, otherwise the last one; none where all days fit on a page. Raises NotFound."""
    given = visit.request.query_params.get("month")
    if given and given not in map(_name, days):
        raise NotFound("page", given)
    return given or (_name(days[-1]) if len(days) > AT_ONCE else "")


def _month_words(visit: Visit, name: str) -> str:
    """The month in words: `November 2024`."""
    return f"{MONTHS[visit.language.code][int(name[5:]) - 1]} {name[:4]}"


def _of_month(visit: Visit, asked: Asked, name: str, days: Iterable[RehearsedDay]) -> Row:
    found = tuple(days)
    return Row(
        label=_month_words(visit, name),
        href=f"{asked.address(month=name)}#days",
        would=figures(chain.from_iterable(day.would for day in found)),
        did=figures(chain.from_iterable(day.did for day in found)),
    )


def _of_day(visit: Visit, asked: Asked, day: RehearsedDay) -> Row:
    opens = visit.acting.kind is not OfficeKind.ADMIN
    return Row(
        label=long_day(day.day, visit.language),
        href=asked.address(day.day) if opens else "",
        would=figures(day.would),
        did=figures(day.did),
    )
