"""Rules: drafted as a whole, sound, switched on."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.acting import OfficeKind
from domain.almanac import Clock, Rule, Season
from domain.almanac.drafting import DraftRules, SwitchOnRules
from domain.almanac.rules import RuleSet
from domain.almanac.soundness import problems, signs_of_life
from domain.obstacle.vocabulary import Level, Stage
from domain.refusals import NotFound
from tests.domain.almanac.story import NOON, given, refused, when

ACCEPT = Rule(clock=Clock.ACCEPT, days=3)
SILENCE = Rule(clock=Clock.FOLLOW_UP, days=10, escalate_to=Level.ASSISTANT)
SIGNS = ("obstacle.accepted.v1",)
DRAFT = DraftRules(rules=(ACCEPT, SILENCE), signs=SIGNS, reason="Uji coba")
BY_SEASON = tuple(replace(ACCEPT, season=season) for season in Season)


def test_a_draft_does_not_hold_yet() -> None:
    """A version is numbered on and kept, while the rules in force stay."""
    almanac = given(DRAFT, replace(DRAFT, rules=(ACCEPT,))).current()
    assert (almanac.rules, list(almanac.rulebook.drafts)) == (RuleSet(), [1, 2])
    assert almanac.rulebook.drafts[2].rules == RuleSet(2, (ACCEPT,), SIGNS)


def test_a_version_is_switched_on_and_back() -> None:
    """The version that was switched on last holds; each time is remembered."""
    chronicle = given(DRAFT, DRAFT, SwitchOnRules(version=1), SwitchOnRules(version=2), SwitchOnRules(version=1))
    assert chronicle.current().rules.version == 1
    assert [len(draft.switched_on) for draft in chronicle.current().rulebook.drafts.values()] == [2, 1]
    assert when(chronicle, SwitchOnRules(version=1)) == ()
    with pytest.raises(NotFound):
        when(chronicle, SwitchOnRules(version=3))


def test_rules_are_known_only_since_they_were_switched_on() -> None:
    """As known before, the earlier version holds."""
    chronicle = given(DRAFT, SwitchOnRules(version=1), DRAFT)
    chronicle = chronicle.after(*when(chronicle, SwitchOnRules(version=2)))
    assert [chronicle.at(at).rules.version for at in (NOON.replace(hour=3), NOON)] == [1, 2]


@pytest.mark.parametrize(
    ("rules", "faults"),
    [
        ((), {"rules": "required"}),
        ((replace(ACCEPT, days=-1),), {"rules.0.days": "not_days"}),
        ((replace(ACCEPT, step_days=0),), {"rules.0.step_days": "not_step_days"}),
        ((ACCEPT, replace(ACCEPT, days=5)), {"rules.1.clock": "rules_contradict"}),
        ((*BY_SEASON, ACCEPT), {"rules.4.clock": "never_fires"}),
        ((*(replace(ACCEPT, season=Season.ORDINARY, level=level) for level in Level), *BY_SEASON),
         {"rules.5.clock": "never_fires"}),
        ((replace(ACCEPT, tell=(OfficeKind.SYSTEM,)),), {"rules.0.tell": "not_an_office"}),
        ((replace(SILENCE, level=Level.ASSISTANT),), {"rules.0.escalate_to": "not_upward"}),
        ((replace(SILENCE, escalate_to=Level.AGENCY_HEAD),), {"rules.0.escalate_to": "not_upward"}),
    ],
)  # fmt: skip
def test_rules_that_make_no_sense_are_refused(rules: tuple[Rule, ...], faults: dict[str, str]) -> None:
    """No rules, impossible numbers, two of one scope, one that never counts, one that goes nowhere up."""
    assert refused(given(), replace(DRAFT, rules=rules)) == faults


def test_a_silence_needs_signs_that_there_are() -> None:
    """Without signs a silence would never end, and an unknown event never happens."""
    assert refused(given(), replace(DRAFT, signs=())) == {"signs": "required"}
    assert refused(given(), replace(DRAFT, signs=("obstacle.slept.v1",))) == {"signs.0": "unknown_sign"}
    assert problems((ACCEPT,), ()) == {}
    assert set(SIGNS) < set(signs_of_life())


def test_a_version_says_why() -> None:
    """A reason is asked for."""
    assert refused(given(), replace(DRAFT, reason="  ")) == {"reason": "required"}


RULES = st.builds(
    Rule,
    clock=st.sampled_from((Clock.ACCEPT, Clock.ASSIGN)),
    days=st.integers(0, 9),
    season=st.sampled_from((None, *Season)),
    level=st.sampled_from((None, *Level)),
    stage=st.sampled_from((None, Stage.CASH, Stage.LAND)),
    tell=st.just(()),
    escalate_to=st.none(),
    step_days=st.just(3),
)


@drawn(st.lists(RULES, min_size=1, max_size=40, unique_by=lambda rule: rule.scope))
def test_a_rule_is_refused_exactly_where_it_counts_nowhere(rules: list[Rule]) -> None:
    """Whatever the rules, each that is taken is the one that counts for some season, level and stage."""
    found, known = problems(tuple(rules), SIGNS), RuleSet(1, tuple(rules))
    for nth, rule in enumerate(rules):
        counts = any(known.rule(rule.clock, *place) is rule for place in product(Season, Level, Stage))
        assert (f"rules.{nth}.clock" in found) is not counts
