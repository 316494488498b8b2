"""Making a version of the rules, and letting it hold."""

from dataclasses import dataclass

from domain.almanac.deciding import Command, Occasion, outcome
from domain.almanac.rules import Rule
from domain.almanac.soundness import problems
from domain.almanac.streams import RULES
from domain.almanac.versions import RulesDrafted, RulesSwitchedOn
from domain.directory.deciding import refuse_if
from domain.refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class DraftRules(Command):
    """Make the next version of the rules; `reason` says why, or by which decree."""

    ACT = "draft_rules"
    STREAM = RULES

    rules: tuple[Rule, ...]
    signs: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class SwitchOnRules(Command):
    """Let a version hold from now on."""

    ACT = "switch_on_rules"
    STREAM = RULES

    version: int


@outcome.register(DraftRules)
def _draft(command: DraftRules, occasion: Occasion) -> tuple[RulesDrafted]:
    reason = command.reason.strip()
    refuse_if({**problems(command.rules, command.signs), "reason": None if reason else ("required", {})})
    return (
        RulesDrafted(
            **occasion.stamp,
            version=occasion.almanac.rulebook.next_version,
            rules=command.rules,
            signs=command.signs,
            reason=reason,
        ),
    )


@outcome.register(SwitchOnRules)
def _switch_on(command: SwitchOnRules, occasion: Occasion) -> tuple[RulesSwitchedOn, ...]:
    if occasion.almanac.rulebook.find(command.version) is None:
        raise NotFound("rules", str(command.version))
    if occasion.almanac.rules.version == command.version:
        return ()
    return (RulesSwitchedOn(**occasion.stamp, version=command.version),)
