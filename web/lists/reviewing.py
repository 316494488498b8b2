"""Figures and what stands behind them as files: the review, the waiting ledger, two moments."""

from collections.abc import Iterator

from projections.history import Turned, turns
from projections.ledger import intervals, totals
from projections.lists import review
from web.comparing import chosen, span_between, turn_of, worse_words
from web.filtering import asked_for
from web.past import past_of
from web.review import asked_way, asked_year, line_of
from web.sheets import Rows, sheet
from web.visiting import Visit
from web.waiting import asked_of, awaited_words, given_of
from wording.language import N_
from wording.terms import word

AN_HOUR = 3600
AT_ONCE = 200
#: As many intervals as one file holds.
ALL = 100_000


@sheet(
    "review",
    N_("Tinjauan"),
    N_("Kelompok"),
    N_("Kendala"),
    N_("Nilai terdampak (Rp)"),
    N_("Tanpa nilai"),
    N_("Sejak"),
    past=True,
)
def figures(visit: Visit) -> Rows:
    """What is unresolved, in the way and of the year that the page shows."""
    by, year = asked_way(visit), asked_year(visit)
    with visit.deps.reads.connect() as connection:
        found = review(connection, visit.acting, by, year, past_of(connection, visit, visit.acting))
    for group in found.groups:
        line = line_of(visit, by, group, year)
        yield line.label, line.count, line.amount, line.without_amount, group.oldest


@sheet("waiting", N_("Waktu tunggu"), N_("Siapa atau apa"), N_("Ukuran"), N_("Lama (jam)"), N_("Rentang"), past=True)
def waiting(visit: Visit) -> Rows:
    """How long who was waited for: sums, and the medians of what has ended."""
    _ = visit.language.gettext
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting)
        found = totals(connection, visit.acting, visit.now, past=past)
    for one in found.sums:
        yield awaited_words(visit, one.awaited), _("Jumlah"), one.seconds // AN_HOUR, one.n
    for desk in found.desks:
        yield (
            visit.directory.desk_name(desk.code),
            _("Median per bidang pembantu"),
            int(desk.seconds) // AN_HOUR,
            desk.n,
        )
    for each in found.causes:
        cause = visit.directory.cause_name(each.code, visit.language.code)
        yield cause, _("Median per penyebab"), int(each.seconds) // AN_HOUR, each.n


@sheet(
    "waits",
    N_("Rentang tunggu"),
    N_("Kendala"),
    N_("Siapa"),
    N_("Mulai"),
    N_("Sampai"),
    N_("Lama (jam)"),
    past=True,
)
def waits(visit: Visit) -> Rows:
    """The intervals that the address narrows to, of what may be seen."""
    asked = asked_of(given_of(visit))
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting)
        found = intervals(connection, visit.acting, asked, visit.now, ALL, past=past)
    for wait in found.items:
        yield wait.number, awaited_words(visit, wait.awaited), wait.since, wait.until, wait.seconds // AN_HOUR


@sheet(
    "comparison",
    N_("Bandingkan dua saat"),
    N_("Kendala"),
    N_("Uraian"),
    N_("Dulu"),
    N_("Kemudian"),
    N_("Nilai terdampak (Rp)"),
    N_("Memburuk"),
)
def comparison(visit: Visit) -> Rows:
    """The obstacles that took the turn which the page shows, between the same two moments."""
    for one in _turned(visit):
        before = word(one.before.state, visit.language) if one.before else ""
        state = word(one.now.state, visit.language)
        yield one.now.number, one.now.title, before, state, one.now.amount, worse_words(visit, one)


def _turned(visit: Visit) -> Iterator[Turned]:
    asked, cursor, more = asked_for(visit.request.query_params), None, True
    with visit.deps.reads.connect() as connection:
        both = chosen(connection, visit)
        span, turn = span_between(both.earlier, both.later), turn_of(visit)
        while more and not both.faults:
            page = turns(connection, visit.acting, asked.filters, span, turn, cursor=cursor, limit=AT_ONCE)
            yield from page.items
            cursor = page.next_cursor
            more = cursor is not None
