"""Data that do not fit this version of the program, and what to do about it."""

from kendala.preparing import ReadModelsOutdated
from kendala.store.errors import SchemaMismatch
from wording.language import N_, Language

OLDER = N_("Data ini belum disiapkan untuk versi ini. Jalankan: kendala migrate")
NEWER = N_("Data ini dibuat oleh versi yang lebih baru. Perbarui program Kendala.")
MODELS = N_("Tampilan ini dibuat oleh versi lain: {names}. Jalankan: kendala migrate")


def unprepared(trouble: Exception, said_in: Language) -> str | None:
    """The sentence for such a trouble, None for any other."""
    if isinstance(trouble, SchemaMismatch):
        return said_in.gettext(NEWER if trouble.found > trouble.wanted else OLDER)
    if isinstance(trouble, ReadModelsOutdated):
        return said_in.gettext(MODELS, names=", ".join(trouble.names))
    return None
