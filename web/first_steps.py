"""What the administrator does first, each step done or not."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.acting import EKOBANG, OfficeKind
from domain.almanac import Document
from web.visiting import Visit
from wording.language import N_
from wording.terms import worded


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be done before people work with it, where it is done, and how it is known to be done."""

    title: str
    text: str
    href: str
    is_done: Callable[[Visit], bool]


@dataclass(frozen=True, slots=True)
class StepView:
    """A step in words."""

    title: str
    text: str
    href: str
    done: bool


def _held(*kinds: OfficeKind) -> Callable[[Visit], bool]:
    """Whether an office of these kinds is held today."""
    return lambda visit: any(o.kind in kinds and o.holders(visit.today) for o in visit.directory.offices())


def _calendar(visit: Visit) -> bool:
    return bool(visit.almanac.calendar.of_year(visit.today.year))


def _deadlines(visit: Visit) -> bool:
    return any(visit.almanac.deadlines.of(visit.today.year, document) for document in Document)


def _confirmed(visit: Visit) -> bool:
    return all(agency.confirmed or agency.retired for agency in visit.directory.agencies())


def _backup(visit: Visit) -> bool:
    return not visit.deps.backups.state(1).is_late(visit.now)


STEPS = (
    Step(
        N_("Isi kalender kerja tahun ini"),
        N_("Hari libur dan cuti bersama menentukan batas waktu."),
        "/calendar",
        _calendar,
    ),
    Step(
        N_("Periksa data induk"),
        N_("Buka {opd} yang belum dipastikan, periksa namanya, lalu centang “Sudah dipastikan”."),
        "/agencies",
        _confirmed,
    ),
    Step(
        N_("Beri Ekobang akun"),
        N_("Tanpa akun Bagian Adpem tidak ada yang memeriksa laporan."),
        "/accounts/new?kind=adpem",
        _held(*EKOBANG),
    ),
    Step(
        N_("Beri bidang pembantu akun"),
        N_("Petugas bidang menerima penugasan pendampingan."),
        "/accounts/new?kind=desk",
        _held(OfficeKind.DESK),
    ),
    Step(
        N_("Beri operator {opd} akun"),
        N_("Operator melaporkan kendala pertama."),
        "/accounts/new?kind=operator",
        _held(OfficeKind.OPERATOR),
    ),
    Step(
        N_("Tetapkan batas akhir tahun"),
        N_("Batas pengajuan SPM dan SP2D tampil sebagai hitung mundur."),
        "/deadlines",
        _deadlines,
    ),
    Step(N_("Buat cadangan"), N_("Cadangan yang masih baru dan utuh."), "/backup", _backup),
)


def steps(visit: Visit) -> tuple[StepView, ...]:
    """The steps in their order, each done or not."""
    said_in = visit.language
    return tuple(StepView(worded(s.title, said_in), worded(s.text, said_in), s.href, s.is_done(visit)) for s in STEPS)
