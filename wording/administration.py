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
