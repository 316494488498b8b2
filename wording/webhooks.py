"""Webhooks in words."""

from collections.abc import Mapping

from wording.language import N_, Language

STATES: Mapping[str, str] = {
    "active": N_("Aktif"),
    "paused": N_("Dijeda"),
    "halted": N_("Dihentikan oleh program"),
}
#: Why the program halted one, and what to do.
WHYS: Mapping[str, str] = {
    "given_up": N_("Penerimanya lama tidak menjawab dengan baik. Perbaiki, lalu lanjutkan: tidak ada yang hilang."),
    "gone": N_("Penerimanya menjawab sudah tidak ada lagi (410). Ubah alamatnya atau hapus webhook ini."),
    "no_office": N_("Akun ini tidak lagi memegang jabatan yang dipakai webhook ini."),
    "secret_lost": N_("Kunci server berubah, rahasianya tidak terbaca lagi. Hapus webhook ini dan buat yang baru."),
}
#: Why there was no answer, by its word in the log.
TROUBLES: Mapping[str, str] = {
    "no answer in time": N_("Tidak menjawab dalam 10 detik"),
    "not a public address": N_("Alamatnya ada di dalam jaringan sendiri"),
    "ConnectionRefusedError": N_("Tidak ada yang menerima di alamat itu"),
    "ConnectionResetError": N_("Sambungan diputus"),
    "RemoteDisconnected": N_("Sambungan diputus"),
    "gaierror": N_("Nama alamatnya tidak dikenal"),
    "SSLError": N_("Sambungan terenkripsi gagal"),
    "SSLCertVerificationError": N_("Sertifikatnya tidak sah"),
}


def no_answer(trouble: str, said_in: Language) -> str:
    """Why there was no answer; a trouble without words is its own name."""
    return said_in.gettext(TROUBLES[trouble]) if trouble in TROUBLES else trouble


def state_word(state: str, said_in: Language) -> str:
    """What its state is called."""
    return said_in.gettext(STATES[state])


def why_halted(why: str | None, said_in: Language) -> str:
    """Why it was halted, and what to do; empty where it was not."""
    return said_in.gettext(WHYS[why]) if why else ""
