"""One day of a rehearsal: obstacle by obstacle, what the rules would have done beside what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from domain.acting import OfficeKind
from domain.clocks.rehearsed import Deed, Deeds, Rehearsed
from domain.obstacle import Clock
from domain.refusals import NotFound, NotYourAct
from projections.obstacle import Shown
from projections.several import several
from web.addresses import obstacle_address
from web.rehearsal import ACT, asked_for, found_for
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import long_day
from wording.rehearsed import deed_words, told_words
from wording.terms import word

router = APIRouter(include_in_schema=False)
#: Clocks of one page.
SIZE = 100
ICONS = {Deeds.FLAGGED: "clock-alert", Deeds.CLEARED: "clock", Deeds.ESCALATED: "chevrons-up"}
Key = tuple[str, Clock, int | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedView:
    """What was done, in words; `told` are the offices that hear of it."""

    text: str
    icon: str
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRow:
    """One clock of one obstacle on that day."""

    number: str
    href: str
    title: str
    clock: str
    would: tuple[DeedView, ...]
    did: tuple[DeedView, ...]


@router.get("/rules/{version}/rehearsal/{day}")
def rehearsed_day(visit: Arrived, version: str, day: str) -> Response:
    """The obstacles of a day, for those to whom obstacles are open."""
    asked = asked_for(visit, version)
    if visit.acting.kind is OfficeKind.ADMIN:
        raise NotYourAct(ACT)
    found = found_for(visit, asked)
    if found is None:
        return RedirectResponse(asked.address(), 303)
    on = _day(found, day)
    clocks = _clocks(found, on)
    at = _page(visit, len(clocks))
    return render(
        visit,
        "rehearsed_day.html",
        page_title=long_day(on, visit.language),
        breadcrumbs=[
            {"href": asked.address(), "label": visit.language.gettext("Gladi aturan versi {version}", version=version)},
            {"href": "", "label": long_day(on, visit.language)},
        ],
        rows=_rows(visit, clocks[at * SIZE : (at + 1) * SIZE]),
        total=len(clocks),
        previous=asked.address(on, page=at) if at else "",
        next=asked.address(on, page=at + 2) if (at + 1) * SIZE < len(clocks) else "",
    )


def _day(found: Rehearsed, given: str) -> date:
    """The day of the address. Raises NotFound for one that was not rehearsed."""
    on = next((one.day for one in found.days if one.day.isoformat() == given), None)
    if on is None:
        raise NotFound("page", given)
    return on


def _clocks(found: Rehearsed, on: date) -> list[list[tuple[bool, Deed]]]:
    """The deeds of the day by obstacle and clock."""
    beside = next(one.beside() for one in found.days if one.day == on)
    return [list(deeds) for _, deeds in groupby(beside, lambda each: (each[1].obstacle, each[1].clock, each[1].n))]


def _page(visit: Visit, total: int) -> int:
    """The page that is asked for, counted from 0. Raises NotFound for one that there is not."""
    given = visit.request.query_params.get("page") or "1"
    last = max(1, -(-total // SIZE))
    if not (given.isascii() and given.isdigit() and len(given) < len("1000000") and 1 <= int(given) <= last):
        raise NotFound("page", given)
    return int(given) - 1


def _rows(visit: Visit, clocks: Sequence[list[tuple[bool, Deed]]]) -> list[ClockRow]:
    with visit.deps.reads.connect() as connection:
        shown = several(connection, visit.acting, {deeds[0][1].obstacle for deeds in clocks})
    return [_row(visit, shown[deeds[0][1].obstacle], deeds) for deeds in clocks if deeds[0][1].obstacle in shown]


def _row(visit: Visit, shown: Shown, deeds: Sequence[tuple[bool, Deed]]) -> ClockRow:
    return ClockRow(
        number=shown.number,
        href=obstacle_address(shown.number),
        title=str(shown.obstacle.record.title),
        clock=word(deeds[0][1].clock, visit.language),
        would=tuple(_deed(visit, deed) for would, deed in deeds if would),
        did=tuple(_deed(visit, deed) for would, deed in deeds if not would),
    )


def _deed(visit: Visit, deed: Deed) -> DeedView:
    return DeedView(text=deed_words(deed, visit.language), icon=ICONS[deed.kind], told=told_words(deed, visit.language))
