"""The accounts and their trail as files."""

from collections.abc import Iterator

from domain.administration import AccountRow, Noted, refuse_reader
from web.administration.listing import asked_of, line_of, trail_line
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.language import N_

AT_ONCE = 200


@sheet(
    "accounts",
    N_("Akun"),
    N_("Akun"),
    N_("Nama"),
    N_("Jabatan hari ini"),
    N_("Keadaan"),
    N_("Dibuat"),
    N_("Terakhir terlihat"),
)
def accounts(visit: Visit) -> Rows:
    """The accounts that the list finds, with the offices that they hold today."""
    refuse_reader(visit.acting.kind)
    for row in _accounts(visit):
        line = line_of(visit, row)
        yield line.username, line.name, "; ".join(line.offices), line.state, row.created_at, row.last_seen_at


def _accounts(visit: Visit) -> Iterator[AccountRow]:
    words, which = asked_of(visit)
    start, more = 0, True
    while more:
        found = visit.deps.keeping.page(words, which, start=start, limit=AT_ONCE)
        yield from found.rows
        start += AT_ONCE
        more = start < found.total


@sheet(
    "access-log", N_("Catatan akun"), N_("Waktu"), N_("Tindakan"), N_("Akun"), N_("Oleh"), N_("Jabatan"), N_("Alasan")
)
def trail(visit: Visit) -> Rows:
    """All that was done with accounts, the latest first."""
    refuse_reader(visit.acting.kind)
    for each in _noted(visit):
        line = trail_line(visit, each)
        yield each.at, line.act, line.account, line.by, line.office, line.reason


def _noted(visit: Visit) -> Iterator[Noted]:
    before = None
    while found := visit.deps.keeping.trail(before=before, limit=AT_ONCE):
        yield from found
        before = found[-1].id
