"""What a token may be used for, in words."""

from collections.abc import Mapping

from domain.scopes import READ, SUBJECTS, WRITE
from wording.language import N_, Language

SUBJECT_NAMES: Mapping[str, str] = {
    "obstacles": N_("Kendala, berkas, dan tindakan massal"),
    "review": N_("Tinjauan dan perbandingan"),
    "events": N_("Riwayat dan aliran langsung"),
    "directory": N_("Daftar acuan"),
    "year_end": N_("Tutup tahun"),
    "almanac": N_("Kalender, aturan, dan batas waktu"),
    "notices": N_("Pemberitahuan"),
    "webhooks": N_("Webhook"),
    "jobs": N_("Pekerjaan terjadwal"),
}
ALL = {READ: N_("Membaca semuanya"), WRITE: N_("Membaca dan mengubah semuanya")}
ONE = {READ: N_("{subject} (baca)"), WRITE: N_("{subject} (baca dan ubah)")}


def subject_name(subject: str, said_in: Language) -> str:
    """A subject of the API."""
    return said_in.gettext(SUBJECT_NAMES[subject])


def scopes_in_words(scopes: frozenset[str], said_in: Language) -> str:
    """All that a token may be used for, in the order of the subjects."""
    if every := [may for may in (WRITE, READ) if may in scopes]:
        return said_in.gettext(ALL[every[0]])
    held = [(subject, may) for subject in SUBJECTS for may in (WRITE, READ) if f"{subject}:{may}" in scopes]
    said = [said_in.gettext(ONE[may], subject=subject_name(subject, said_in)) for subject, may in held]
    return "; ".join(said) or said_in.gettext("tidak ada")
