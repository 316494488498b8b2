"""What is one's own as files: sessions, tokens, passkeys, webhooks, saved views, reminders. No secret is in them."""

from collections.abc import Iterator

from domain.reminders.keeping import Reminder
from domain.webhooks import WebhookTry
from projections.glimpse import titles
from web.reminders.listing import line_of
from web.saved_views import PLACES
from web.sessions import browser_name
from web.sheets import Rows, sheet
from web.visiting import Visit
from web.webhooks import row_of, try_of
from wording.event_words import event_word
from wording.language import N_
from wording.scopes import scopes_in_words

AT_ONCE = 200
#: The page of a list that names one webhook.
WEBHOOK = "webhook"


@sheet(
    "sessions",
    N_("Sesi"),
    N_("Peramban"),
    N_("Alamat"),
    N_("Masuk sejak"),
    N_("Terakhir dipakai"),
    N_("Berakhir"),
)
def sessions(visit: Visit) -> Rows:
    """Where one is logged in."""
    for each in visit.deps.sessions.list(visit.caller.account):
        yield browser_name(each.browser), each.address, each.created_at, each.last_seen_at, each.expires_at


@sheet("tokens", N_("Token"), N_("Nama"), N_("Jangkauan"), N_("Dibuat"), N_("Terakhir dipakai"), N_("Berakhir"))
def tokens(visit: Visit) -> Rows:
    """The programs that may come in one's name."""
    for each in visit.deps.tokens.list(visit.caller.account):
        reach = scopes_in_words(each.scopes, visit.language)
        yield each.name, reach, each.created_at, each.last_used_at, each.expires_at


@sheet("passkeys", N_("Kunci sandi"), N_("Nama"), N_("Dibuat"), N_("Terakhir dipakai"))
def passkeys(visit: Visit) -> Rows:
    """The devices that let one in."""
    for each in visit.deps.passkeys.list(visit.caller.account):
        yield each.name, each.created_at, each.last_used_at


@sheet("views", N_("Tampilan tersimpan"), N_("Nama"), N_("Halaman"), N_("Alamat"), N_("Dibagikan"))
def views(visit: Visit) -> Rows:
    """The views that one may open."""
    _ = visit.language.gettext
    for each in visit.deps.views.list(visit.caller):
        yield each.name, _(PLACES[each.place]), each.href, _("Ya") if each.shared else _("Tidak")


@sheet(
    "webhooks",
    N_("Webhook"),
    N_("Alamat"),
    N_("Jabatan"),
    N_("Keadaan"),
    N_("Kejadian"),
    N_("Posisi"),
    N_("Dibuat"),
    N_("Terakhir diterima"),
)
def webhooks(visit: Visit) -> Rows:
    """The programs that are told."""
    for one in visit.deps.webhooks.list(visit.caller):
        row, kinds = row_of(visit, one), "; ".join(event_word(kind, visit.language) for kind in one.kinds)
        office = visit.directory.office_title(row.office)
        yield row.address, office, row.word, kinds, one.position, one.created_at, one.last_at


@sheet(
    "webhook-tries",
    N_("Kabar webhook"),
    N_("Waktu"),
    N_("Kejadian"),
    N_("Posisi"),
    N_("Diterima"),
    N_("Jawaban"),
    N_("Lama (milidetik)"),
)
def webhook_tries(visit: Visit) -> Rows:
    """What one of them was told, the latest first."""
    _ = visit.language.gettext
    for each in _tries(visit, visit.request.query_params.get(WEBHOOK, "")):
        row = try_of(visit, each)
        yield each.at, row.what, row.position, _("Ya") if row.sent else _("Tidak"), row.answer, row.took


def _tries(visit: Visit, webhook: str) -> Iterator[WebhookTry]:
    before = None
    while found := visit.deps.webhooks.tries(visit.caller, webhook, before=before, limit=AT_ONCE):
        yield from found
        before = found[-1].id


@sheet("notices", N_("Pemberitahuan"), N_("Waktu"), N_("Pemberitahuan"), N_("Kendala"), N_("Jabatan"), N_("Dibaca"))
def reminders(visit: Visit) -> Rows:
    """What one was reminded of, as far as one may still see it."""
    for found in _reminders(visit):
        with visit.deps.reads.connect() as connection:
            seen = titles(connection, visit.caller.offices, {each.obstacle for each in found})
        for each in found:
            if each.obstacle in seen:
                line = line_of(visit, each, seen[each.obstacle])
                yield each.created_at, line.sentence, line.title, line.office, each.read_at


def _reminders(visit: Visit) -> Iterator[list[Reminder]]:
    before = None
    while found := visit.deps.reminders.bell.list(visit.caller.account, before=before, limit=AT_ONCE):
        yield list(found)
        before = found[-1].id
