"""What a reminder says: one sentence with the obstacle's number, and never anybody's words."""

from collections.abc import Mapping
from datetime import date

from domain.directory import Directory
from domain.reminders import Channel, Kind
from domain.reminders.delivering import DeliveryState
from wording.dates import long_day
from wording.language import N_, Language
from wording.offices import desk_title
from wording.terms import word_of, worded

KINDS: Mapping[Kind, str] = {
    Kind.ASSIGNED: N_("Penugasan bagi bidang pembantu"),
    Kind.DUE_SOON: N_("Batas waktu pendampingan sudah dekat"),
    Kind.FLAGGED: N_("Kendala ditandai lewat waktu"),
    Kind.ESCALATED: N_("Kendala naik ke jenjang saya"),
    Kind.RETURNED: N_("Laporan dikembalikan"),
    Kind.DECIDED: N_("Keputusan"),
    Kind.INSTRUCTED: N_("Arahan"),
    Kind.STATED_DONE: N_("Dinyatakan selesai, menunggu konfirmasi"),
    Kind.RESOLVED: N_("Kendala selesai"),
    Kind.CARRIED_OVER: N_("Kendala dibawa ke tahun berikutnya"),
    Kind.DAILY: N_("Ringkasan harian"),
    Kind.WEEKLY: N_("Ringkasan mingguan"),
}
CHANNELS: Mapping[Channel, str] = {
    Channel.BELL: N_("Lonceng"),
    Channel.EMAIL: N_("Surel"),
    Channel.PUSH: N_("Layanan pesan"),
}
DELIVERY_STATES: Mapping[DeliveryState, str] = {
    DeliveryState.WAITING: N_("Menunggu"),
    DeliveryState.SENT: N_("Terkirim"),
    DeliveryState.FAILED: N_("Gagal"),
    DeliveryState.DROPPED: N_("Tidak jadi dikirim"),
}
SENTENCES: Mapping[Kind, str] = {
    Kind.ASSIGNED: N_("{desk} ditugaskan mendampingi {number} sampai {due}."),
    Kind.DUE_SOON: N_("Pendampingan {number} oleh {desk} berakhir {due}."),
    Kind.FLAGGED: N_("{number} ditandai: {clock} lewat dari {due}."),
    Kind.ESCALATED: N_("{number} naik ke {level}."),
    Kind.RETURNED: N_("{number} dikembalikan untuk dilengkapi."),
    Kind.DECIDED: N_("Ada keputusan atas {number}."),
    Kind.INSTRUCTED: N_("Ada arahan untuk {number}."),
    Kind.STATED_DONE: N_("{number} dinyatakan selesai dan menunggu konfirmasi."),
    Kind.RESOLVED: N_("{number} selesai."),
    Kind.CARRIED_OVER: N_("{number} dibawa ke tahun {year} dengan tenggat {due}."),
}
LATE = N_("Pendampingan {number} oleh {desk} sudah lewat batas waktu {due}.")


def reminder_sentence(
    kind: Kind, number: str, facts: Mapping[str, str], directory: Directory, said_in: Language
) -> str:
    """The whole sentence: `Bidang BPKAD ditugaskan mendampingi KDL-2024-12 sampai 20 Desember 2024.`."""
    late = kind is Kind.DUE_SOON and bool(facts.get("late"))
    gaps = {name: _said(name, value, directory, said_in) for name, value in facts.items()}
    return worded(LATE if late else SENTENCES[kind], said_in, **{"number": number, **gaps})


def _said(name: str, value: str, directory: Directory, said_in: Language) -> str:
    """A fact as it is read: dates, desks and levels in words."""
    match name:
        case "desk":
            return desk_title(value, directory, said_in)
        case "due":
            return long_day(date.fromisoformat(value), said_in)
        case "level" | "clock":
            return word_of(name, value, said_in)
        case _:
            return value


def kind_name(kind: Kind, said_in: Language) -> str:
    """What a kind of reminder is called."""
    return said_in.gettext(KINDS[kind])


def channel_name(channel: Channel, said_in: Language) -> str:
    """What a way of sending is called."""
    return said_in.gettext(CHANNELS[channel])


def delivery_state(state: DeliveryState, said_in: Language) -> str:
    """Where a delivery stands."""
    return said_in.gettext(DELIVERY_STATES[state])
