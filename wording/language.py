"""The languages Kendala speaks. Sentences are written in Indonesian; the English ones stand in the catalogue.

A sentence names its gaps in braces (`"Kendala {number} diterima."`), in templates also as `%(number)s`, the way of
Jinja's extension; `gettext` fills them after translating.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent / "locale"
CODES = ("id", "en")
#: What browsers call them too: `in` is the old code of Indonesian.
ALIASES = {"in": "id", "ms": "id"}
PREFERENCE = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?")


def N_(sentence: str) -> str:  # noqa: N802 - the name that extractors know
    """Mark a sentence that stands in a table and is translated when it is used."""
    return sentence


@dataclass(frozen=True, eq=False)
class Language:
    """One language: `code` (`id` or `en`) and its sentences. Immutable, shared by all threads."""

    code: str
    sentences: NullTranslations = field(repr=False)

    @property
    def english(self) -> bool:
        return self.code == "en"

    def gettext(self, sentence: str, /, **gaps: object) -> str:
        """The sentence in this language with its gaps filled."""
        return _filled(self.sentences.gettext(sentence), gaps)

    def ngettext(self, one: str, many: str, n: int, /, **gaps: object) -> str:
        """The sentence for `n` things; the gap `{n}` is filled with the number, grouped."""
        return _filled(self.sentences.ngettext(one, many, n), {"n": self.count(n), **gaps})

    def count(self, n: int) -> str:
        """A whole number with its digits in groups of three: `1.234`, in English `1,234`."""
        grouped = f"{n:,}"
        return grouped if self.english else grouped.replace(",", ".")

    def listed(self, things: Sequence[str]) -> str:
        """Things named one after another: `A dan B`, `A, B, dan C`."""
        return self._joined(things, N_("{most} dan {last}"), N_("{most}, dan {last}"))

    def either(self, things: Sequence[str]) -> str:
        """Things of which one is meant: `A atau B`, `A, B, atau C`."""
        return self._joined(things, N_("{most} atau {last}"), N_("{most}, atau {last}"))

    def _joined(self, things: Sequence[str], two: str, more: str) -> str:
        *most, last = things or ("",)
        if not most:
            return last
        return self.gettext(more if most[1:] else two, most=", ".join(most), last=last)


def _filled(sentence: str, gaps: Mapping[str, object]) -> str:
    if not gaps:
        return sentence
    return sentence % gaps if "%(" in sentence else sentence.format_map(gaps)


@cache
def _read(code: str) -> Language:
    path = CATALOGUES / code / "LC_MESSAGES" / "messages.po"
    if code == "id" or not path.exists():
        return Language(code, NullTranslations())
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return Language(code, GNUTranslations(compiled))


def language(code: str | None) -> Language:
    """The language of this code; Indonesian for any other."""
    return _read(code if code in CODES else "id")


def languages() -> tuple[tuple[str, str], ...]:
    """The codes with the languages' own names, for a choice."""
    return (("id", "Bahasa Indonesia"), ("en", "English"))


def negotiate(header: str | None) -> str:
    """The code that suits an `Accept-Language` header best; Indonesian where it names neither."""
    best, weight = "id", 0.0
    for part in (header or "").split(","):
        found = PREFERENCE.fullmatch(part)
        if not found:
            continue
        code = found[1].lower()
        code, q = ALIASES.get(code, code), float(found[2] or 1)
        if code in CODES and q > weight:
            best, weight = code, q
    return best
