"""What became known of days off: a year is listed as a whole, then days are added, moved and removed by decrees."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.almanac.almanac import Almanac
from domain.almanac.calendar import Calendar, DayOff, DayOffKind
from domain.almanac.evolving import evolve
from domain.almanac.streams import CALENDAR, AlmanacEvent
from domain.event import stored_as


@dataclass(frozen=True, kw_only=True)
class CalendarEvent(AlmanacEvent):
    """A fact about the calendar."""

    STREAM = CALENDAR


@stored_as("calendar.year_listed.v1")
@dataclass(frozen=True, kw_only=True)
class YearListed(CalendarEvent):
    """The days off of a year are known, from a decree or another source; local ones that were known before stay."""

    year: int
    days: tuple[DayOff, ...]
    source: str


@stored_as("calendar.day_added.v1")
@dataclass(frozen=True, kw_only=True)
class DayAdded(CalendarEvent):
    """Nobody works on that day; an estimated day is certain now."""

    day: date
    name: str
    kind: DayOffKind
    decree: str | None


@stored_as("calendar.day_moved.v1")
@dataclass(frozen=True, kw_only=True)
class DayMoved(CalendarEvent):
    """The day off `day` is on `to` instead."""

    day: date
    to: date
    decree: str | None


@stored_as("calendar.day_removed.v1")
@dataclass(frozen=True, kw_only=True)
class DayRemoved(CalendarEvent):
    """That day is no day off after all."""

    day: date
    decree: str | None


@evolve.register(YearListed)
def _listed(event: YearListed, almanac: Almanac) -> Almanac:
    known = almanac.calendar.days.items()
    others = {day: off for day, off in known if day.year != event.year or off.kind is DayOffKind.LOCAL}
    sources = {**almanac.calendar.sources, event.year: event.source}
    return _changed(event, almanac, others | {off.day: off for off in event.days}, sources)


@evolve.register(DayAdded)
def _added(event: DayAdded, almanac: Almanac) -> Almanac:
    off = DayOff(day=event.day, name=event.name, kind=event.kind, decree=event.decree)
    return _changed(event, almanac, {**almanac.calendar.days, event.day: off})


@evolve.register(DayMoved)
def _moved(event: DayMoved, almanac: Almanac) -> Almanac:
    days = dict(almanac.calendar.days)
    off = replace(days.pop(event.day), day=event.to, decree=event.decree, estimated=False)
    return _changed(event, almanac, {**days, event.to: off})


@evolve.register(DayRemoved)
def _removed(event: DayRemoved, almanac: Almanac) -> Almanac:
    return _changed(event, almanac, {day: off for day, off in almanac.calendar.days.items() if day != event.day})


def _changed(
    event: CalendarEvent, almanac: Almanac, days: Mapping[date, DayOff], sources: Mapping[int, str] | None = None
) -> Almanac:
    known = almanac.calendar.sources if sources is None else sources
    return replace(almanac, calendar=Calendar(event.originator_version, days, known))
