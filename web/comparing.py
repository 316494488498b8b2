"""Two moments side by side: how many are new, have moved, are gone or got worse, and behind each figure its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from domain.acting import Acting
from domain.refusals import Invalid, NotFound
from projections.history import Span, Turn, Turned, Worse, counts, turns
from projections.past import NAME, NoSuchPast, Past, past_at
from web.cards import CardView, card_view
from web.filter_words import in_force
from web.filtering import Asked, asked_for
from web.past import LONGEST
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import day_of, long_moment, short_day
from wording.faults import field_sentence
from wording.language import N_
from wording.past import moment_of, written

router = APIRouter(include_in_schema=False)
HERE = "/compare"
EARLIER, LATER = "compare", NAME
A_WEEK = timedelta(days=7)
TURNS: Mapping[Turn, str] = {
    Turn.NEW: N_("Baru"),
    Turn.MOVED: N_("Berpindah status"),
    Turn.GONE: N_("Ditutup"),
    Turn.WORSE: N_("Memburuk"),
}
WORSE: Mapping[Worse, str] = {
    Worse.LEVEL: N_("naik jenjang"),
    Worse.BACK: N_("mundur atau dibuka kembali"),
    Worse.AMOUNT: N_("nilai bertambah"),
    Worse.OVERDUE: N_("melewati tenggat"),
    Worse.FLAGGED: N_("ditandai terlambat"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """An obstacle as it stood at the later moment; `before` is how it stood at the earlier, None where it is new."""

    now: CardView
    before: CardView | None
    worse: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A turn with how many took it."""

    href: str
    label: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The two moments of the form, what was typed for them, and what is wrong with it."""

    typed: Mapping[str, str]
    faults: Mapping[str, str]
    earlier: Past
    later: Past

    @property
    def days(self) -> Mapping[str, str]:
        """What stands in the fields of the form."""
        return {**self.typed, EARLIER: self.typed[EARLIER] or short_day(day_of(self.earlier.moment))}


def chosen(connection: Connection, visit: Visit) -> Chosen:
    """The moments that the address asks for: without any, the last week. No stranger learns of any moment."""
    _, query = visit.acting, visit.request.query_params
    typed = {name: query.get(name, "").strip()[:LONGEST] for name in (EARLIER, LATER)}
    faults: dict[str, str] = {}
    later = _moment(connection, visit, typed[LATER], faults, LATER) or _now(visit)
    earlier = _moment(connection, visit, typed[EARLIER], faults, EARLIER) or _week_before(connection, later)
    return Chosen(typed, faults, earlier, later)


@router.get(HERE)
def compare(visit: Arrived) -> Response:
    """The figures and one of the lists; what cannot be read stays in its field. No stranger learns of any moment."""
    asked, turn = asked_for(visit.request.query_params), turn_of(visit)
    with visit.deps.reads.connect() as connection:
        both = chosen(connection, visit)
        pasts = both.earlier, both.later
        found = None if both.faults else _found(connection, visit, visit.acting, asked, turn=turn, both=pasts)
    return render(
        visit,
        "comparing.html",
        status=422 if both.faults else 200,
        page_title=visit.language.gettext("Bandingkan dua saat"),
        here=HERE,
        days=both.days,
        kept=[pair for pair in asked.pairs() if pair[0] not in {"state", "sort"}] + [("turn", turn.value)],
        in_force=in_force(asked, HERE, visit.directory, visit.language),
        faults=both.faults,
        found=found,
        exports=[offered(visit, "comparison")] if found and found.rows else (),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Both moments in words, the figures, and a page of one list."""

    earlier: str
    later: str
    tabs: list[Tab]
    rows: list[Row]
    following: str


def _found(
    connection: Connection, visit: Visit, acting: Acting, asked: Asked, *, turn: Turn, both: tuple[Past, Past]
) -> Found:
    first, last = sorted(both, key=lambda past: past.position)
    span = span_between(first, last)
    counted = counts(connection, acting, asked.filters, span)
    try:
        page = turns(connection, acting, asked.filters, span, turn, cursor=asked.cursor)
    except Invalid:
        page = turns(connection, acting, asked.filters, span, turn)
    moments = {EARLIER: written(first.moment), LATER: written(last.moment)}
    tabs = [
        Tab(asked.address(HERE, turn=one.value, **moments), visit.language.gettext(TURNS[one]), n, one is turn)
        for one, n in counted.items()
    ]
    following = asked.address(HERE, turn=turn.value, cursor=page.next_cursor, **moments) if page.next_cursor else ""
    rows = [_row(visit, one) for one in page.items]
    since, until = (long_moment(one.moment, visit.language) for one in (first, last))
    return Found(since, until, tabs, rows, following)


def span_between(one: Past, other: Past) -> Span:
    """From the earlier of both to the later."""
    first, last = sorted((one, other), key=lambda past: past.position)
    days = day_of(first.moment), day_of(last.moment)
    return Span(earlier=first.position, later=last.position, first_day=days[0], last_day=days[1])


def worse_words(visit: Visit, one: Turned) -> str:
    """What got worse, in words."""
    return ", ".join(visit.language.gettext(WORSE[kind]) for kind in one.worse)


def _row(visit: Visit, one: Turned) -> Row:
    before = card_view(visit, one.before) if one.before else None
    return Row(card_view(visit, one.now), before, worse_words(visit, one))


def turn_of(visit: Visit) -> Turn:
    """The turn of the address, what got worse without any. Raises NotFound."""
    given = visit.request.query_params.get("turn")
    if given and given not in frozenset(Turn):
        raise NotFound("page", given)
    return Turn(given) if given else Turn.WORSE


def _moment(connection: Connection, visit: Visit, typed: str, faults: dict[str, str], name: str) -> Past | None:
    try:
        return past_at(connection, moment_of(typed, visit.now)) if typed else None
    except NoSuchPast as refusal:
        faults[name] = field_sentence(refusal.fields[NAME], visit.language)
        return None


def _now(visit: Visit) -> Past:
    return Past(visit.now, visit.deps.reads.position())


def _week_before(connection: Connection, later: Past) -> Past:
    """A week before; where nothing was recorded yet, the very beginning."""
    moment = later.moment - A_WEEK
    try:
        return past_at(connection, moment)
    except NoSuchPast:
        return Past(moment, 0)
