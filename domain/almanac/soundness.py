"""Whether rules make sense together: none contradicts another, and each can fire somewhere."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from domain.acting import OfficeKind
from domain.almanac.rules import Rule, RuleSet
from domain.almanac.seasons import Season
from domain.directory.deciding import Problem
from domain.event import Event
from domain.obstacle.vocabulary import Clock, Level, Stage

#: A clock that runs longer than a year of working days has let a fiscal year pass.
MOST_DAYS = 260
MOST_RULES = 500


def problems(rules: tuple[Rule, ...], signs: tuple[str, ...]) -> Mapping[str, Problem]:
    """What is wrong, by field (`rules.0.days`); nothing where all is well."""
    found: dict[str, Problem] = {}
    if not rules:
        found["rules"] = "required", {}
    if len(rules) > MOST_RULES:
        return {"rules": ("too_many", {"most": MOST_RULES})}
    known, seen = RuleSet(0, rules), dict[object, int]()
    for nth, rule in enumerate(rules):
        found.update((f"rules.{nth}.{name}", problem) for name, problem in _of_one(rule))
        first = seen.setdefault(rule.scope, nth)
        if first != nth:
            found[f"rules.{nth}.clock"] = "rules_contradict", {"first": first + 1, "second": nth + 1}
        elif not _fires(rule, known):
            found[f"rules.{nth}.clock"] = "never_fires", {"n": nth + 1}
    found.update(_of_signs(rules, signs))
    return found


@cache
def signs_of_life() -> tuple[str, ...]:
    """The stored names of all events that can end a silence, in their order."""
    waiting: list[type[Event]] = [Event]
    found = set()
    for cls in waiting:
        waiting += cls.__subclasses__()
        if cls.SIGN_OF_LIFE and "TOPIC" in vars(cls):
            found.add(cls.TOPIC)
    return tuple(sorted(found))


def _of_one(rule: Rule) -> Iterator[tuple[str, Problem]]:
    if not 0 <= rule.days <= MOST_DAYS:
        yield "days", ("not_days", {"most": MOST_DAYS})
    if not 1 <= rule.step_days <= MOST_DAYS:
        yield "step_days", ("not_step_days", {"most": MOST_DAYS})
    if OfficeKind.SYSTEM in rule.tell:
        yield "tell", ("not_an_office", {})
    lowest = rule.level or Level.AGENCY_HEAD
    if rule.escalate_to is not None and rule.escalate_to.rank <= lowest.rank:
        yield "escalate_to", ("not_upward", {"level": lowest})


def _fires(rule: Rule, known: RuleSet) -> bool:
    """Whether there is a season, level and stage for which no narrower rule counts."""
    seasons = (rule.season,) if rule.season else tuple(Season)
    levels = (rule.level,) if rule.level else tuple(Level)
    stages = (rule.stage,) if rule.stage else tuple(Stage)
    counts = (known.rule(rule.clock, *place) for place in product(seasons, levels, stages))
    return any(one is not None and one.scope == rule.scope for one in counts)


def _of_signs(rules: tuple[Rule, ...], signs: tuple[str, ...]) -> Iterator[tuple[str, Problem]]:
    """Without any sign the silence of everything would never end."""
    if not signs and any(rule.clock is Clock.FOLLOW_UP for rule in rules):
        yield "signs", ("required", {})
    for nth, sign in enumerate(signs):
        if sign not in signs_of_life():
            yield f"signs.{nth}", ("unknown_sign", {"name": sign})
