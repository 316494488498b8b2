"""`/carried/{year}`: what was carried into a year, what became of it, and the obstacles behind each figure."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.obstacle import Fate, Stage
from domain.refusals import NotFound
from projections.carry_over import Carried, Figures, Narrowed, Sum, carried, figures, late
from projections.carry_over.following import together
from web.addresses import with_query
from web.cards import CardView, card_view
from web.carry_over.views import CARRIED, HERE, SumView, row, sum_view, year_of
from web.live import LIVE
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import short_day
from wording.terms import word

router = APIRouter()
NAMES = ("fate", "stage", "agency", "show")
ALL, AGAIN, LATE = "all", "again", "late"
ICONS: Mapping[Fate, str] = {
    Fate.RESOLVED: "circle-check-big",
    Fate.OPEN: "loader",
    Fate.CLOSED: "ban",
    Fate.AGAIN: "redo-2",
}
LONGEST_CODE = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One agency or cause stage: all that were carried, and how many met each fate."""

    label: str
    note: str
    total: SumView
    fates: tuple[SumView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A carried obstacle in words."""

    card: CardView
    fate: str
    icon: str
    since: str
    due: str
    times: int


@router.get(CARRIED + "/{year}")
def followed(visit: Arrived, year: str) -> Response:
    """The figures; with anything in the query the obstacles behind one of them."""
    into = year_of(visit, year)
    given = given_of(visit)
    if given.get("show") == LATE:
        return _late(visit, into)
    return _listed(visit, into, given) if given else _figures(visit, into)


def given_of(visit: Visit) -> dict[str, str]:
    """What the address narrows to."""
    return {name: visit.request.query_params[name] for name in NAMES if visit.request.query_params.get(name)}


def _figures(visit: Visit, into: int) -> Response:
    with visit.deps.reads.connect() as connection:
        found = figures(connection, visit.acting, into)
        _, beside = late(connection, visit.acting, into - 1)
    here, gettext = f"{CARRIED}/{into}", visit.language.gettext
    return render(
        visit,
        "carry_over/carried.html",
        page_title=_title(visit, into),
        breadcrumbs=_crumbs(visit, into),
        year=into - 1,
        total=sum_view(gettext("Dibawa"), "redo-2", found.total, with_query(here, [("show", ALL)])),
        fates=[_fate(visit, here, fate, found.by_fate[fate]) for fate in ICONS],
        again=sum_view(gettext("Datang kedua kali"), "rotate-ccw", found.again, with_query(here, [("show", AGAIN)])),
        late=sum_view(gettext("Fakta terlambat"), "history", beside, with_query(here, [("show", LATE)])),
        heads=[word(fate, visit.language) for fate in ICONS],
        agencies=_lines(visit, here, "agency", found),
        stages=_lines(visit, here, "stage", found),
        exports=[offered(visit, "carried", year=into)] if found.total.count else (),
        live_url=LIVE,
    )


def _lines(visit: Visit, here: str, by: str, found: Figures) -> list[Line]:
    groups = found.by_agency if by == "agency" else found.by_stage
    return [
        Line(
            label=key if by == "agency" else word(Stage(key), visit.language),
            note=visit.directory.agency_name(key) if by == "agency" else "",
            total=sum_view("", "", together(list(one.values())), with_query(here, [(by, key)])),
            fates=tuple(_fate(visit, here, fate, one.get(fate, Sum()), (by, key)) for fate in ICONS),
        )
        for key, one in groups.items()
    ]


def _fate(visit: Visit, here: str, fate: Fate, one: Sum, *narrowed: tuple[str, str]) -> SumView:
    href = with_query(here, [*narrowed, ("fate", fate.value)]) if one.count else ""
    return sum_view(word(fate, visit.language), ICONS[fate], one, href)


def _listed(visit: Visit, into: int, given: dict[str, str]) -> Response:
    narrowed = narrowed_by(given)
    with visit.deps.reads.connect() as connection:
        found = carried(connection, visit.acting, into, narrowed)
    return render(
        visit,
        "carry_over/carried_list.html",
        page_title=_title(visit, into),
        which=_which(visit, narrowed),
        breadcrumbs=_crumbs(visit, into, visit.language.gettext("Daftar")),
        rows=[_row(visit, one) for one in found.items],
        total=sum_view("", "", found.total),
        late=[],
        exports=[offered(visit, "carried", year=into)] if found.items else (),
        live_url=LIVE,
    )


def _late(visit: Visit, into: int) -> Response:
    with visit.deps.reads.connect() as connection:
        cards, total = late(connection, visit.acting, into - 1)
    return render(
        visit,
        "carry_over/carried_list.html",
        page_title=visit.language.gettext("Fakta terlambat tentang {year}", year=str(into - 1)),
        which=visit.language.gettext("Dilaporkan sesudah tahun itu berakhir; tidak masuk daftar yang ditandatangani."),
        breadcrumbs=_crumbs(visit, into, visit.language.gettext("Daftar")),
        rows=[],
        total=sum_view("", "", total),
        late=[row(visit, card) for card in cards],
        exports=[offered(visit, "carried", year=into)] if cards else (),
        live_url=LIVE,
    )


def narrowed_by(given: dict[str, str]) -> Narrowed:
    """Raises NotFound for words that no figure leads to."""
    fate, stage, agency, show = (given.get(name) for name in NAMES)
    unfit = agency is not None and (len(agency) > LONGEST_CODE or not agency.isprintable())
    known = (fate or Fate.OPEN) in frozenset(Fate) and (stage or Stage.OTHER) in frozenset(Stage)
    if unfit or not known or show not in {None, ALL, AGAIN}:
        raise NotFound("page", str(show))
    return Narrowed(
        fate=Fate(fate) if fate else None,
        stage=Stage(stage) if stage else None,
        agency=agency,
        again=show == AGAIN,
    )


def _which(visit: Visit, narrowed: Narrowed) -> str:
    """What the list is narrowed to, in words."""
    said = [word(narrowed.fate, visit.language)] if narrowed.fate else []
    said += [visit.directory.agency_name(narrowed.agency)] if narrowed.agency else []
    said += [word(narrowed.stage, visit.language)] if narrowed.stage else []
    said += [visit.language.gettext("Datang kedua kali")] if narrowed.again else []
    return " · ".join(said) or visit.language.gettext("Semua yang dibawa")


def _row(visit: Visit, one: Carried) -> Row:
    return Row(
        card=card_view(visit, one.card),
        fate=word(one.fate, visit.language),
        icon=ICONS[one.fate],
        since=short_day(one.fate_since.date()),
        due=short_day(one.due) if one.due else "",
        times=one.times,
    )


def _title(visit: Visit, into: int) -> str:
    return visit.language.gettext("Dibawa ke {year}", year=str(into))


def _crumbs(visit: Visit, into: int, *last: str) -> list[dict[str, str]]:
    first = {"href": HERE, "label": visit.language.gettext("Tutup tahun")}
    here = {"href": f"{CARRIED}/{into}", "label": _title(visit, into)}
    return [first, here, *({"href": "", "label": each} for each in last)]
