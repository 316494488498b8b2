"""The words for days off, seasons of the year, clocks, deadlines of the payment chain, and the end of a year."""

from collections.abc import Mapping
from enum import StrEnum

from domain.almanac import Clock, DayOffKind, Document, Season, Zone
from domain.clocks import Standing
from domain.obstacle import Ending, Fate
from wording.language import N_

DAY_OFF_KINDS: Mapping[StrEnum, str] = {
    DayOffKind.NATIONAL: N_("Libur nasional"),
    DayOffKind.COLLECTIVE_LEAVE: N_("Cuti bersama"),
    DayOffKind.LOCAL: N_("Libur daerah"),
}
SEASONS: Mapping[StrEnum, str] = {
    Season.ORDINARY: N_("Masa biasa"),
    Season.LAST_QUARTER: N_("Triwulan terakhir"),
    Season.LAST_30_DAYS: N_("30 hari kerja terakhir"),
    Season.AFTER_CUT_OFF: N_("Setelah batas akhir tahun"),
}
CLOCKS: Mapping[StrEnum, str] = {
    Clock.ACCEPT: N_("Penerimaan laporan"),
    Clock.ASSIGN: N_("Penugasan bidang"),
    Clock.ANSWER: N_("Jawaban bidang"),
    Clock.FOLLOW_UP: N_("Tindak lanjut berikutnya"),
    Clock.NEEDED_BY: N_("Tenggat"),
    Clock.CONFIRM: N_("Konfirmasi pernyataan selesai"),
    Clock.DELIVER: N_("Batas waktu pendampingan"),
}
DOCUMENTS: Mapping[StrEnum, str] = {
    Document.SPP_GU: N_("SPP-GU"),
    Document.SPP_LS: N_("SPP-LS"),
    Document.SPM: N_("SPM"),
    Document.SP2D: N_("SP2D"),
    Document.CASH_RETURN: N_("Pengembalian sisa kas"),
}
ZONES: Mapping[StrEnum, str] = {Zone.WITA: N_("WITA"), Zone.WIB: N_("WIB")}
ENDINGS: Mapping[StrEnum, str] = {
    Ending.CARRIED: N_("Dibawa ke tahun berikutnya"),
    Ending.RESOLVED: N_("Selesai"),
    Ending.UNACTIONABLE: N_("Tidak dapat ditindaklanjuti"),
}
FATES: Mapping[StrEnum, str] = {
    Fate.OPEN: N_("Masih terbuka"),
    Fate.RESOLVED: N_("Selesai"),
    Fate.CLOSED: N_("Ditutup tanpa selesai"),
    Fate.AGAIN: N_("Dibawa lagi"),
}
VERDICTS: Mapping[StrEnum, str] = {
    Standing.IN_TIME: N_("Masih ada waktu"),
    Standing.OVERDUE: N_("Lewat batas"),
    Standing.PAUSED: N_("Dijeda"),
    Standing.ENDED_IN_TIME: N_("Tepat waktu"),
    Standing.ENDED_LATE: N_("Terlambat"),
    Standing.UNWATCHED: N_("Tidak diawasi"),
}
TIME_VOCABULARIES: Mapping[str, tuple[type[StrEnum], Mapping[StrEnum, str]]] = {
    "day_off_kind": (DayOffKind, DAY_OFF_KINDS),
    "season": (Season, SEASONS),
    "clock": (Clock, CLOCKS),
    "document": (Document, DOCUMENTS),
    "zone": (Zone, ZONES),
    "ending": (Ending, ENDINGS),
    "fate": (Fate, FATES),
    "verdict": (Standing, VERDICTS),
}
