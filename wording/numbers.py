"""Money, percentages and counts, as they are written and as people type them. Money is whole rupiah.

Figures are rounded here only, after everything has been added up.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from wording.language import N_, Language, language
from wording.misread import Misread

INDONESIAN = language("id")
LONGEST_TYPED = 60
SIZES = (
    (10**12, N_("Rp{amount} triliun")),
    (10**9, N_("Rp{amount} miliar")),
    (10**6, N_("Rp{amount} juta")),
)
SMALLEST = 10**6
#: As officials write them: M is miliar, never million. English words for those who read in English.
UNITS = {
    "": 1,
    **dict.fromkeys(("rb", "ribu", "thousand"), 10**3),
    **dict.fromkeys(("jt", "juta", "million"), 10**6),
    **dict.fromkeys(("m", "miliar", "milyar", "billion"), 10**9),
    **dict.fromkeys(("t", "triliun", "trilyun", "trillion"), 10**12),
}
TYPED = re.compile(r"(?:(?:rp|idr)\.?)?(\d[\d.,]*?)(?:,-+|\.-+)?([a-z]*)\.?", re.ASCII)
SPACES = re.compile(r"[\s\u00a0\u202f]+")
DOTTED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
COMMAED = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
PERCENT = re.compile(r"\d{1,3}([.,]\d{1,6})?", re.ASCII)


def rupiah(amount: int, said_in: Language = INDONESIAN) -> str:
    """The whole amount: `Rp1.234.567`, in English `Rp1,234,567`."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{said_in.count(abs(amount))}"


def rupiah_short(amount: int, said_in: Language = INDONESIAN) -> str:
    """The amount with at most two decimals: `Rp1,4 miliar`, `Rp2,65 triliun`; below a million it is whole."""
    if abs(amount) < SMALLEST:
        return rupiah(amount, said_in)
    size, sentence = next(each for each in SIZES if _hundredths(amount, each[0]) >= 1)
    said = said_in.gettext(sentence, amount=_decimal(_trimmed(_hundredths(amount, size)), said_in))
    return f"-{said}" if amount < 0 else said


def _hundredths(amount: int, size: int) -> Decimal:
    return (Decimal(abs(amount)) / size).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros at the end of the decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def rupiah_or_unstated(amount: int | None, said_in: Language = INDONESIAN) -> str:
    """The short amount, or that it was not stated: an unknown amount is not zero."""
    return said_in.gettext("belum bernilai") if amount is None else rupiah_short(amount, said_in)


def percent(value: Decimal, said_in: Language = INDONESIAN) -> str:
    """A percentage with two decimals: `41,70 %`."""
    return f"{_decimal(value.quantize(Decimal('0.01'), ROUND_HALF_UP), said_in)} %"


def decimal(value: Decimal, said_in: Language = INDONESIAN) -> str:
    """A number with the decimals it has, for a field to be typed in: `41,7`."""
    return _decimal(value, said_in)


def obstacles(n: int, said_in: Language = INDONESIAN) -> str:
    """So many obstacles."""
    return said_in.ngettext("{n} kendala", "{n} kendala", n)


def without_amount(n: int, said_in: Language = INDONESIAN) -> str:
    """How many obstacles a sum leaves out because they state no amount; nothing where there are none."""
    return said_in.ngettext("{n} kendala belum bernilai", "{n} kendala belum bernilai", n) if n else ""


def file_size(size: int, said_in: Language = INDONESIAN) -> str:
    """Bytes as people know them, in powers of ten with one decimal at most: `2,5 MB`."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{_decimal(_trimmed((Decimal(size) / unit).quantize(Decimal('0.1'))), said_in)} {name}"
    return f"{said_in.count(size)} B"


def _point(said_in: Language) -> str:
    return "." if said_in.english else ","


def _decimal(value: Decimal, said_in: Language) -> str:
    whole, _, rest = f"{value:f}".partition(".")
    sign = "-" if whole.startswith("-") else ""
    grouped = sign + said_in.count(int(whole.removeprefix("-")))
    return f"{grouped}{_point(said_in)}{rest}" if rest else grouped


def parse_rupiah(typed: str) -> int | None:
    """What was typed as money in whole rupiah, None where nothing was.

    Reads `1,4 M`, `Rp 250.000.000,00`, `250 juta`, `1.5 miliar`, `Rp1.000.000,-`. Raises Misread: `not_rupiah`, or
    `ambiguous_rupiah` where the figure could be two amounts (`1.234 miliar`).
    """
    text = SPACES.sub("", typed.lower())
    if not text:
        return None
    found = TYPED.fullmatch(text) if len(text) <= LONGEST_TYPED else None
    unit = UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        raise Misread("not_rupiah")
    amount = _figure(found[1], unit) * unit
    if amount != int(amount):
        raise Misread("not_rupiah")
    return int(amount)


def _figure(figure: str, unit: int) -> Decimal:
    """The number before the unit. Of two kinds of signs the last is the decimal one."""
    dotted, commaed = DOTTED.fullmatch(figure), COMMAED.fullmatch(figure)
    if (dotted or commaed) and unit > 1 and figure.count("." if dotted else ",") == 1:
        raise Misread("ambiguous_rupiah", typed=figure)
    if dotted or commaed:
        return Decimal(re.sub(r"[.,]", "", figure))
    for grouping, point, group in ((".", ",", DOTTED), (",", ".", COMMAED)):
        whole, mark, rest = figure.rpartition(point)
        if mark and rest.isdigit() and (whole.isdigit() or group.fullmatch(whole)):
            return Decimal(f"{whole.replace(grouping, '')}.{rest}")
    if not figure.isdigit():
        raise Misread("not_rupiah")
    return Decimal(figure)


def parse_percent(typed: str) -> Decimal | None:
    """What was typed as a percentage (`41,7`, `41.70 %`), None where nothing was. Raises Misread: `not_percent`."""
    text = SPACES.sub("", typed).removesuffix("%")
    if not text:
        return None
    if not PERCENT.fullmatch(text):
        raise Misread("not_percent")
    return Decimal(text.replace(",", "."))
