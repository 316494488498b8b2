"""Moments of the past as people and programs write them, and as an address keeps them."""

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

from domain.obstacle import WITA
from projections.past import NoSuchPast
from wording.dates import INDONESIAN, clock, day_of, long_day, long_moment, parse_day
from wording.language import Language
from wording.misread import Misread

#: `2024-11-26T14:05:30.25+08:00`, `26/11/2024 14.05`; in an address that was typed, a plus may have become a space.
WITH_TIME = re.compile(
    r"(?P<day>.+?)(?:T|\s+)(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2})(?:\.(?P<part>\d{1,6}))?)?"
    r"\s*(?:WITA|(?P<utc>Z)|(?P<sign>[+ -])(?P<zone>\d{2}:?\d{2}))?"
)
END = time.max


def moment_of(typed: str, now: datetime) -> datetime:
    """The moment (UTC) that was typed: a day is its end, a time without a zone is WITA; the present day is now.

    Raises NoSuchPast for what is no moment or still to come.
    """
    try:
        moment, whole_day = _read(" ".join(typed.split()))
    except (Misread, ValueError, OverflowError):
        raise NoSuchPast("not_a_moment") from None
    if moment <= now:
        return moment
    if whole_day and day_of(moment) == day_of(now):
        return now
    raise NoSuchPast("in_the_future")


def written(moment: datetime) -> str:
    """The moment as an address keeps it: `2024-11-26` for the end of that day, else `2024-11-26T14:05` (WITA)."""
    local = moment.astimezone(WITA).replace(tzinfo=None)
    if local.time() == END:
        return local.date().isoformat()
    return local.isoformat(timespec="auto" if local.second or local.microsecond else "minutes")


def said(moment: datetime, said_in: Language = INDONESIAN) -> str:
    """`26 November 2024 pukul 23.59 WITA`, to the second where it is not a whole minute or the end of a day."""
    local = moment.astimezone(WITA)
    if local.time() == END or not local.second:
        return long_moment(moment, said_in)
    precise = clock(moment, said_in).replace(" ", f"{':' if said_in.english else '.'}{local:%S} ", 1)
    return said_in.gettext("{day} pukul {time}").format(day=long_day(local.date(), said_in), time=precise)


def _read(text: str) -> tuple[datetime, bool]:
    """The moment, and whether a whole day was given."""
    found = WITH_TIME.fullmatch(text)
    day = parse_day(found["day"] if found else text)
    if day is None:
        raise Misread("not_a_date")
    if found is None:
        return datetime.combine(day, END, WITA).astimezone(UTC), True
    part = int((found["part"] or "").ljust(6, "0"))
    at = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), part)
    return datetime.combine(day, at, _zone(found)).astimezone(UTC), False


def _zone(found: re.Match[str]) -> tzinfo:
    if found["utc"]:
        return UTC
    if not found["zone"]:
        return WITA
    digits = found["zone"].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if found["sign"] == "-" else ahead)
