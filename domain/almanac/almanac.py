"""The almanac: calendar, rules and year-end deadlines as they are known at one time."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from domain.almanac.calendar import Calendar
from domain.almanac.deadlines import Deadlines
from domain.almanac.rulebook import Rulebook
from domain.almanac.rules import Rule, RuleSet
from domain.almanac.seasons import Season, Spell, spells
from domain.almanac.workdays import Workdays
from domain.obstacle.vocabulary import Clock, Level, Stage

#: Years whose seasons are looked through for the day on which a clock breaks.
YEARS_AHEAD = 3


@dataclass(frozen=True)
class Almanac:
    """What time is judged by. `rules` are those in force, `rulebook` has all versions of them."""

    calendar: Calendar = field(default_factory=Calendar)
    rules: RuleSet = field(default_factory=RuleSet)
    deadlines: Deadlines = field(default_factory=Deadlines)
    rulebook: Rulebook = field(default_factory=Rulebook, repr=False)

    def workdays(self, week: int) -> Workdays:
        return self.calendar.of_week(week)

    @cached_property
    def _years(self) -> dict[int, tuple[Spell, ...]]:
        return {}

    def seasons(self, year: int) -> tuple[Spell, ...]:
        """The seasons of a year."""
        if year not in self._years:
            self._years[year] = spells(year, self.deadlines.cut_off(year), self.calendar.five)
        return self._years[year]

    def season(self, day: date) -> Season:
        """The season that a day lies in."""
        return next(spell.season for spell in self.seasons(day.year) if day <= spell.last)

    @cached_property
    def _plans(self) -> dict[tuple[int, Clock, Level, Stage], tuple[tuple[Spell, Rule | None], ...]]:
        return {}

    def plan(self, year: int, clock: Clock, level: Level, stage: Stage) -> tuple[tuple[Spell, Rule | None], ...]:
        """From that year on: each season, with the rule that watches the clock in it."""
        asked = (year, clock, level, stage)
        if asked not in self._plans:
            self._plans[asked] = tuple(
                (spell, self.rules.rule(clock, spell.season, level, stage))
                for ahead in range(YEARS_AHEAD)
                for spell in self.seasons(year + ahead)
            )
        return self._plans[asked]

    @cached_property
    def _climbs(self) -> dict[tuple[int, Clock, Level, Stage], tuple[tuple[Spell, Rule], ...]]:
        return {}

    def climbs(self, year: int, clock: Clock, level: Level, stage: Stage) -> tuple[tuple[Spell, Rule], ...]:
        """Of the plan, the seasons whose rule takes an obstacle of that level further up the ladder by itself."""
        asked = (year, clock, level, stage)
        if asked not in self._climbs:
            plan = self.plan(*asked)
            self._climbs[asked] = tuple((spell, rule) for spell, rule in plan if rule and rule.lifts(level))
        return self._climbs[asked]
