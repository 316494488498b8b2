"""The intervals that make up a number of working days: what counted, what a pause took, and which days were off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from domain.almanac import Calendar, DayOff
from domain.almanac.workdays import SATURDAY, SIX_DAYS, SUNDAY
from domain.clocks.judging import ONE_DAY, Pauses, paused_on


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Days in a row, from `first` to `last`, of which `days` are working days; those of a pause do not count.

    `off` are the days off among them on which the unit would have worked.
    """

    first: date
    last: date
    days: int
    paused: bool
    off: tuple[DayOff, ...]


def stretches(after: date, until: date, pauses: Pauses, calendar: Calendar, week: int) -> tuple[Stretch, ...]:
    """The stretches from the day after `after` up to and with `until`; none where that is not later."""
    return tuple(_stretches(after, until, pauses, calendar, week))


def _stretches(after: date, until: date, pauses: Pauses, calendar: Calendar, week: int) -> Iterator[Stretch]:
    days, working = [after + ONE_DAY * n for n in range(1, (until - after).days + 1)], calendar.of_week(week)
    for paused, some in groupby(days, key=lambda day: paused_on(day, pauses)):
        part = list(some)
        yield Stretch(
            first=part[0],
            last=part[-1],
            days=working.count(part[0] - ONE_DAY, part[-1]),
            paused=paused,
            off=tuple(calendar.days[day] for day in part if day in calendar.days and _worked(day, week)),
        )


def counted(some: tuple[Stretch, ...]) -> int:
    """The working days of all stretches together, without those of pauses."""
    return sum(one.days for one in some if not one.paused)


def _worked(day: date, week: int) -> bool:
    return day.weekday() not in ({SUNDAY} if week == SIX_DAYS else {SATURDAY, SUNDAY})
