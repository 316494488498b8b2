"""The stages of the year, by which the rules grow stricter towards its end."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.almanac.workdays import Workdays

LAST_DAYS = 30


class Season(StrEnum):
    """A stage of the year: until September, from October, the last 30 working days to the cut-off, and after it."""

    ORDINARY = "ordinary"
    LAST_QUARTER = "last_quarter"
    LAST_30_DAYS = "last_30_days"
    AFTER_CUT_OFF = "after_cut_off"


@dataclass(frozen=True, slots=True)
class Spell:
    """A season from its first to its last day."""

    season: Season
    first: date
    last: date


def spells(year: int, cut_off: date | None, days: Workdays) -> tuple[Spell, ...]:
    """The seasons of a year in order; without a cut-off the last 30 working days end with the year."""
    end = date(year, 12, 31)
    last = min(cut_off or end, end)
    october = date(year, 10, 1)
    thirty = max(days.back(last, LAST_DAYS), date(year, 1, 1))
    begins = {
        Season.ORDINARY: date(year, 1, 1),
        Season.LAST_QUARTER: min(october, thirty),
        Season.LAST_30_DAYS: thirty,
        Season.AFTER_CUT_OFF: last + timedelta(days=1),
    }
    ends = [*list(begins.values())[1:], end + timedelta(days=1)]
    day = timedelta(days=1)
    found = (Spell(s, first, after - day) for (s, first), after in zip(begins.items(), ends, strict=True))
    return tuple(spell for spell in found if spell.first <= spell.last)
