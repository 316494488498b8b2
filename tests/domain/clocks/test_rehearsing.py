"""Rehearsing rules: what they would have done, day by day, beside what was done."""

from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.acting import OfficeKind
from domain.almanac import Almanac, Calendar, Clock, DayOff, DayOffKind, Rule, RuleSet
from domain.clocks.rehearsed import Deeds, Figures, RehearsedDay, figures
from domain.clocks.rehearsing import Sitting, rehearse
from domain.obstacle import Level
from tests.domain.clocks.watchman import World, five_days
from tests.domain.obstacle.facts import ACCEPTED, RAISED
from tests.projections.lives import BEGINNINGS, STEPS

SLOW = Rule(clock=Clock.ACCEPT, days=9, tell=(OfficeKind.ADPEM,))
QUICK = Rule(clock=Clock.ACCEPT, days=2, tell=(OfficeKind.ADPEM, OfficeKind.ASSISTANT), escalate_to=Level.SECRETARY)
SIGNS = ("obstacle.accepted.v1", "obstacle.decided.v1")


def almanac(*rules: Rule, version: int = 1, off: int = 0) -> Almanac:
    """Rules of that version; of December the first `off` days are off."""
    days = {
        date(2024, 12, n): DayOff(day=date(2024, 12, n), name="Libur", kind=DayOffKind.LOCAL) for n in range(1, off + 1)
    }
    return Almanac(Calendar(1 + off, days), RuleSet(version, rules, SIGNS))


def by(rules: Rule, sittings: list[Sitting]) -> list[Sitting]:
    """The same sittings by another rule."""
    other = almanac(rules, version=2)
    return [Sitting(day=one.day, position=one.position, almanac=other) for one in sittings]


def anything(found: tuple[RehearsedDay, ...]) -> dict[date, tuple[int, int]]:
    """The days on which there was anything: how many deeds there would have been, and how many there were."""
    return {one.day: (len(one.would), len(one.did)) for one in found if one}


def test_a_stricter_rule_shows_what_it_would_have_done_beside_what_was_done() -> None:
    """With two days instead of nine the flag comes a week earlier, and the obstacle goes up step by step."""
    world = World(almanac(SLOW))
    world.tell(1, RAISED)
    world.pass_days(21)
    found = rehearse(world.log, by(QUICK, world.sittings), five_days)
    would = [deed for day in found for deed in day.would]
    assert [(one.kind, one.day, one.to) for one in would] == [
        (Deeds.FLAGGED, date(2024, 11, 7), None),
        (Deeds.ESCALATED, date(2024, 11, 12), Level.ADPEM),
        (Deeds.ESCALATED, date(2024, 11, 15), Level.ASSISTANT),
        (Deeds.ESCALATED, date(2024, 11, 20), Level.SECRETARY),
    ]
    assert [(one.kind, one.day) for day in found for one in day.did] == [(Deeds.FLAGGED, date(2024, 11, 16))]
    told = {OfficeKind.ADPEM: 1, OfficeKind.ASSISTANT: 1}
    assert figures(would) == Figures(flagged=1, cleared=0, escalated=3, told=told)


def test_before_the_stretch_all_stands_as_it_really_was() -> None:
    """A rehearsal that begins after the flag was set finds it there, and does not set it again."""
    world = World(almanac(SLOW))
    world.tell(1, RAISED)
    world.pass_days(30)
    assert anything(rehearse(world.log, world.sittings[20:], five_days)) == {}


def test_what_happened_since_is_played_as_it_happened() -> None:
    """An obstacle that was accepted in time under either rule is flagged by none."""
    world = World(almanac(SLOW))
    world.tell(1, RAISED)
    world.pass_days(1)
    world.tell(1, ACCEPTED)
    world.pass_days(20)
    assert anything(rehearse(world.log, by(QUICK, world.sittings), five_days)) == {}


def test_a_rehearsal_of_nothing_is_empty() -> None:
    """Without a day there is nothing to tell."""
    assert rehearse([], [], five_days) == ()


RULES = st.builds(
    Rule,
    clock=st.sampled_from(tuple(Clock)),
    days=st.integers(0, 6),
    level=st.sampled_from([None, Level.ADPEM, Level.ASSISTANT]),
    tell=st.just((OfficeKind.ADPEM,)),
    escalate_to=st.sampled_from([None, *Level]),
    step_days=st.integers(1, 4),
)
SOME_RULES = st.lists(RULES, max_size=8, unique_by=lambda rule: rule.scope)
TURNS = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from(sorted(STEPS)), st.integers(0, 9), st.booleans()), max_size=10
)


WORLDS = st.fixed_dictionaries(
    {
        "beginnings": st.lists(BEGINNINGS, min_size=3, max_size=3),
        "first": SOME_RULES,
        "then": SOME_RULES,
        "changed": st.integers(0, 10),
        "off": st.integers(0, 9),
        "later": st.booleans(),
    }
)


@given(WORLDS, TURNS)
def test_rehearsing_the_rules_in_force_gives_what_really_happened(
    drawn: dict[str, Any], turns: list[tuple[int, str, int, bool]]
) -> None:
    """With the positions and versions of the judged days, made-up ones too, no day differs, wherever it begins."""
    world = World(almanac(*drawn["first"]))
    for this, one in enumerate(drawn["beginnings"], 1):
        world.tell(this, one)
    for n, (this, step, days, up) in enumerate(turns):
        if n == drawn["changed"]:
            world.almanac = almanac(*drawn["then"], version=2, off=drawn["off"])
        world.tell(this, STEPS[step](world.obstacles[UUID(int=this)]))
        world.pass_days(days, judging=up)
    world.judge()
    begins = len(world.sittings) // 2 if drawn["later"] else 0
    for day in rehearse(world.log, world.sittings[begins:], five_days):
        assert sorted(map(str, day.would)) == sorted(map(str, day.did))
