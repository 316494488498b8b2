"""First-time hints: one quiet sentence at the place it is about, gone by a press or once its act was done."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.acting import AGENCY, EKOBANG, OfficeKind
from projections.past import NAME
from web.addresses import own_address
from web.forms import Posted
from web.notices import Notice
from web.saving import redirect
from web.visiting import Arrived, Visit
from wording.language import N_
from wording.terms import worded

router = APIRouter(include_in_schema=False)
READERS = frozenset(OfficeKind) - {OfficeKind.ADMIN, OfficeKind.OPERATOR}


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence for some kinds of office at one place. `teaches` are the acts after which nobody needs it."""

    key: str
    place: str
    kinds: Collection[OfficeKind]
    text: str
    teaches: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class HintView:
    """A hint in words, and the page to come back to."""

    key: str
    text: str
    back: str


DESK, LEADERSHIP = frozenset({OfficeKind.DESK}), frozenset({OfficeKind.LEADERSHIP})
AUDITOR, ADMIN = frozenset({OfficeKind.AUDITOR}), frozenset({OfficeKind.ADMIN})
#: In the order in which they are shown: a place has several, but never more than one at a time.
HINTS = (
    Hint(
        "board_agency",
        "board",
        AGENCY,
        N_("Bila pekerjaan sudah dapat berlanjut, buka menu ⋯ pada kartunya lalu nyatakan selesai."),
        {"state_done"},
    ),
    Hint(
        "board_ekobang",
        "board",
        EKOBANG,
        N_("Kartu dipindahkan lewat menu ⋯ padanya, atau diseret ke kolom tujuan. Formulirnya terbuka di sini."),
        {"assign", "return", "confirm"},
    ),
    Hint(
        "board_desk",
        "board",
        DESK,
        N_("Kartu yang menunggu bidang Anda menyebut namanya. Menu ⋯ memuat yang dapat dilakukan."),
        {"take", "report_progress", "hand_back"},
    ),
    Hint(
        "board_leadership",
        "board",
        LEADERSHIP,
        N_("Menu ⋯ pada kartu memuat keputusan dan arahan yang dapat Anda berikan."),
        {"decide", "instruct"},
    ),
    Hint(
        "board_auditor",
        "board",
        AUDITOR,
        N_("“Lihat keadaan lampau” menampilkan papan ini seperti pada hari yang Anda pilih."),
    ),
    Hint(
        "raise",
        "raise",
        AGENCY | EKOBANG,
        N_("Formulir ini boleh ditinggal: isiannya disimpan sebagai draf dan dilanjutkan dari Beranda."),
        {"raise"},
    ),
    Hint(
        "obstacle_agency",
        "obstacle",
        AGENCY,
        N_("Kabar terbaru ditulis sebagai komentar di bawah riwayat; foto dan surat lewat “Tambah bukti”."),
        {"comment", "add_evidence"},
    ),
    Hint(
        "obstacle_ekobang",
        "obstacle",
        EKOBANG,
        N_("Langkah yang ditunggu adalah tombol pertama di atas; selebihnya ada pada “Tindakan lain”."),
        {"assign", "confirm", "escalate", "decide"},
    ),
    Hint(
        "obstacle_desk",
        "obstacle",
        DESK,
        N_("Sanggupi, catat perkembangan, atau serahkan kembali pada bagian “Pendampingan” di bawah."),
        {"take", "report_progress", "hand_back"},
    ),
    Hint(
        "obstacle_leadership",
        "obstacle",
        LEADERSHIP,
        N_("Arahan Anda masuk ke riwayat dan dapat dibaca semua yang menangani kendala ini."),
        {"decide", "instruct"},
    ),
    Hint(
        "obstacle_auditor",
        "obstacle",
        AUDITOR,
        N_("“Seperti tercatat” menyebut siapa, pada jabatan apa, kapan terjadi, dan kapan dicatat."),
    ),
    Hint("review", "review", READERS, N_("Setiap angka membuka daftar kendala di baliknya.")),
    Hint(
        "triage",
        "triage",
        EKOBANG,
        N_("Terima laporan yang jelas. Yang kurang dikembalikan dengan menyebut apa yang perlu dilengkapi {opd}."),
        {"accept", "return"},
    ),
    Hint(
        "triage_bulk",
        "triage",
        EKOBANG,
        N_("Beberapa laporan dapat diproses sekaligus: centang kotaknya, lalu pilih tindakan di bawah daftar."),
        {"bulk"},
    ),
    Hint(
        "desk",
        "desk",
        DESK,
        N_("Sanggupi permintaan baru, atau tolak dengan alasan agar Ekobang dapat mencari bidang lain."),
        {"take", "decline"},
    ),
    Hint(
        "desk_progress",
        "desk",
        DESK,
        N_("Catat perkembangan walau kecil, agar tidak ditandai terlambat. Yang tuntas diserahkan kembali."),
        {"report_progress", "hand_back"},
    ),
    Hint(
        "accounts",
        "accounts",
        ADMIN,
        N_("Pemilik akun baru membuat kata sandinya sendiri dengan tautan sekali pakai yang Anda berikan."),
        {"open_account"},
    ),
)
KEYS = frozenset(hint.key for hint in HINTS)


def hint_at(visit: Visit, place: str) -> HintView | None:
    """The one hint that this reader still needs there; none on pages of the past."""
    mine = [hint for hint in HINTS if hint.place == place and visit.acting.kind in hint.kinds]
    if not mine or visit.request.query_params.get(NAME):
        return None
    gone = visit.deps.hints.gone(visit.caller.account)
    first = next((hint for hint in mine if hint.key not in gone), None)
    return HintView(first.key, worded(first.text, visit.language), visit.address) if first else None


def learned(visit: Visit, act: str) -> None:
    """The act was done: hints that teach it are gone. What was saved stands, whether this can be kept or not."""
    taught = [hint.key for hint in HINTS if act in hint.teaches and visit.acting.kind in hint.kinds]
    with suppress(*visit.deps.unavailable):
        visit.deps.hints.hide(visit.caller.account, taught)


@router.post("/hints/dismiss")
def dismiss(visit: Arrived, form: Posted) -> Response:
    """Show this one no more. A hint that there is not changes nothing."""
    visit.deps.hints.hide(visit.caller.account, {form.get("hint")} & KEYS)
    return redirect(visit, own_address(form.get("back")))


@router.post("/hints/restore")
def restore(visit: Arrived, form: Posted) -> Response:
    """Show all of them again."""
    visit.deps.hints.restore(visit.caller.account)
    return redirect(visit, own_address(form.get("back")), Notice("hints_restored"))
