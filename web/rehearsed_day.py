"""One day of a rehearsal: obstacle by obstacle, what the rules would have done beside what was done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from domain.acting import OfficeKind
from domain.clocks.rehearsed import Deed, Deeds, Rehearsed
from domain.obstacle import Clock
from domain.refusals import Invalid, NotFound, NotYourAct
from projections.several import several
from web.addresses import obstacle_address
from web.rehearsal import ACT, Asked, asked_for, found_for
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import long_day
from wording.rehearsed import deed_words, told_words
from wording.terms import word

router = APIRouter(include_in_schema=False)
#: Clocks of one page.
SIZE = 100
ICONS = {Deeds.FLAGGED: "clock-alert", Deeds.CLEARED: "clock", Deeds.ESCALATED: "chevrons-up"}
Key = tuple[UUID, Clock, int | None]
#: The deeds about one clock on one day; True is what the rules would have done.
Both = list[tuple[bool, Deed]]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeedView:
    """What was done, in words; `told` are the offices that hear of it."""

    text: str
    icon: str
    told: str


@dataclass(frozen=True, slots=True)
class Side:
    """What was done on that day, or where nothing was: on which other day the clock was flagged, in words."""

    deeds: tuple[DeedView, ...]
    otherwise: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRow:
    """One clock of one obstacle on that day."""

    number: str
    href: str
    title: str
    clock: str
    would: Side
    did: Side


@router.get("/rules/{version}/rehearsal/{day}")
def rehearsed_day(visit: Arrived, version: str, day: str) -> Response:
    """The obstacles of a day, for those to whom obstacles are open."""
    asked = asked_for(visit, version)
    if visit.acting.kind is OfficeKind.ADMIN:
        raise NotYourAct(ACT)
    found = _found(visit, asked)
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
        rows=_rows(visit, found, clocks[at * SIZE : (at + 1) * SIZE]),
        total=len(clocks),
        previous=asked.address(on, page=at) if at else "",
        next=asked.address(on, page=at + 2) if (at + 1) * SIZE < len(clocks) else "",
    )


def _found(visit: Visit, asked: Asked) -> Rehearsed | None:
    """The rehearsal, None while it is played or where its days are wrong: the page that asks for them says why."""
    try:
        return found_for(visit, asked)
    except Invalid:
        return None


def _day(found: Rehearsed, given: str) -> date:
    """The day of the address. Raises NotFound for one that was not rehearsed."""
    on = next((one.day for one in found.days if one.day.isoformat() == given), None)
    if on is None:
        raise NotFound("page", given)
    return on


def _clocks(found: Rehearsed, on: date) -> list[Both]:
    """The deeds of the day by obstacle and clock."""
    beside = next(one.beside() for one in found.days if one.day == on)
    return [list(deeds) for _, deeds in groupby(beside, lambda each: _key(each[1]))]


def _page(visit: Visit, total: int) -> int:
    """The page that is asked for, counted from 0. Raises NotFound for one that there is not."""
    given = visit.request.query_params.get("page") or "1"
    last = max(1, -(-total // SIZE))
    if not (given.isascii() and given.isdigit() and len(given) < len("1000000") and 1 <= int(given) <= last):
        raise NotFound("page", given)
    return int(given) - 1


def _rows(visit: Visit, found: Rehearsed, clocks: Sequence[Both]) -> list[ClockRow]:
    would, did = _flagged(found.would), _flagged(found.did)
    with visit.deps.reads.connect() as connection:
        shown = several(connection, visit.acting, {deeds[0][1].obstacle for deeds in clocks})
    return [
        ClockRow(
            number=shown[one.obstacle].number,
            href=obstacle_address(shown[one.obstacle].number),
            title=str(shown[one.obstacle].obstacle.record.title),
            clock=word(one.clock, visit.language),
            would=_side(visit, [deed for is_would, deed in deeds if is_would], one.day, would.get(_key(one), [])),
            did=_side(visit, [deed for is_would, deed in deeds if not is_would], one.day, did.get(_key(one), [])),
        )
        for deeds in clocks
        if (one := deeds[0][1]).obstacle in shown
    ]


def _key(deed: Deed) -> Key:
    return deed.obstacle, deed.clock, deed.n


def _flagged(deeds: Iterable[Deed]) -> Mapping[Key, list[date]]:
    """The days on which each clock was flagged, in their order."""
    days: dict[Key, list[date]] = {}
    for deed in deeds:
        if deed.kind is Deeds.FLAGGED:
            days.setdefault(_key(deed), []).append(deed.day)
    return days


def _side(visit: Visit, deeds: Sequence[Deed], on: date, flagged: Sequence[date]) -> Side:
    if deeds:
        return Side(tuple(_deed(visit, deed) for deed in deeds), "")
    said, before = visit.language, [day for day in flagged if day < on]
    if before:
        return Side((), said.gettext("Sudah ditandai {day}", day=long_day(before[-1], said)))
    later = next((day for day in flagged if day > on), None)
    return Side(
        (), said.gettext("Baru ditandai {day}", day=long_day(later, said)) if later else said.gettext("Tidak ditandai")
    )


def _deed(visit: Visit, deed: Deed) -> DeedView:
    return DeedView(text=deed_words(deed, visit.language), icon=ICONS[deed.kind], told=told_words(deed, visit.language))
