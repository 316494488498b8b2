"""When a page cannot be given: what happened and what to do, in the person's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response

from domain.accounts import OfficeNotYours, TooManyAttempts
from domain.drafts import DraftTooLarge
from domain.files import FileTooLarge
from domain.organisation import OrganisationChanged
from domain.pacing import TooFast
from domain.refusals import ChangedSince, EntryChanged, Invalid, KeyReused, NotFound, NotYourAct, Refused, WrongState
from domain.signing_on import SetupNeeded
from projections.past import NAME, NoSuchPast, NotRaisedYet
from web import login_first, proof_first
from web.addresses import own_address
from web.drafts import DraftOfAnotherOffice
from web.forms import SWITCH, Form
from web.held import hold, remember
from web.notices import Notice
from web.past import TimeView, refused_view, time_view
from web.rendering import render
from web.saving import redirect
from web.visiting import NoOffice, OfficeSwitched, Visit, visit_of
from wording.language import N_
from wording.offices import office_title
from wording.refusals import field_sentence, sentence
from wording.unavailable import reason as store_reason

log = structlog.get_logger()
RETRY_AFTER = "5"
SERVERS_OWN = 500

STATUS: tuple[tuple[type[Refused], int], ...] = (
    (NotFound, 404),
    (NotYourAct, 403),
    (OfficeNotYours, 403),
    (NoOffice, 403),
    (WrongState, 409),
    (Invalid, 422),
    (KeyReused, 422),
    (ChangedSince, 412),
    (EntryChanged, 412),
    (OrganisationChanged, 412),
    (FileTooLarge, 413),
    (DraftTooLarge, 413),
    (DraftOfAnotherOffice, 403),
    (TooManyAttempts, 429),
    (TooFast, 429),
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A page about what went wrong: title, what to do, a picture, and what to press to send a form `again`."""

    title: str
    text: str
    icon: str = "triangle-alert"
    again: str = ""
    #: What to do before that: its address, and the words of the link.
    first: tuple[str, str] | None = None


TROUBLES: Mapping[int, Trouble] = {
    400: Trouble(N_("Kiriman tidak terbaca"), N_("Kembali ke halaman sebelumnya, lalu kirim lagi.")),
    403: Trouble(N_("Bukan untuk jabatan ini"), N_("Pilih jabatan lain di pojok atas, atau kembali."), "lock"),
    404: Trouble(N_("Tidak ditemukan"), N_("Periksa alamat atau nomornya, atau cari dari daftar kendala."), "search"),
    405: Trouble(N_("Alamat ini tidak dibuka langsung"), N_("Buka halamannya dari menu.")),
    409: Trouble(N_("Tidak sesuai keadaan sekarang"), N_("Muat ulang kendalanya untuk melihat keadaan terakhir.")),
    412: Trouble(N_("Ada perubahan lain"), N_("Muat ulang kendalanya, bandingkan, lalu simpan lagi."), "history"),
    413: Trouble(
        N_("Terlalu besar"),
        N_("Kembali ke formulirnya, lalu kirim berkas yang lebih kecil atau teks yang lebih singkat. Draf tetap ada."),
        "paperclip",
    ),
    422: Trouble(N_("Belum dapat disimpan"), N_("Kembali ke formulir dan perbaiki isiannya.")),
    429: Trouble(N_("Terlalu sering"), N_("Tunggu sebentar, lalu coba lagi."), "hourglass"),
    500: Trouble(
        N_("Ada yang keliru pada Kendala"),
        N_("Kesalahan ini tercatat. Coba lagi. Bila terulang, hubungi administrator dengan nomor permintaan ini."),
    ),
    503: Trouble(
        N_("Sedang tidak dapat menyimpan atau membaca"),
        N_("Tunggu sebentar, lalu coba lagi. Yang terkirim dua kali hanya tercatat sekali."),
        "hourglass",
    ),
}

NO_PAST = Trouble(N_("Keadaan saat itu tidak dapat dilihat"), N_("Pilih saat lain."), "history")
NO_OFFICE = Trouble(N_("Tidak ada jabatan hari ini"), N_("Hubungi administrator."), "circle-user-round")
SWITCHED = Trouble(N_("Jabatan Anda berganti"), N_("Buka formulirnya lagi dari menu."), "circle-user-round")
SETTING_UP = "/sessions/second-factor"
SECOND_FACTOR = Trouble(
    N_("Verifikasi dua langkah dahulu"),
    N_("Aktifkan dahulu, lalu kirim lagi."),
    "lock",
    N_("Kirim lagi"),
    (SETTING_UP, N_("Siapkan verifikasi dua langkah")),
)
#: Where more is to be said than the reason, which mostly says itself what to do.
ADVISED = frozenset({409, 412, 503})


def install(app: FastAPI, unavailable: tuple[type[Exception], ...]) -> None:
    """Answer every trouble of the pages with a page."""
    login_first.install(app)
    proof_first.install(app)
    app.add_exception_handler(SetupNeeded, _set_up_first)
    app.add_exception_handler(OfficeSwitched, _office_switched)
    app.add_exception_handler(NoSuchPast, _no_such_past)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _unreadable)
    for error in unavailable:
        app.add_exception_handler(error, _unavailable)
    app.add_exception_handler(Exception, _failed)


