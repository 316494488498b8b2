"""The steps of a demo history: short words in `cases.csv` for the acts that they become.

`assign:BPKAD+2` means: two days later Ekobang assigns help to BPKAD. A number behind the colon names an assistance,
but for `merge:55`: into the history that began 55 days ago.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from domain.acting import OfficeKind
from domain.obstacle import (
    Accept,
    AssignHelp,
    Command,
    Confirm,
    Decide,
    DeclineAssistance,
    EndWait,
    Escalate,
    ExtendAssistance,
    HandBack,
    Instruct,
    Level,
    Merge,
    MergedAmount,
    Reopen,
    ReportProgress,
    Resubmit,
    Return,
    SetUnactionable,
    StateDone,
    TakeAssistance,
    VisitSite,
    WaitForParty,
    Withdraw,
)
from domain.text import Text

STEP = re.compile(r"(?P<word>[a-z]+)(?::(?P<about>[A-Za-z0-9]+))?\+(?P<days>\d+)")
MERGE = "merge"
TIME_TO_HELP = timedelta(days=10)
TIME_TO_FINISH = timedelta(days=24)


#: Obstacles by what their histories are called.
Others = Mapping[str, UUID]


@dataclass(frozen=True, slots=True)
class Step:
    """One act: after how many days, by which kind of office, and the command on that day among the other histories."""

    days: int
    kind: OfficeKind
    command: Callable[[date, Others], Command]
    n: int | None = None


Maker = Callable[[str | None, date], Command]


def _n(about: str | None) -> int:
    return int(about) if about else 1


MAKERS: Mapping[str, tuple[OfficeKind, Maker]] = {
    "accept": (OfficeKind.ADPEM, lambda _a, _d: Accept()),
    "return": (
        OfficeKind.ADPEM,
        lambda _a, _d: Return(reason=Text("Mohon dilengkapi rincian kegiatan dan bukti pendukung.")),
    ),
    "resubmit": (OfficeKind.OPERATOR, lambda _a, _d: Resubmit(text=Text("Rincian dan bukti sudah dilengkapi."))),
    "assign": (
        OfficeKind.ADPEM,
        lambda a, d: AssignHelp(
            desk=a or "ADPEM",
            due=d + TIME_TO_HELP,
            request=Text("Mohon didampingi sampai hambatan terselesaikan dan laporkan perkembangannya."),
        ),
    ),
    "take": (OfficeKind.DESK, lambda a, _d: TakeAssistance(n=_n(a))),
    "decline": (
        OfficeKind.DESK,
        lambda a, _d: DeclineAssistance(n=_n(a), reason=Text("Dokumen kontrak belum kami terima.")),
    ),
    "progress": (
        OfficeKind.DESK,
        lambda a, _d: ReportProgress(n=_n(a), text=Text("Sudah rapat dengan perangkat daerah, menunggu kelengkapan.")),
    ),
    "complete": (
        OfficeKind.DESK,
        lambda a, _d: HandBack(n=_n(a), text=Text("Bagian kami selesai, dokumen sudah diserahkan kembali.")),
    ),
    "extend": (
        OfficeKind.ADPEM,
        lambda a, d: ExtendAssistance(n=_n(a), due=d + TIME_TO_FINISH, reason=Text("Menunggu jadwal penyedia.")),
    ),
    "visit": (
        OfficeKind.ADPEM,
        lambda _a, d: VisitSite(text=Text("Turun langsung ke lokasi dan mencatat keadaan lapangan."), on=d),
    ),
    "wait": (
        OfficeKind.ADPEM,
        lambda _a, _d: WaitForParty(
            party=Text("Pemerintah Pusat"), reason=Text("Surat sudah dikirim, menunggu jawaban.")
        ),
    ),
    "endwait": (OfficeKind.ADPEM, lambda _a, _d: EndWait(text=Text("Jawaban sudah diterima."))),
    "escalate": (
        OfficeKind.ADPEM,
        lambda a, _d: Escalate(
            to=Level(a or Level.ASSISTANT), reason=Text("Perlu keputusan pada jenjang yang lebih tinggi.")
        ),
    ),
    "decide": (
        OfficeKind.LEADERSHIP,
        lambda a, _d: Decide(
            level=Level(a or Level.ASSISTANT), text=Text("Diselesaikan paling lambat akhir bulan, laporkan tiap pekan.")
        ),
    ),
    "instruct": (
        OfficeKind.LEADERSHIP,
        lambda _a, _d: Instruct(text=Text("Laporkan perkembangan pada rapat pengendalian berikutnya.")),
    ),
    "done": (OfficeKind.OPERATOR, lambda _a, _d: StateDone(text=Text("Hambatan sudah teratasi."))),
    "confirm": (
        OfficeKind.ADPEM,
        lambda _a, _d: Confirm(
            root_cause=Text("Koordinasi antarunit terlambat dimulai."),
            what_worked=Text("Rapat bersama dan satu daftar kekurangan dokumen."),
        ),
    ),
    "withdraw": (OfficeKind.OPERATOR, lambda _a, _d: Withdraw(reason=Text("Salah input, kegiatan sudah berjalan."))),
    "reopen": (OfficeKind.ADPEM, lambda _a, _d: Reopen(reason=Text("Bukti penyelesaian belum lengkap."))),
    "unactionable": (
        OfficeKind.ADPEM,
        lambda _a, _d: SetUnactionable(reason=Text("Waktu pelaksanaan tidak lagi mencukupi.")),
    ),
}


def steps(path: str) -> Iterator[Step]:
    """The steps of a path. Raises ValueError for a word that is no step."""
    for word in path.split():
        found = STEP.fullmatch(word)
        if found is None or found["word"] not in MAKERS.keys() | {MERGE}:
            raise ValueError(f"no step of a demo history: {word}")
        about, days = found["about"], int(found["days"])
        yield _merge(about, days) if found["word"] == MERGE else _step(*MAKERS[found["word"]], about, days)


def _merge(other: str, days: int) -> Step:
    return Step(days, OfficeKind.ADPEM, lambda _, others: Merge(into=others[other], amount=MergedAmount.SAME))


def _step(kind: OfficeKind, maker: Maker, about: str | None, days: int) -> Step:
    n = _n(about) if kind is OfficeKind.DESK else None
    return Step(days, kind, lambda day, _: maker(about, day), n)
