"""The page of waits: how long who was waited for, and behind each figure the intervals that make it up."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.obstacle import Waits
from domain.obstacle.ledger import Awaited
from domain.refusals import NotFound
from domain.saved_views import Place
from projections.ledger import Asked, Median, Sum, Wait, intervals, totals
from web.addresses import obstacle_address, with_query
from web.live import LIVE
from web.past import past_of, time_view
from web.rendering import render
from web.saved_views import strip
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import short_moment
from wording.language import N_
from wording.lasting import awaited_name, lasted

router = APIRouter(include_in_schema=False)
HERE = "/waiting"
#: Which of the intervals, in words; the name is that of the field of `Asked`.
SHOWN = {
    "all": N_("Semua rentang tunggu"),
    "ended": N_("Rentang yang sudah berakhir"),
    "handed": N_("Perpindahan ke pihak lain"),
    "again": N_("Kembali ke pihak yang sudah pernah ditunggu"),
}
NAMES = ("kind", "who", "cause", "show")
LONGEST_CODE = 64


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in words, with how many intervals it is made of and where they are listed."""

    label: str
    days: str
    n: int
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitRow:
    """An interval of the list; `until` is empty while it lasts."""

    number: str
    href: str
    who: str
    since: str
    until: str
    days: str


@router.get(HERE)
def waiting(visit: Arrived) -> Response:
    """The figures; with anything in the query the intervals behind one of them."""
    given = given_of(visit)
    return _listed(visit, given) if given else _figures(visit)


def given_of(visit: Visit) -> dict[str, str]:
    """What the address narrows to."""
    return {name: visit.request.query_params[name] for name in NAMES if visit.request.query_params.get(name)}


def _figures(visit: Visit) -> Response:
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting)
        found = totals(connection, visit.acting, visit.now, past=past)
    causes = visit.directory.cause_name
    return render(
        visit,
        "waiting.html",
        page_title=visit.language.gettext("Waktu tunggu"),
        total=found,
        shown={name: with_query(HERE, [("show", name)]) for name in SHOWN},
        sums=[_sum(visit, one) for one in found.sums],
        desks=[_median(visit, _name(visit, Waits.DESK, m.code), m, kind="desk", who=m.code) for m in found.desks],
        causes=[_median(visit, causes(m.code, visit.language.code), m, cause=m.code) for m in found.causes],
        exports=[offered(visit, "waiting")] if found.n else (),
        views=strip(visit, Place.WAITING),
        time=time_view(visit, past),
        live_url=LIVE,
    )


def _listed(visit: Visit, given: dict[str, str]) -> Response:
    asked = asked_of(given)
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting)
        found = intervals(connection, visit.acting, asked, visit.now, past=past)
    return render(
        visit,
        "waiting_intervals.html",
        page_title=_title(visit, asked, given.get("show", "all")),
        breadcrumbs=[
            {"href": HERE, "label": visit.language.gettext("Waktu tunggu")},
            {"href": "", "label": visit.language.gettext("Rentang")},
        ],
        rows=[_row(visit, wait) for wait in found.items],
        total=found.total,
        exports=[offered(visit, "waits")] if found.items else (),
        together=lasted(sum(wait.seconds for wait in found.items), visit.language),
        views=strip(visit, Place.WAITING),
        time=time_view(visit, past),
        live_url=LIVE,
    )


def asked_of(given: dict[str, str]) -> Asked:
    """Raises NotFound for words that no figure leads to."""
    kind, show = given.get("kind"), given.get("show", "all")
    codes = [given.get(name) or "" for name in ("who", "cause")]
    unfit = any(len(code) > LONGEST_CODE or not code.isprintable() for code in codes)
    if unfit or show not in SHOWN or kind not in {None, *(one.value for one in Waits)}:
        raise NotFound("page", show)
    return Asked(
        kind=Waits(kind) if kind else None,
        who=given.get("who"),
        cause=given.get("cause"),
        ended=show == "ended",
        handed=show == "handed",
        again=show == "again",
    )


def _title(visit: Visit, asked: Asked, show: str) -> str:
    """Which intervals: `Rentang yang sudah berakhir: Bidang BPKAD`."""
    of = [_name(visit, asked.kind, asked.who or "")] if asked.kind else []
    of += [visit.directory.cause_name(asked.cause, visit.language.code)] if asked.cause else []
    title = visit.language.gettext(SHOWN[show])
    return f"{title}: {' · '.join(of)}" if of else title


def _name(visit: Visit, kind: Waits, who: str) -> str:
    return awaited_words(visit, Awaited(kind, who))


def awaited_words(visit: Visit, awaited: Awaited) -> str:
    """Who is waited for, in words."""
    return awaited_name(awaited, visit.directory, visit.language)


def _sum(visit: Visit, one: Sum) -> Line:
    kind, who = one.awaited.kind, one.awaited.who
    href = with_query(HERE, [("kind", kind.value), ("who", who)])
    return Line(_name(visit, kind, who), lasted(one.seconds, visit.language), one.n, href)


def _median(visit: Visit, label: str, median: Median, **narrowed: str) -> Line:
    href = with_query(HERE, [*narrowed.items(), ("show", "ended")])
    return Line(label, lasted(median.seconds, visit.language), median.n, href)


def _row(visit: Visit, wait: Wait) -> WaitRow:
    return WaitRow(
        number=wait.number,
        href=f"{obstacle_address(wait.number)}#waits",
        who=_name(visit, wait.awaited.kind, wait.awaited.who),
        since=short_moment(wait.since, visit.language),
        until=short_moment(wait.until, visit.language) if wait.until else "",
        days=lasted(wait.seconds, visit.language),
    )
