"""One version of the rules as a table: by clock, and within it by season, level and cause stage."""

from dataclasses import dataclass

from domain.almanac import Clock, RuleSet
from web.visiting import Visit
from wording.ruling import climb_line, days_line, scope_line, sign_name, told_line
from wording.terms import word


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleView:
    """A rule in words."""

    scope: str
    days: str
    told: str
    climb: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockView:
    """All rules of one clock; none where nothing watches it."""

    name: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RulesView:
    """A version: its clocks, and what ends a silence."""

    version: int
    clocks: tuple[ClockView, ...]
    signs: tuple[str, ...]


def rules_view(visit: Visit, rules: RuleSet) -> RulesView:
    """The whole version."""
    return RulesView(
        version=rules.version,
        clocks=tuple(_clock(visit, rules, clock) for clock in Clock),
        signs=tuple(sorted(sign_name(sign, visit.language) for sign in rules.signs)),
    )


def _clock(visit: Visit, rules: RuleSet, clock: Clock) -> ClockView:
    return ClockView(
        name=word(clock, visit.language),
        rules=tuple(
            RuleView(
                scope=scope_line(one, visit.language),
                days=days_line(one, visit.language),
                told=told_line(one, visit.language),
                climb=climb_line(one, visit.language),
            )
            for one in rules.rules
            if one.clock is clock
        ),
    )
