"""`/carry-over`: the sessions; `/carry-over/{year}`: what one has before it and decided; to open and to sign it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import EKOBANG, OfficeKind
from domain.carry_over import refuse_strangers
from domain.obstacle import Ending
from projections.board import Card
from projections.carry_over import Decided, Page, Sum, decided, decided_sums, late, undecided
from web.addresses import with_query
from web.carry_over.views import (
    CARRIED,
    HERE,
    ICONS,
    SessionView,
    SumView,
    decided_row,
    row,
    session_view,
    sum_view,
    year_of,
)
from web.faults import NONE, Faults
from web.forms import Form, Posted, new_key
from web.live import LIVE
from web.notices import Notice
from web.rendering import render
from web.saving import request_of, saved
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.terms import word, words

router = APIRouter()
LIMIT = 100


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The form of decisions as it is shown: what was typed, which obstacles were chosen, what is wrong."""

    form: Form = field(default_factory=Form)
    key: str = field(default_factory=new_key)
    faults: Faults = NONE

    @property
    def chosen(self) -> Sequence[str]:
        return self.form.many("obstacles")


@router.get(HERE)
def sessions(visit: Arrived) -> Response:
    """The years that were closed, and those that can be."""
    refuse_strangers(visit.acting)
    return render(
        visit,
        "carry_over/sessions.html",
        page_title=visit.language.gettext("Tutup tahun"),
        sessions=sessions_of(visit),
        exports=[offered(visit, "closings")],
        carried=CARRIED,
    )


def sessions_of(visit: Visit) -> list[SessionView]:
    """The years that were closed, and those that can be, the latest first."""
    carry_overs = visit.deps.carry_overs
    years = sorted({*carry_overs.years(), visit.today.year, visit.today.year - 1}, reverse=True)
    return [session_view(visit, carry_overs.session(year)) for year in years]


@router.get(HERE + "/{year}")
def session(visit: Arrived, year: str) -> Response:
    """The session of a year."""
    return session_page(visit, year_of(visit, year), Sheet(), _offset(visit.request.query_params.get("from", "")))


@router.post(HERE + "/{year}/opening")
def open_it(visit: Arrived, form: Posted, year: str) -> Response:
    """Open the session."""
    closing = year_of(visit, year)
    result = visit.deps.carry_overs.open(closing, request_of(visit, form))
    return saved(visit, result, f"{HERE}/{closing}", Notice("session_opened", {"year": str(closing)}))


@router.post(HERE + "/{year}/signature")
def sign(visit: Arrived, form: Posted, year: str) -> Response:
    """Sign what was decided."""
    closing = year_of(visit, year)
    result = visit.deps.carry_overs.sign(closing, request_of(visit, form))
    return saved(visit, result, f"{HERE}/{closing}/snapshot", Notice("session_signed", {"year": str(closing)}))


def session_page(visit: Visit, year: int, sheet: Sheet, offset: int = 0) -> Response:
    """The page with the form as it was filled."""
    shown = session_view(visit, visit.deps.carry_overs.session(year))
    page, done, sums, beside = _read(visit, year, offset, signed=shown.step == "signed")
    return render(
        visit,
        "carry_over/session.html",
        status=sheet.faults.status,
        page_title=visit.language.gettext("Tutup tahun {year}", year=str(year)),
        breadcrumbs=_crumbs(visit, str(year)),
        session=shown,
        sums=[_undecided_sum(visit, page.total), *_sums(visit, sums)],
        rows=[row(visit, card, sheet.chosen) for card in page.items],
        decided=[decided_row(visit, one) for one in done],
        decided_total=sum(one.count for one in sums.values()),
        late=[row(visit, card) for card in beside],
        sheet=sheet,
        exports=[offered(visit, "decisions", year=year)] if page.items or done or beside else (),
        endings=words("ending", visit.language),
        offset=offset,
        total=page.total.count,
        may=_may(visit, shown.step),
        live_url="" if sheet.chosen or sheet.faults.summary else LIVE,
        pages=_neighbours(year, offset, page.total.count),
    )


def _read(
    visit: Visit, year: int, offset: int, *, signed: bool
) -> tuple[Page, Sequence[Decided], Mapping[Ending, Sum], Sequence[Card]]:
    """What is undecided, what was decided and its sums, what came late."""
    acting = visit.acting
    with visit.deps.reads.connect() as connection:
        page = undecided(connection, acting, year, limit=LIMIT, offset=offset)
        done = decided(connection, acting, year, signed=signed, limit=LIMIT)
        sums = decided_sums(connection, acting, year, signed=signed)
        return page, done, sums, late(connection, acting, year)[0]


def _may(visit: Visit, step: str) -> str:
    """What this office can do now: open, decide, sign, or nothing."""
    if visit.acting.kind is OfficeKind.LEADERSHIP:
        return "sign" if step == "open" else ""
    return {"closed": "open", "open": "decide"}.get(step, "") if visit.acting.kind in EKOBANG else ""


def _crumbs(visit: Visit, year: str) -> list[dict[str, str]]:
    return [{"href": HERE, "label": visit.language.gettext("Tutup tahun")}, {"href": "", "label": year}]


def _offset(given: str) -> int:
    """From which obstacle on; anything else begins at the first."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < len("100000") else 0


def _neighbours(year: int, offset: int, total: int) -> dict[str, str]:
    at, before, after = f"{HERE}/{year}", offset - LIMIT, offset + LIMIT
    return {
        "previous": with_query(at, [("from", max(before, 0))]) if offset else "",
        "following": with_query(at, [("from", after)]) if after < total else "",
    }


def _undecided_sum(visit: Visit, total: Sum) -> SumView:
    return sum_view(visit.language.gettext("Belum diputuskan"), "circle-dashed", total, "#undecided")


def _sums(visit: Visit, sums: Mapping[Ending, Sum]) -> list[SumView]:
    """The sums of what was decided, by decision."""
    return [sum_view(word(each, visit.language), ICONS[each], one, "#decided") for each, one in sums.items()]
