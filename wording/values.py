"""Any value that a sentence names, as it is written there."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch

from domain.text import Text
from wording.dates import long_day, long_moment
from wording.language import Language
from wording.numbers import decimal
from wording.terms import word

UNSTATED = "–"


def words_of(text: Text, said_in: Language) -> str:
    """What was typed, or that it was removed."""
    return said_in.gettext("(teks dihapus)") if text.redacted else str(text)


@singledispatch
def said(value: object, said_in: Language) -> str:
    """The value in words: days in full, counts grouped, codes of the vocabulary by their words."""
    return str(value)


@said.register
def _day(value: date, said_in: Language) -> str:
    return long_day(value, said_in)


@said.register
def _moment(value: datetime, said_in: Language) -> str:
    return long_moment(value, said_in)


@said.register
def _count(value: int, said_in: Language) -> str:
    return said_in.count(value)


@said.register
def _decimal(value: Decimal, said_in: Language) -> str:
    return decimal(value, said_in)


@said.register
def _word(value: StrEnum, said_in: Language) -> str:
    return word(value, said_in)


@said.register
def _text(value: Text, said_in: Language) -> str:
    return words_of(value, said_in)


@said.register(tuple)
@said.register(list)
@said.register(frozenset)
def _several(value: tuple[object, ...], said_in: Language) -> str:
    return said_in.listed([said(each, said_in) for each in value])


@said.register(type(None))
def _nothing(value: None, said_in: Language) -> str:
    return UNSTATED
