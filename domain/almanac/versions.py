"""What became known of the rules: a version was drafted, a version was switched on."""

from dataclasses import dataclass, replace

from domain.almanac.almanac import Almanac
from domain.almanac.evolving import evolve
from domain.almanac.rulebook import Draft, Rulebook
from domain.almanac.rules import Rule, RuleSet
from domain.almanac.streams import RULES, AlmanacEvent
from domain.event import stored_as


@dataclass(frozen=True, kw_only=True)
class RulesEvent(AlmanacEvent):
    """A fact about one version of the rules."""

    STREAM = RULES

    version: int


@stored_as("rules.drafted.v1")
@dataclass(frozen=True, kw_only=True)
class RulesDrafted(RulesEvent):
    """The rules of a version and why they were made; they do not hold yet. `signs` are stored names of events."""

    rules: tuple[Rule, ...]
    signs: tuple[str, ...]
    reason: str


@stored_as("rules.switched_on.v1")
@dataclass(frozen=True, kw_only=True)
class RulesSwitchedOn(RulesEvent):
    """That version holds from now on."""


@evolve.register(RulesDrafted)
def _drafted(event: RulesDrafted, almanac: Almanac) -> Almanac:
    draft = Draft(
        place=event.originator_version,
        rules=RuleSet(event.version, event.rules, event.signs),
        reason=event.reason,
        by=event.by,
        drafted_at=event.recorded_at,
    )
    return _with(almanac, draft)


@evolve.register(RulesSwitchedOn)
def _switched_on(event: RulesSwitchedOn, almanac: Almanac) -> Almanac:
    draft = almanac.rulebook.drafts[event.version]
    known = replace(draft, switched_on=(*draft.switched_on, event.recorded_at))
    return replace(_with(almanac, known), rules=draft.rules)


def _with(almanac: Almanac, draft: Draft) -> Almanac:
    return replace(almanac, rulebook=Rulebook({**almanac.rulebook.drafts, draft.version: draft}))
