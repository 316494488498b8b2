"""Days and times, as they are written (in WITA, with its label) and as people type them."""

import re
from datetime import date, datetime, timedelta

from domain.obstacle import WITA
from wording.language import Language, language
from wording.misread import Misread

INDONESIAN = language("id")
MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
#: Months as they are typed: by name, by the first three letters, and as older forms shorten them.
MONTH_NUMBERS = {
    **{name.lower(): n for names in MONTHS.values() for n, name in enumerate(names, 1)},
    **{name.lower()[:3]: n for names in MONTHS.values() for n, name in enumerate(names, 1)},
    **dict.fromkeys(("agts", "agust"), 8),
    **dict.fromkeys(("nop", "nopember"), 11),
    "sept": 9,
    "pebruari": 2,
}
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
NUMBERS = re.compile(r"(?P<day>\d{1,2})([/. -])(?P<month>\d{1,2})\2(?P<year>\d{4})")
#: All that a telephone's keys for numbers have.
DIGITS = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})")
WORDS = re.compile(r"(?:[a-z]+,\s*)?(?P<day>\d{1,2})\s+(?P<month>[a-z]+)\.?\s+(?P<year>\d{4})")


def day_of(moment: datetime) -> date:
    """The day in the office's own zone."""
    return moment.astimezone(WITA).date()


def long_day(day: date, said_in: Language = INDONESIAN) -> str:
    """`26 November 2024`."""
    return f"{day.day} {MONTHS[said_in.code][day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`26/11/2024`, in both languages: a day stands before its month."""
    return f"{day:%d/%m/%Y}"


def weekday(day: date, said_in: Language = INDONESIAN) -> str:
    """`Selasa, 26 November 2024`."""
    return f"{WEEKDAYS[said_in.code][day.weekday()]}, {long_day(day, said_in)}"


def clock(moment: datetime, said_in: Language = INDONESIAN) -> str:
    """`14.05 WITA`, in English `14:05 WITA`."""
    local = moment.astimezone(WITA)
    return f"{local:%H:%M} WITA" if said_in.english else f"{local:%H.%M} WITA"


def long_moment(moment: datetime, said_in: Language = INDONESIAN) -> str:
    """`26 November 2024 pukul 14.05 WITA`."""
    said = said_in.gettext("{day} pukul {time}")
    return said.format(day=long_day(day_of(moment), said_in), time=clock(moment, said_in))


def short_moment(moment: datetime, said_in: Language = INDONESIAN) -> str:
    """`26/11/2024 14.05 WITA`."""
    return f"{short_day(day_of(moment))} {clock(moment, said_in)}"


def age(days: int, said_in: Language = INDONESIAN) -> str:
    """`12 hari`."""
    return said_in.ngettext("{n} hari", "{n} hari", days)


def since(day: date, today: date, said_in: Language = INDONESIAN) -> str:
    """Since when something holds: `sejak 26 November 2024 (3 hari)`, `sejak hari ini`."""
    days = (today - day).days
    if days <= 0:
        return said_in.gettext("sejak hari ini")
    return said_in.gettext("sejak {day} ({age})", day=long_day(day, said_in), age=age(days, said_in))


def ago(moment: datetime, now: datetime, said_in: Language = INDONESIAN) -> str:
    """How long ago something happened: `baru saja`, `5 menit lalu`, `kemarin`, `12 hari lalu`."""
    minutes, days = int((now - moment).total_seconds() // 60), (day_of(now) - day_of(moment)).days
    if minutes < 1:
        return said_in.gettext("baru saja")
    if minutes < 60:  # noqa: PLR2004 - minutes of an hour
        return said_in.ngettext("{n} menit lalu", "{n} menit lalu", minutes)
    if days == 0:
        return said_in.ngettext("{n} jam lalu", "{n} jam lalu", minutes // 60)
    if days == 1:
        return said_in.gettext("kemarin")
    return said_in.ngettext("{n} hari lalu", "{n} hari lalu", days)


def until(day: date, today: date, said_in: Language = INDONESIAN) -> str:
    """How far a deadline is away: `3 hari lagi`, `besok`, `hari ini`, `lewat 2 hari`."""
    days = (day - today).days
    if days < 0:
        return said_in.ngettext("lewat {n} hari", "lewat {n} hari", -days)
    if days <= 1:
        return said_in.gettext("besok") if days else said_in.gettext("hari ini")
    return said_in.ngettext("{n} hari lagi", "{n} hari lagi", days)


def late_entry(happened_on: date, recorded_at: datetime, said_in: Language = INDONESIAN) -> str:
    """How long after it happened something was recorded; nothing where it was within the day after."""
    days = day_of(recorded_at) - happened_on
    if days <= timedelta(days=1):
        return ""
    return said_in.ngettext("dicatat {n} hari kemudian", "dicatat {n} hari kemudian", days.days)


def parse_day(typed: str) -> date | None:
    """What was typed as a day, None where nothing was. Raises Misread: `not_a_date`.

    Reads `26/11/2024`, `26-11-2024`, `26112024`, `2024-11-26` and `26 November 2024`; a year has four digits.
    """
    text = " ".join(typed.lower().split())
    if not text:
        return None
    found = ISO.fullmatch(text) or NUMBERS.fullmatch(text) or DIGITS.fullmatch(text) or WORDS.fullmatch(text)
    if found is None:
        raise Misread("not_a_date")
    month = found["month"]
    number = int(month) if month.isdigit() else MONTH_NUMBERS.get(month, 0)
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        raise Misread("not_a_date") from None


def as_typed(value: object) -> str:
    """The value of a field for a day as people here write it; what is no day stays as it was typed."""
    text = "" if value is None else str(value)
    try:
        day = parse_day(text)
    except Misread:
        return text
    return short_day(day) if day else ""
