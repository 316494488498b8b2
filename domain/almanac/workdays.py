"""Working days: which days count for a unit, and how to add and count them.

A clock counts from the day after its start. Weekends follow the unit's own week (5 days: Monday to Friday; 6 days:
also Saturday); holidays and collective leave count for nobody.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

SATURDAY, SUNDAY = 5, 6
SIX_DAYS = 6
ONE_DAY = timedelta(days=1)
#: Days for which working days are laid out at once, on both sides of the first day that is asked for.
FIRST, LAST = date(2010, 1, 1).toordinal(), date(2060, 12, 31).toordinal()


@dataclass(frozen=True)
class Workdays:
    """The working days of one kind of week, over a set of days off. Valid from 2010 to 2060."""

    week: int
    off: frozenset[date] = field(repr=False)

    @cached_property
    def _days(self) -> list[int]:
        off = {day.toordinal() for day in self.off}
        weekend = {SUNDAY} if self.week == SIX_DAYS else {SATURDAY, SUNDAY}
        # 1 January of the year 1 was a Monday and has the ordinal 1
        return [n for n in range(FIRST, LAST + 1) if (n - 1) % 7 not in weekend and n not in off]

    def works_on(self, day: date) -> bool:
        """Whether the unit works on that day."""
        at = bisect_left(self._days, day.toordinal())
        return at < len(self._days) and self._days[at] == day.toordinal()

    def add(self, start: date, n: int) -> date:
        """The n-th working day after `start`; `start` itself for n = 0. Raises ValueError for a negative n."""
        if n < 0:
            raise ValueError("working days are added forward only")
        if n == 0:
            return start
        return date.fromordinal(self._days[bisect_right(self._days, start.toordinal()) + n - 1])

    def count(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; 0 where the end is not after the start."""
        first, last = (bisect_right(self._days, day.toordinal()) for day in (start, end))
        return max(0, last - first)

    def back(self, end: date, n: int) -> date:
        """The first of the last n working days that end with `end` (or before it, where it is a day off)."""
        return date.fromordinal(self._days[bisect_right(self._days, end.toordinal()) - n])


def workdays(week: int, off: Collection[date]) -> Workdays:
    """The working days of a 5- or 6-day week."""
    return Workdays(week, frozenset(off))
