"""The words of the office for every value that the program knows by a code.

`{opd}` in a word is what this regency calls its agencies, `{sekda}` its secretary, so that one choice can change it
everywhere.
"""

from collections.abc import Mapping
from enum import StrEnum

from domain.acting import OfficeKind, Standing
from domain.directory.agencies import AgencyKind
from domain.obstacle import (
    AssistanceState,
    AuditWord,
    Effect,
    FundingSource,
    Level,
    Locus,
    MergedAmount,
    Recount,
    Stage,
    State,
    Visibility,
    Waits,
)
from wording.language import N_, Language
from wording.own_words import agency_word, secretary_word
from wording.time_terms import TIME_VOCABULARIES


def worded(sentence: str, said_in: Language, **gaps: object) -> str:
    """The sentence with `{opd}`, `{sekda}` and its other gaps filled; it begins with a capital as in Indonesian."""
    said = said_in.gettext(sentence, opd=agency_word(said_in), sekda=secretary_word(said_in), **gaps)
    return said[:1].upper() + said[1:]


STATES: Mapping[StrEnum, str] = {
    State.RAISED: N_("Dilaporkan"),
    State.RETURNED: N_("Dikembalikan"),
    State.ACCEPTED: N_("Diterima"),
    State.ASSISTED: N_("Didampingi"),
    State.STATED_DONE: N_("Dinyatakan selesai"),
    State.RESOLVED: N_("Selesai"),
    State.UNACTIONABLE: N_("Tidak dapat ditindaklanjuti"),
    State.WITHDRAWN: N_("Ditarik"),
    State.MERGED: N_("Digabung"),
}
LEVELS: Mapping[StrEnum, str] = {
    Level.AGENCY_HEAD: N_("Kepala {opd}"),
    Level.ADPEM: N_("Bagian Adpem"),
    Level.ASSISTANT: N_("Asisten Ekobang"),
    Level.SECRETARY: N_("{sekda}"),
    Level.REGENT: N_("Bupati"),
}
EFFECTS: Mapping[StrEnum, str] = {
    Effect.NOT_STARTED: N_("Belum mulai"),
    Effect.LATE: N_("Terlambat"),
    Effect.STOPPED: N_("Terhenti"),
    Effect.FINISHED_UNPAID: N_("Selesai belum dibayar"),
    Effect.CANCELLED: N_("Tidak dilaksanakan"),
}
STAGES: Mapping[StrEnum, str] = {
    Stage.REGULATION: N_("Peraturan"),
    Stage.BUDGETING: N_("Penganggaran"),
    Stage.OFFICIALS: N_("Penetapan pejabat"),
    Stage.PREPARATION: N_("Persiapan"),
    Stage.PROCUREMENT: N_("Pengadaan"),
    Stage.LAND: N_("Lahan dan perizinan"),
    Stage.EXECUTION: N_("Pelaksanaan"),
    Stage.BILLING: N_("Penagihan"),
    Stage.DISBURSEMENT: N_("Pencairan"),
    Stage.CASH: N_("Kas daerah"),
    Stage.SYSTEMS: N_("Jaringan dan aplikasi"),
    Stage.EXTERNAL: N_("Keadaan luar"),
    Stage.OTHER: N_("Lain-lain"),
}
LOCI: Mapping[StrEnum, str] = {
    Locus.AGENCY: N_("{opd} sendiri"),
    Locus.CROSS_AGENCY: N_("Lintas {opd}"),
    Locus.REGENCY: N_("Pemerintah kabupaten"),
    Locus.PROVINCE: N_("Pemerintah provinsi"),
    Locus.CENTRAL: N_("Pemerintah pusat"),
    Locus.PROVIDER: N_("Penyedia"),
    Locus.COMMUNITY: N_("Masyarakat"),
    Locus.FORCE_MAJEURE: N_("Keadaan kahar"),
}
VISIBILITIES: Mapping[StrEnum, str] = {
    Visibility.ALL_AGENCIES: N_("Semua {opd}"),
    Visibility.AGENCY_AND_EKOBANG: N_("{opd} pelapor dan Ekobang"),
    Visibility.LEADERSHIP_ONLY: N_("Hanya pimpinan"),
}
ASSISTANCE_STATES: Mapping[StrEnum, str] = {
    AssistanceState.ASSIGNED: N_("Ditugaskan"),
    AssistanceState.ACCEPTED: N_("Disanggupi"),
    AssistanceState.COMPLETED: N_("Tuntas"),
    AssistanceState.DECLINED: N_("Ditolak"),
    AssistanceState.CANCELLED: N_("Dibatalkan"),
    AssistanceState.ENDED: N_("Berakhir"),
}
AUDIT_WORDS: Mapping[StrEnum, str] = {
    AuditWord.DONE: N_("Sesuai"),
    AuditWord.IN_PROGRESS: N_("Belum sesuai"),
    AuditWord.NOT_ACTED_ON: N_("Belum ditindaklanjuti"),
    AuditWord.CANNOT_BE_ACTED_ON: N_("Tidak dapat ditindaklanjuti"),
}
OFFICE_KINDS: Mapping[StrEnum, str] = {
    OfficeKind.OPERATOR: N_("Operator {opd}"),
    OfficeKind.AGENCY_HEAD: N_("Kepala {opd}"),
    OfficeKind.DESK: N_("Bidang pembantu"),
    OfficeKind.ADPEM: N_("Bagian Adpem"),
    OfficeKind.ASSISTANT: N_("Asisten Ekobang"),
    OfficeKind.LEADERSHIP: N_("Pimpinan"),
    OfficeKind.AUDITOR: N_("Inspektorat"),
    OfficeKind.ADMIN: N_("Administrator"),
    OfficeKind.SYSTEM: N_("Sistem Kendala"),
}
STANDINGS: Mapping[StrEnum, str] = {
    Standing.DEFINITIVE: N_("Definitif"),
    Standing.PLT: N_("Pelaksana tugas (Plt.)"),
    Standing.PLH: N_("Pelaksana harian (Plh.)"),
    Standing.PJS: N_("Pejabat sementara (Pjs.)"),
}
FUNDING_SOURCES: Mapping[StrEnum, str] = {
    FundingSource.PAD: N_("PAD"),
    FundingSource.DAU: N_("DAU"),
    FundingSource.DAK: N_("DAK"),
    FundingSource.DBH: N_("DBH"),
    FundingSource.BANKEU: N_("Bantuan keuangan"),
    FundingSource.OTHER: N_("Sumber lain"),
}
MERGED_AMOUNTS: Mapping[StrEnum, str] = {
    MergedAmount.SAME: N_("Nilai yang sama"),
    MergedAmount.ADDED: N_("Nilai ditambahkan"),
}
WAITS: Mapping[StrEnum, str] = {
    Waits.OUTSIDE: N_("Pihak luar"),
    Waits.LEVEL: N_("Keputusan pimpinan"),
    Waits.ADPEM: N_("Bagian Adpem"),
    Waits.ASSISTANT: N_("Asisten Ekobang"),
    Waits.AGENCY: N_("{opd}"),
    Waits.DESK: N_("Bidang pembantu"),
}
AGENCY_KINDS: Mapping[StrEnum, str] = {
    AgencyKind.SECRETARIAT: N_("Sekretariat"),
    AgencyKind.INSPECTORATE: N_("Inspektorat"),
    AgencyKind.AGENCY: N_("Badan"),
    AgencyKind.DEPARTMENT: N_("Dinas"),
    AgencyKind.HOSPITAL: N_("Rumah sakit"),
    AgencyKind.DISTRICT: N_("Kecamatan"),
}
#: By vocabulary, since values of two vocabularies may be spelt alike (`accepted`).
RECOUNTS: Mapping[StrEnum, str] = {
    Recount.CALENDAR: N_("Kalender berubah"),
    Recount.RULES: N_("Aturan berubah"),
    Recount.OTHER: N_("Keadaan kendala berubah"),
}
VOCABULARIES: Mapping[str, tuple[type[StrEnum], Mapping[StrEnum, str]]] = {
    "state": (State, STATES),
    "level": (Level, LEVELS),
    "effect": (Effect, EFFECTS),
    "stage": (Stage, STAGES),
    "locus": (Locus, LOCI),
    "visibility": (Visibility, VISIBILITIES),
    "assistance": (AssistanceState, ASSISTANCE_STATES),
    "audit": (AuditWord, AUDIT_WORDS),
    "office_kind": (OfficeKind, OFFICE_KINDS),
    "standing": (Standing, STANDINGS),
    "funding_source": (FundingSource, FUNDING_SOURCES),
    "merged_amount": (MergedAmount, MERGED_AMOUNTS),
    "waiting_for": (Waits, WAITS),
    "recount": (Recount, RECOUNTS),
    "agency_kind": (AgencyKind, AGENCY_KINDS),
    **TIME_VOCABULARIES,
}
_BY_CLASS = dict(VOCABULARIES.values())


def word(value: StrEnum, said_in: Language) -> str:
    """The word for a value of any vocabulary."""
    return worded(_BY_CLASS[type(value)][value], said_in)


def word_of(vocabulary: str, value: str, said_in: Language) -> str:
    """The word for a value that is known by its text only; a value of no vocabulary is its own word."""
    kind, _ = VOCABULARIES[vocabulary]
    return word(kind(value), said_in) if value in frozenset(kind) else value


def words(vocabulary: str, said_in: Language) -> tuple[tuple[str, str], ...]:
    """All values of a vocabulary with their words, in their order, for a choice."""
    return tuple((value.value, word(value, said_in)) for value in VOCABULARIES[vocabulary][0])
