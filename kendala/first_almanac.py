"""The first almanac of an installation: the holidays of some years, rules to begin with, and the one known deadline."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from importlib.metadata import version

from domain.acting import SYSTEM, OfficeKind
from domain.almanac import Almanac, Clock, DayOff, DayOffKind, Document, Rule, Season, Zone
from domain.almanac.chronicle import Chronicle
from domain.almanac.deadlines import ZONES
from domain.almanac.deciding import Command, decide
from domain.almanac.decreeing import ListYear
from domain.almanac.drafting import DraftRules, SwitchOnRules
from domain.almanac.setting import SetDeadline
from domain.almanac.soundness import signs_of_life
from domain.almanac.streams import AlmanacEvent
from domain.directory import Directory
from domain.obstacle.vocabulary import Level
from kendala.access.clock import Clock as Now

YEARS = range(2018, 2028)
#: How the library marks a day that no decree has set yet.
ESTIMATE = "(perkiraan)"
CATEGORIES = {"government": DayOffKind.COLLECTIVE_LEAVE, "public": DayOffKind.NATIONAL}
EKOBANG = (OfficeKind.ADPEM, OfficeKind.ASSISTANT)
FIRST_RULES = "Aturan awal"
#: Numbers to begin with: no public source says them, so each office sets its own.
RULES = (
    Rule(clock=Clock.ACCEPT, days=3, tell=(OfficeKind.ADPEM,)),
    Rule(clock=Clock.ASSIGN, days=3, tell=(OfficeKind.ADPEM,)),
    Rule(clock=Clock.ANSWER, days=3, tell=(OfficeKind.DESK, OfficeKind.ADPEM)),
    Rule(clock=Clock.FOLLOW_UP, days=10, tell=(OfficeKind.ADPEM,)),
    Rule(clock=Clock.FOLLOW_UP, season=Season.LAST_QUARTER, days=7, tell=EKOBANG),
    Rule(clock=Clock.FOLLOW_UP, season=Season.LAST_30_DAYS, days=5, tell=EKOBANG, escalate_to=Level.ASSISTANT),
    Rule(clock=Clock.FOLLOW_UP, season=Season.AFTER_CUT_OFF, days=3, tell=EKOBANG, escalate_to=Level.ASSISTANT),
    Rule(clock=Clock.NEEDED_BY, days=0, tell=EKOBANG),
    Rule(clock=Clock.NEEDED_BY, season=Season.LAST_30_DAYS, days=0, tell=EKOBANG, escalate_to=Level.ASSISTANT),
    Rule(clock=Clock.NEEDED_BY, season=Season.AFTER_CUT_OFF, days=0, tell=EKOBANG, escalate_to=Level.ASSISTANT),
    Rule(clock=Clock.CONFIRM, days=5, tell=(OfficeKind.ADPEM,)),
    Rule(clock=Clock.DELIVER, days=0, tell=(OfficeKind.DESK, OfficeKind.ADPEM)),
)
#: The only year-end deadline that a public source names: a Sunday, and it did not roll.
KNOWN_DEADLINE = SetDeadline(
    year=2024,
    document=Document.SPP_LS,
    at=datetime(2024, 12, 15, 23, 0, tzinfo=ZONES[Zone.WITA]),
    zone=Zone.WITA,
)


def missing_facts(chronicle: Chronicle, clock: Now, unknown: Collection[date] = ()) -> tuple[AlmanacEvent, ...]:
    """The facts that the almanac has not; `unknown` are days off that nobody knew of then."""
    events: tuple[AlmanacEvent, ...] = ()
    for command in _wanted(chronicle.current(), unknown):
        new = decide(command, chronicle, directory=Directory(), by=SYSTEM, now=clock())
        chronicle, events = chronicle.after(*new), events + new
    return events


def _wanted(almanac: Almanac, unknown: Collection[date]) -> Iterator[Command]:
    source = f"holidays {version('holidays')}"
    for year in YEARS:
        if year not in almanac.calendar.sources:
            days = tuple(off for off in holidays_of(year) if off.day not in unknown)
            yield ListYear(year=year, days=days, source=source)
    if not almanac.rulebook.drafts:
        yield DraftRules(rules=RULES, signs=signs_of_life(), reason=FIRST_RULES)
        yield SwitchOnRules(version=1)
    if not almanac.deadlines.by_document:
        yield KNOWN_DEADLINE


def holidays_of(year: int) -> tuple[DayOff, ...]:
    """National holidays and collective leave of a year in Indonesia, as the library `holidays` lists them."""
    from holidays import country_holidays

    found: dict[date, DayOff] = {}
    for category, kind in CATEGORIES.items():
        listed = country_holidays("ID", years=year, categories=(category,), language="id")
        found |= {day: _day_off(day, name, kind) for day, name in listed.items()}
    return tuple(found[day] for day in sorted(found))


def _day_off(day: date, name: str, kind: DayOffKind) -> DayOff:
    return DayOff(day=day, name=name.replace(f" {ESTIMATE}", ""), kind=kind, estimated=ESTIMATE in name)
