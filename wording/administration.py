"""Accounts and what is done with them, in words."""

from collections.abc import Mapping

from domain.administration import AccessAct, Which
from wording.language import N_, Language

ACTS: Mapping[AccessAct, str] = {
    AccessAct.OPENED: N_("Akun dibuat"),
    AccessAct.LINK_MADE: N_("Tautan kata sandi dibuat"),
    AccessAct.PASSWORD_SET: N_("Kata sandi ditetapkan lewat tautan"),
    AccessAct.DISABLED: N_("Akun dinonaktifkan"),
    AccessAct.ENABLED: N_("Akun diaktifkan kembali"),
    AccessAct.SESSION_ENDED: N_("Satu sesi diakhiri"),
    AccessAct.SESSIONS_ENDED: N_("Semua sesi diakhiri"),
    AccessAct.ERASED: N_("Data diri dihapus"),
    AccessAct.DETAILS_CORRECTED: N_("Data diri diperbaiki"),
    AccessAct.PASSWORD_CHANGED: N_("Kata sandi diganti sendiri"),
    AccessAct.SECOND_FACTOR_ON: N_("Verifikasi dua langkah diaktifkan"),
    AccessAct.SECOND_FACTOR_OFF: N_("Verifikasi dua langkah dimatikan"),
    AccessAct.SECOND_FACTOR_RESET: N_("Verifikasi dua langkah yang hilang dihapus"),
    AccessAct.CODES_RENEWED: N_("Kode cadangan baru dibuat"),
    AccessAct.PASSKEY_ADDED: N_("Kunci sandi ditambahkan"),
    AccessAct.PASSKEY_REMOVED: N_("Kunci sandi dihapus"),
    AccessAct.PASSKEYS_DROPPED: N_("Semua kunci sandi dihapus"),
    AccessAct.TOKEN_MADE: N_("Token dibuat"),
    AccessAct.TOKEN_ENDED: N_("Token diakhiri"),
    AccessAct.FILE_MADE: N_("Daftar diunduh sebagai berkas"),
    AccessAct.WEBHOOK_MADE: N_("Webhook dibuat"),
    AccessAct.WEBHOOK_SECRET_REPLACED: N_("Rahasia webhook diganti"),
    AccessAct.SSO_BOUND: N_("Akun instansi dikaitkan"),
    AccessAct.SSO_REFUSED: N_("Akun instansi lain ditolak"),
    AccessAct.SSO_LOOSENED: N_("Kaitan akun instansi dilepas"),
}
STATES: Mapping[str, str] = {
    "open": N_("Aktif"),
    "never": N_("Belum punya kata sandi"),
    "disabled": N_("Nonaktif"),
    "erased": N_("Data diri dihapus"),
}
WHICH: Mapping[Which, str] = {
    Which.ALL: N_("Semua"),
    Which.OPEN: N_("Aktif"),
    Which.DISABLED: N_("Nonaktif"),
    Which.NEVER: N_("Belum punya kata sandi"),
}


def access_act(act: AccessAct, said_in: Language) -> str:
    """What was done: `Akun dibuat`."""
    return said_in.gettext(ACTS[act])


def account_state(state: str, said_in: Language) -> str:
    """What an account is now: open, never, disabled or erased."""
    return said_in.gettext(STATES[state])


def which_name(which: Which, said_in: Language) -> str:
    """The accounts that a list shows."""
    return said_in.gettext(WHICH[which])
