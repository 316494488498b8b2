"""The almanac: working days, rules of the clocks, seasons and year-end deadlines, all of them versioned facts."""

from domain.almanac import days, decreeing, drafting, setting, terms, versions
from domain.almanac.almanac import Almanac
from domain.almanac.calendar import Calendar, DayOff, DayOffKind
from domain.almanac.deadlines import Deadline, Deadlines, Dispensation, Document, Zone
from domain.almanac.keeping import AlmanacKeeper, AlmanacReader
from domain.almanac.rules import Rule, RuleSet
from domain.almanac.seasons import Season, Spell
from domain.almanac.workdays import Workdays, workdays
from domain.obstacle.vocabulary import Clock

__all__ = [
    "Almanac",
    "AlmanacKeeper",
    "AlmanacReader",
    "Calendar",
    "Clock",
    "DayOff",
    "DayOffKind",
    "Deadline",
    "Deadlines",
    "Dispensation",
    "Document",
    "Rule",
    "RuleSet",
    "Season",
    "Spell",
    "Workdays",
    "Zone",
    "days",
    "decreeing",
    "drafting",
    "setting",
    "terms",
    "versions",
    "workdays",
]
