"""`/obstacles/{ref}/compare`: one obstacle at two moments, and what differs between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fastapi import APIRouter
from starlette.responses import Response

from domain.obstacle import Assistance, Flag, Obstacle
from domain.text import Text
from projections.differing import STANDING, Difference, differences, stood_after
from projections.past import Past
from projections.timeline import of_obstacle
from web.comparing import chosen
from web.obstacle.case import found
from web.obstacle.page import crumbs
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.fields import field_label
from wording.flags import flag_line
from wording.language import N_
from wording.past import said
from wording.record_values import shown
from wording.terms import word
from wording.values import words_of

router = APIRouter()
LABELS: Mapping[str, str] = {
    "state": N_("Status"),
    "level": N_("Jenjang"),
    "assistance": N_("Bidang pembantu"),
    "waits_outside": N_("Menunggu"),
    "flags": N_("Tanda"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One difference in words."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Found:
    """Both moments in words and what differs; `raised` says whether it was there at the earlier and the later one."""

    earlier: str
    later: str
    raised: tuple[bool, bool]
    rows: tuple[Row, ...]


@router.get("/obstacles/{ref}/compare")
def compare(visit: Arrived, ref: str) -> Response:
    """Both moments are chosen in a plain form; what cannot be read stays in its field."""
    case = found(visit, ref)
    with visit.deps.reads.connect() as connection:
        both = chosen(connection, visit)
        entries = of_obstacle(connection, visit.acting, case.obstacle.id)
    first, last = sorted((both.earlier, both.later), key=lambda past: past.position)
    stood = stood_after(entries, first), stood_after(entries, last)
    title = visit.language.gettext("Bandingkan dua saat")
    return render(
        visit,
        "obstacle/differing.html",
        status=422 if both.faults else 200,
        page_title=f"{title}: {case.number}",
        breadcrumbs=crumbs(visit, case.number, title),
        here=f"/obstacles/{case.number}/compare",
        days=both.days,
        faults=both.faults,
        found=None if both.faults else _found(visit, (first, last), stood),
    )


def _found(visit: Visit, both: tuple[Past, Past], stood: tuple[Obstacle | None, Obstacle | None]) -> Found:
    earlier, later = (said(past.moment, visit.language) for past in both)
    before, now = stood
    rows = tuple(_row(visit, one) for one in differences(before, now)) if before and now else ()
    return Found(earlier, later, (before is not None, now is not None), rows)


def _row(visit: Visit, one: Difference) -> Row:
    if one.name in STANDING:
        label = visit.language.gettext(LABELS[one.name])
        return Row(label, _standing(visit, one.before), _standing(visit, one.now))
    before, now = (shown(one.name, value, visit.directory, visit.language) for value in (one.before, one.now))
    return Row(field_label(one.name, visit.language), before, now)


def _standing(visit: Visit, value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(_each(visit, each) for each in value) or "–"
    if isinstance(value, Text):
        return words_of(value, visit.language)
    return word(value, visit.language) if isinstance(value, StrEnum) else "–"


def _each(visit: Visit, value: Assistance | Flag) -> str:
    if isinstance(value, Flag):
        return flag_line(value, visit.directory, visit.language)
    return f"{visit.directory.desk_name(value.desk)}: {word(value.state, visit.language)}"