def _office_switched(request: Request, error: Exception) -> Response:
    """Nothing is done in an office that the person did not mean: he sends the form again in the one he opened it in."""
    assert isinstance(error, OfficeSwitched), "installed for this only"  # noqa: S101 - narrows the type
    visit = visit_of(request)
    titles = {held.office: office_title(held, visit.directory, visit.language) for held in visit.caller.offices}
    if error.office not in titles:
        return _refused(request, OfficeNotYours(error.office))
    now = visit.caller.acting
    reason = visit.language.gettext(
        "Formulir ini dibuka sebagai {then}. Sekarang Anda bertindak sebagai {now}. Belum ada yang tersimpan.",
        then=titles[error.office],
        now=titles.get(now.office, "") if now else "",
    )
    again = visit.language.gettext("Kirim sebagai {office}", office=titles[error.office])
    return trouble_page(visit, 409, reason=reason, told=replace(SWITCHED, again=again))


def _set_up_first(request: Request, error: Exception) -> Response:
    """To the page of the second factor, which says why; a form stays here, to be sent again afterwards."""
    assert isinstance(error, SetupNeeded), "installed for this only"  # noqa: S101 - narrows the type
    visit = visit_of(request)
    if request.method != "POST":
        return redirect(visit, SETTING_UP, Notice("second_factor_needed"))
    hold(visit, request.state.form)
    answer = trouble_page(visit, 403, reason=sentence(error, visit.language), told=SECOND_FACTOR)
    remember(visit, answer)
    return answer


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused), "installed for refusals only"  # noqa: S101 - narrows the type
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 409)
    reason = sentence(error, visit_of(request).language)
    told = NO_OFFICE if type(error) is NoOffice else None
    answer = trouble_page(visit_of(request), status, reason=reason, told=told, time=_when(visit_of(request), error))
    if isinstance(error, TooFast):
        answer.headers["Retry-After"] = str(error.wait)
    return answer


def _when(visit: Visit, refusal: Refused) -> TimeView | None:
    """A past in which there was no such thing yet: the page says which it is, and leads back."""
    return time_view(visit, refusal.past) if isinstance(refusal, NotRaisedYet) else None


def _no_such_past(request: Request, error: Exception) -> Response:
    """The form stands there with what was typed."""
    assert isinstance(error, NoSuchPast), "installed for this only"  # noqa: S101 - narrows the type
    visit = visit_of(request)
    fault = field_sentence(error.fields[NAME], visit.language)
    return trouble_page(visit, 422, told=NO_PAST, time=refused_view(visit, fault))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException), "installed for these only"  # noqa: S101 - narrows the type
    return trouble_page(visit_of(request), error.status_code)


def _unreadable(request: Request, _: Exception) -> Response:
    """An address whose parts are no id or no number leads nowhere."""
    return trouble_page(visit_of(request), 404)


def _unavailable(request: Request, error: Exception) -> Response:
    visit = visit_of(request)
    key = visit.deps.why_unavailable(error)
    log.warning("unavailable", path=request.url.path, key=key, error=str(error))
    answer = trouble_page(
        replace(visit, unasked=True), 503, reason=store_reason(key, replace(visit, unasked=True).language)
    )
    answer.headers["Retry-After"] = RETRY_AFTER
    return answer


def _failed(request: Request, error: Exception) -> Response:
    log.error("page_failed", path=request.url.path, exc_info=error)
    return trouble_page(visit_of(request), 500)


def trouble_page(
    visit: Visit, status: int, *, reason: str = "", told: Trouble | None = None, time: TimeView | None = None
) -> Response:
    """The page about a trouble; where even that cannot be made, the bare sentence.

    A form that could not be dealt with comes along, to be sent again as it was.
    """
    trouble = told or TROUBLES.get(status, TROUBLES[500 if status >= SERVERS_OWN else 400])
    for asker in (visit, replace(visit, unasked=True)):
        if answer := _safely(lambda: _page(asker, status, trouble, reason, time)):  # noqa: B023 - called at once
            return answer
    return PlainTextResponse(f"{trouble.title}. {trouble.text}\n", status_code=status)


def _page(visit: Visit, status: int, trouble: Trouble, reason: str, time: TimeView | None) -> Response:
    said_in, advice = visit.language, visit.language.gettext(trouble.text)
    form: Form | None = getattr(visit.request.state, "form", None)
    return render(
        visit,
        "trouble.html",
        status=status,
        page_title=said_in.gettext(trouble.title),
        text=reason or advice,
        advice=advice if reason and status in ADVISED and not trouble.again else "",
        sign=trouble.icon,
        code=status,
        kept=_again(form, trouble) if form and (trouble.again or status >= SERVERS_OWN) else [],
        files_lost=bool(form and any(form.uploads.values())),
        again=own_address(visit.address),
        time=time,
        first=trouble.first and (trouble.first[0], said_in.gettext(trouble.first[1])),
        again_label=trouble.again or said_in.gettext("Kirim lagi"),
    )


def _again(form: Form, trouble: Trouble) -> list[tuple[str, str]]:
    return [*form.kept, (SWITCH, "yes")] if trouble.again else form.kept


def _safely(make: Callable[[], Response]) -> Response | None:
    try:
        return make()
    except Exception as error:  # noqa: BLE001 - the page about a failure must not fail itself
        log.warning("trouble_page_failed", error=str(error))
        return None
