"""The closing of a year as files: the sessions, what one decides, what was signed, what was carried into a year."""

from collections.abc import Iterator

from sqlalchemy import Connection

from domain.carry_over import refuse_strangers
from projections.board import Card
from projections.carry_over import Carried, carried, decided, late, undecided
from web.cards import card_view
from web.carry_over.followed import LATE, given_of, narrowed_by
from web.carry_over.session import sessions_of
from web.carry_over.snapshot import lines_of, signed_of
from web.carry_over.views import decided_row, year_of
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.language import N_
from wording.terms import word

YEAR = "year"
#: As many obstacles as one file holds.
ALL = 100_000


@sheet("closings", N_("Tutup tahun"), N_("Tahun"), N_("Keadaan"), N_("Dibuka"), N_("Ditandatangani"))
def closings(visit: Visit) -> Rows:
    """The years that were closed, and those that can be."""
    refuse_strangers(visit.acting)
    for each in sessions_of(visit):
        yield each.year, each.step_word, each.opened, each.signed


@sheet(
    "decisions",
    N_("Tutup tahun"),
    N_("Kendala"),
    N_("{opd}"),
    N_("Uraian"),
    N_("Nilai terdampak (Rp)"),
    N_("Keputusan"),
    N_("Tenggat"),
    N_("Alasan"),
)
def decisions(visit: Visit) -> Rows:
    """What a session has decided and has still to decide, and what came too late for it."""
    year = year_of(visit, visit.request.query_params.get(YEAR, ""))
    signed = visit.deps.carry_overs.session(year).signature is not None
    _ = visit.language.gettext
    with visit.deps.reads.connect() as connection:
        done = decided(connection, visit.acting, year, signed=signed)
        open_still = undecided(connection, visit.acting, year, limit=ALL).items
        beside = late(connection, visit.acting, year)[0]
    for one in done:
        row = decided_row(visit, one)
        yield *_obstacle(visit, one.card), row.ending, one.due, row.reason
    for card in open_still:
        yield *_obstacle(visit, card), _("Belum diputuskan"), None, ""
    for card in beside:
        yield *_obstacle(visit, card), _("Fakta terlambat"), None, ""


@sheet(
    "signed",
    N_("Daftar tutup tahun"),
    N_("Kendala"),
    N_("{opd}"),
    N_("Uraian"),
    N_("Nilai terdampak (Rp)"),
    N_("Umur per 31 Desember"),
    N_("Jenjang"),
    N_("Menunggu"),
    N_("Keputusan"),
    N_("Tenggat"),
    N_("Alasan"),
)
def signed(visit: Visit) -> Rows:
    """The list that was signed, as far as one may see its obstacles."""
    session, signature = signed_of(visit, visit.request.query_params.get(YEAR, ""))
    for each in lines_of(visit, session, signature):
        obstacle = (each.number, each.agency, each.title, each.amount)
        yield *obstacle, each.age, each.level, each.waiting, each.ending, each.due, each.reason


@sheet(
    "carried",
    N_("Dibawa"),
    N_("Kendala"),
    N_("{opd}"),
    N_("Uraian"),
    N_("Nilai terdampak (Rp)"),
    N_("Sesudah dibawa"),
    N_("Sejak"),
    N_("Tenggat baru"),
    N_("Berapa kali"),
)
def carried_into(visit: Visit) -> Rows:
    """What was carried into a year, narrowed as the page is, or what was reported too late about the year before."""
    into, given = year_of(visit, visit.request.query_params.get(YEAR, "")), given_of(visit)
    with visit.deps.reads.connect() as connection:
        beside = late(connection, visit.acting, into - 1)[0] if given.get("show") == LATE else ()
        found = () if given.get("show") == LATE else _carried(connection, visit, into, given)
    for one in found:
        fate = word(one.fate, visit.language)
        yield *_obstacle(visit, one.card), fate, one.fate_since, one.due, one.times
    for card in beside:
        yield *_obstacle(visit, card), visit.language.gettext("Fakta terlambat"), card.recorded_at, None, None


def _carried(connection: Connection, visit: Visit, into: int, given: dict[str, str]) -> tuple[Carried, ...]:
    return carried(connection, visit.acting, into, narrowed_by(given), ALL).items


def _obstacle(visit: Visit, card: Card) -> Iterator[str | int | None]:
    shown = card_view(visit, card)
    yield from (shown.number, shown.agency, shown.title, shown.amount)
