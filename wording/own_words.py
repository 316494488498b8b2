"""The organisation's own words, which stand in every sentence: asked for when a sentence is made, known to no template.

Below what the organisation chose on its page lies the setting of the server, and below that the usual word.
"""

from collections.abc import Callable
from typing import NamedTuple

from wording.language import Language

USUAL = "OPD"


class OwnWords(NamedTuple):
    """What the organisation calls itself, its agencies and its secretary; empty: the program's word."""

    name: str = ""
    agency: str = ""
    secretary: str = ""


Ask = Callable[[], OwnWords]


class _Asked:
    """Whom this process asks, and the word for agencies where nobody has chosen one."""

    source: Ask = OwnWords
    agency: str = ""


def ask_words(source: Ask) -> None:
    """Ask there from now on in this process; the source answers at once and never fails."""
    _Asked.source = staticmethod(source)


def ask_no_more(source: Ask) -> None:
    """Ask nobody, if it was there that was asked."""
    if _Asked.source == source:
        _Asked.source = OwnWords


def call_agencies(own: str) -> None:
    """Call agencies by the word of the server's settings (Perangkat Daerah, PD, SKPD) where no other was chosen."""
    _Asked.agency = "" if own == USUAL else own


def agency_word(said_in: Language) -> str:
    """What an agency is called here: OPD (in English agency) unless the installation has a word of its own."""
    return _Asked.source().agency or _Asked.agency or said_in.gettext("OPD")


def secretary_word(said_in: Language) -> str:
    """What the regency's secretary is called here: Sekretaris Daerah, Sekda, Seskab."""
    return _Asked.source().secretary or said_in.gettext("Sekretaris Daerah")


def organisation_name() -> str:
    """What the organisation calls itself; empty where it did not say."""
    return _Asked.source().name
