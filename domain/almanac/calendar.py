"""The calendar as it is known at one time: days off, with why and by which decree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain.almanac.workdays import SIX_DAYS, Workdays, workdays


class DayOffKind(StrEnum):
    """Why nobody works: a national holiday, collective leave, or a day that the regency set itself."""

    NATIONAL = "national"
    COLLECTIVE_LEAVE = "collective_leave"
    LOCAL = "local"


@dataclass(frozen=True, kw_only=True, slots=True)
class DayOff:
    """A day off. `decree` is the number of the decree or circular; `estimated` where no decree has set it yet."""

    day: date
    name: str
    kind: DayOffKind
    decree: str | None = None
    estimated: bool = False


@dataclass(frozen=True)
class Calendar:
    """Days off by day; `version` counts the facts about the calendar that it holds, `sources` are by listed year."""

    version: int = 0
    days: Mapping[date, DayOff] = field(default_factory=dict, repr=False)
    sources: Mapping[int, str] = field(default_factory=dict, repr=False)

    @cached_property
    def five(self) -> Workdays:
        return workdays(5, self.days)

    @cached_property
    def six(self) -> Workdays:
        return workdays(SIX_DAYS, self.days)

    def of_week(self, week: int) -> Workdays:
        """The working days of a 5- or 6-day week."""
        return self.six if week == SIX_DAYS else self.five

    def of_year(self, year: int) -> tuple[DayOff, ...]:
        """The days off of a year in their order."""
        return tuple(self.days[day] for day in sorted(self.days) if day.year == year)
