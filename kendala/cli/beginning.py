"""What somebody who just installed the program does first."""

from pathlib import Path

from kendala.parts import Parts
from wording.language import N_, language

NOBODY_YET = N_("Belum ada akun. Buat administrator dahulu: kendala account add admin --office admin --data {data}")


def first_word(parts: Parts, data: Path) -> str:
    """The command that makes the first account, empty where there is one; `data` is the folder that is served."""
    return "" if parts.access.accounts.list() else language("id").gettext(NOBODY_YET, data=data)
