"""Amounts in words, as they stand on a receipt: `dua ratus lima puluh juta rupiah`. A missing zero is heard at once.

The script of the pages says the same while a person types (web/assets/spelled.js); a test holds both together.
"""

from collections.abc import Iterator

from wording.language import Language
from wording.misread import Misread
from wording.numbers import INDONESIAN, parse_rupiah, rupiah

ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
THOUSANDS = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
ENGLISH_ONES = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH_THOUSANDS = ("", "thousand", "million", "billion", "trillion", "quadrillion")
TEN, TWENTY, HUNDRED, THOUSAND = 10, 20, 100, 1000
MOST = THOUSAND ** len(THOUSANDS)


def spelled(amount: int, said_in: Language = INDONESIAN) -> str:
    """The whole amount in words; nothing for one that nobody says (below zero, or beyond quadrillions)."""
    if not 0 <= amount < MOST:
        return ""
    said = " ".join(_english(amount) if said_in.english else _indonesian(amount))
    return f"{said or ('zero' if said_in.english else 'nol')} rupiah"


def read_back(typed: object, said_in: Language = INDONESIAN) -> str:
    """What was typed as money, in figures and in words; nothing where it cannot be read."""
    try:
        amount = parse_rupiah(str(typed)) if typed is not None else None
    except Misread:
        return ""
    if amount is None:
        return ""
    words = spelled(amount, said_in)
    return f"{rupiah(amount, said_in)} – {words}" if words else rupiah(amount, said_in)


def _groups(amount: int) -> Iterator[tuple[int, int]]:
    """Three digits at a time with the power of a thousand, the largest first, without empty ones."""
    groups = []
    power = 0
    while amount:
        amount, group = divmod(amount, THOUSAND)
        groups.append((group, power))
        power += 1
    yield from ((group, power) for group, power in reversed(groups) if group)


def _indonesian(amount: int) -> Iterator[str]:
    for group, power in _groups(amount):
        if (group, power) == (1, 1):
            yield "seribu"
            continue
        yield from _below_thousand(group)
        if power:
            yield THOUSANDS[power]


def _below_thousand(group: int) -> Iterator[str]:
    hundreds, rest = divmod(group, HUNDRED)
    if hundreds:
        yield "seratus" if hundreds == 1 else f"{ONES[hundreds]} ratus"
    if 0 < rest < len(ONES):
        yield ONES[rest]
    elif rest:
        tens, ones = divmod(rest, TEN)
        yield f"{ONES[ones]} belas" if rest < TWENTY else f"{ONES[tens]} puluh"
        if rest >= TWENTY and ones:
            yield ONES[ones]


def _english(amount: int) -> Iterator[str]:
    for group, power in _groups(amount):
        yield from _english_below_thousand(group)
        if power:
            yield ENGLISH_THOUSANDS[power]


def _english_below_thousand(group: int) -> Iterator[str]:
    hundreds, rest = divmod(group, HUNDRED)
    if hundreds:
        yield f"{ENGLISH_ONES[hundreds]} hundred"
        if rest:
            yield "and"
    if rest < TWENTY:
        if rest:
            yield ENGLISH_ONES[rest]
        return
    tens, ones = divmod(rest, TEN)
    yield ENGLISH_TENS[tens] + (f"-{ENGLISH_ONES[ones]}" if ones else "")
