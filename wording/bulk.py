"""What acts on many are called, those of the table and the two that are not in it."""

from collections.abc import Mapping

from domain.bulk import IMPORT, UNDO
from wording.acts import act_noun
from wording.language import N_, Language

OTHERS: Mapping[str, str] = {UNDO: N_("Pembatalan"), IMPORT: N_("Impor")}


def bulk_noun(act: str, said_in: Language) -> str:
    """The noun of what was done together."""
    return said_in.gettext(OTHERS[act]) if act in OTHERS else act_noun(act, said_in)
