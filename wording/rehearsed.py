"""A rehearsal in words: what was done to an obstacle, or would have been."""

from domain.clocks.rehearsed import Deed, Deeds
from wording.dates import long_day
from wording.language import Language
from wording.terms import word


def deed_words(deed: Deed, said_in: Language) -> str:
    """What was done: `Ditandai terlambat, batasnya 2 Desember 2024`."""
    if deed.kind is Deeds.ESCALATED and deed.to is not None:
        return said_in.gettext("Naik ke {level}", level=word(deed.to, said_in))
    if deed.kind is Deeds.FLAGGED and deed.due_on is not None:
        return said_in.gettext("Ditandai terlambat, batasnya {day}", day=long_day(deed.due_on, said_in))
    return said_in.gettext("Tanda terlambat dicabut")


def told_words(deed: Deed, said_in: Language) -> str:
    """The offices that hear of it, empty where none does."""
    return said_in.listed([word(office, said_in) for office in deed.tell])
