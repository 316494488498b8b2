"""Changing the calendar: listing a year, and what decrees do to single days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.acting import OfficeKind
from domain.almanac.calendar import Calendar, DayOff, DayOffKind
from domain.almanac.days import DayAdded, DayMoved, DayRemoved, YearListed
from domain.almanac.deciding import LONGEST, Command, Occasion, outcome, paper, year_problem
from domain.almanac.streams import CALENDAR
from domain.directory.deciding import Problem, refuse_if


@dataclass(frozen=True, kw_only=True)
class ListYear(Command):
    """Bring in the days off of a year; `source` is the number of the decree.

    The program lists only years that are not listed yet, from a library with its version.
    """

    ACT = "list_year"
    STREAM = CALENDAR

    year: int
    days: tuple[DayOff, ...]
    source: str


@dataclass(frozen=True, kw_only=True)
class AddDay(Command):
    """Add a day off, or make sure of an estimated one."""

    ACT = "add_day"
    STREAM = CALENDAR

    day: date
    name: str
    kind: DayOffKind
    decree: str | None = None


@dataclass(frozen=True, kw_only=True)
class MoveDay(Command):
    """Move a day off to another day."""

    ACT = "move_day"
    STREAM = CALENDAR

    day: date
    to: date
    decree: str | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveDay(Command):
    """Let a day off be worked on."""

    ACT = "remove_day"
    STREAM = CALENDAR

    day: date
    decree: str | None = None


def touches_past(command: ListYear | AddDay | MoveDay | RemoveDay, today: date) -> bool:
    """Whether a day up to today changes: verdicts that were given stay, only today's view of them changes."""
    if isinstance(command, ListYear):
        return any(off.day <= today for off in command.days)
    return min(command.day, command.to if isinstance(command, MoveDay) else command.day) <= today


@outcome.register(ListYear)
def _list(command: ListYear, occasion: Occasion) -> tuple[YearListed, ...]:
    by_program = occasion.by.kind is OfficeKind.SYSTEM
    refuse_if({"year": year_problem(command.year)})
    refuse_if(
        {
            "days": None if command.days or by_program else ("required", {}),
            "decree": None if by_program else occasion.paper_problem(command.source),
            **dict(_of_days(command)),
        }
    )
    calendar = occasion.almanac.calendar
    listed = calendar.sources.get(command.year)
    if listed == command.source or (listed and by_program):
        return ()
    days = tuple(sorted(command.days, key=lambda off: off.day))
    return (YearListed(**occasion.stamp, year=command.year, days=days, source=command.source.strip()),)


def _of_days(command: ListYear) -> Iterator[tuple[str, Problem | None]]:
    """Each day lies in its year, once, with a name."""
    known: set[date] = set()
    for nth, off in enumerate(command.days):
        twice = ("day_already_off", {"day": off.day, "name": off.name}) if off.day in known else None
        away = ("outside_the_year", {"latest": date(command.year, 12, 31)}) if off.day.year != command.year else None
        yield f"days.{nth}.day", twice or away
        yield f"days.{nth}.name", _name_problem(off.name)
        known.add(off.day)


def _name_problem(name: str) -> Problem | None:
    if not name.strip():
        return "required", {}
    return ("too_long", {"most": LONGEST}) if len(name) > LONGEST else None


@outcome.register(AddDay)
def _add(command: AddDay, occasion: Occasion) -> tuple[DayAdded]:
    refuse_if(
        {
            "day": _free_problem(command.day, occasion.almanac.calendar),
            "name": _name_problem(command.name),
            "decree": occasion.paper_problem(command.decree),
        }
    )
    name, decree = command.name.strip(), paper(command.decree)
    return (DayAdded(**occasion.stamp, day=command.day, name=name, kind=command.kind, decree=decree),)


@outcome.register(MoveDay)
def _move(command: MoveDay, occasion: Occasion) -> tuple[DayMoved]:
    calendar = occasion.almanac.calendar
    refuse_if(
        {
            "day": _off_problem(command.day, calendar),
            "to": ("unchanged", {}) if command.to == command.day else _free_problem(command.to, calendar),
            "decree": occasion.paper_problem(command.decree),
        }
    )
    return (DayMoved(**occasion.stamp, day=command.day, to=command.to, decree=paper(command.decree)),)


@outcome.register(RemoveDay)
def _remove(command: RemoveDay, occasion: Occasion) -> tuple[DayRemoved]:
    refuse_if(
        {
            "day": _off_problem(command.day, occasion.almanac.calendar),
            "decree": occasion.paper_problem(command.decree),
        }
    )
    return (DayRemoved(**occasion.stamp, day=command.day, decree=paper(command.decree)),)


def _free_problem(day: date, calendar: Calendar) -> Problem | None:
    off = calendar.days.get(day)
    if off is not None and not off.estimated:
        return "day_already_off", {"day": day, "name": off.name}
    return year_problem(day.year)


def _off_problem(day: date, calendar: Calendar) -> Problem | None:
    return None if day in calendar.days else ("not_a_day_off", {"day": day})
