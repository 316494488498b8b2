"""Judging clocks: the last day in time, the day on which a clock breaks, and under which rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.almanac import Almanac, Rule, Workdays
from domain.clocks.running import Running, Timed, day
from domain.obstacle.state import Waits

Pauses = Sequence[tuple[date, date | None]]
#: The working days a week (5 or 6) of an agency or desk, by its code.
WeekOf = Callable[[Waits, tuple[str, ...], str], int]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """`due_on` is the last day in time, `breaks_on` the first day on which it is overdue, both by `rule`.

    Without a rule the clock is not watched; with a pause that lasts, there is no day yet.
    """

    running: Running
    began_on: date
    rule: Rule | None = None
    due_on: date | None = None
    breaks_on: date | None = None

    def broken(self, on: date) -> bool:
        return self.breaks_on is not None and self.breaks_on <= on


def paused_on(one: date, pauses: Pauses) -> bool:
    """A pause takes the days after it began, up to and with the day on which it ended."""
    return any(first < one and (last is None or one <= last) for first, last in pauses)


def due(days: Workdays, start: date, n: int, pauses: Pauses) -> date | None:
    """The n-th working day after `start` that no pause takes; None while a pause lasts that it would fall into."""
    if not pauses:
        return days.add(start, n)
    left, at = n, start
    while left:
        at = days.add(at, 1)
        if any(first < at and last is None for first, last in pauses):
            return None
        left -= not paused_on(at, pauses)
    return at


def judge(running: Running, of: Timed, almanac: Almanac, week_of: WeekOf) -> Judgement:
    """The day on which this clock breaks, by the rule of the season that day lies in.

    A stricter season shortens clocks that run already: they break on its first day at the earliest. So a wait that
    lasts gives no day for a season only where the days that it gives had not run out before.
    """
    began = day(running.counts_from(almanac.rules.signs))
    start = running.fixed_on or began
    days = almanac.workdays(week_of(running.kind, running.who, of.agency))
    pauses = () if running.fixed_on else of.pauses
    held: Rule | None = None
    for spell, rule in almanac.plan(start.year, running.clock, of.level, of.stage):
        if rule is None or spell.last < start:
            continue
        last = due(days, start, rule.days, pauses)
        if last is None:
            held = held or rule
            continue
        breaks = max(last + ONE_DAY, spell.first)
        if breaks <= spell.last:
            return Judgement(running=running, began_on=began, rule=rule, due_on=last, breaks_on=breaks)
    return Judgement(running=running, began_on=began, rule=held)
