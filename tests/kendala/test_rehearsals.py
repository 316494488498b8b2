"""Rehearsals on the real parts: exactly what was recorded comes out, and each is played once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from random import Random
from uuid import UUID

import pytest

from domain.almanac import Clock, DayOffKind, Rule
from domain.almanac.decreeing import AddDay
from domain.almanac.drafting import DraftRules, SwitchOnRules
from domain.clocks.days import WATCH, DayJudged
from domain.clocks.rehearsed import Rehearsed, figures
from domain.obstacle import Accept, Command, Comment, Decide, Instruct, Level, Return, SetUnactionable
from domain.refusals import Invalid, NotFound, Refused
from domain.text import Text
from domain.tracker import Request
from jobs.watching import watch
from kendala.parts import Parts
from kendala.rehearsing import JUDGED_AT
from kendala.seeding import seed
from tests.databases import Place
from tests.domain.obstacle.offices import ADPEM, ASSISTANT
from tests.kendala.installing import Ticking, assembled, catch_up, migrated, raised

WHY = Text("perlu")
ACTS: tuple[Command, ...] = (
    Accept(),
    Return(reason=WHY),
    Comment(text=WHY),
    Instruct(text=WHY),
    Decide(text=WHY, level=Level.ADPEM),
    SetUnactionable(reason=WHY),
)
STRICT = (
    Rule(clock=Clock.ACCEPT, days=1, escalate_to=Level.SECRETARY, step_days=1),
    Rule(clock=Clock.FOLLOW_UP, days=2, escalate_to=Level.ASSISTANT, step_days=2),
)
SIGNS = ("obstacle.accepted.v1", "obstacle.commented.v1")
FIRST = date(2024, 11, 28)


@pytest.fixture
def begun(databases: Place) -> Iterator[Parts]:
    """An installation on each database that was begun in 2024, so that all of its log is in the order of time."""
    settings = migrated(databases)
    with assembled(settings) as parts:
        seed(parts.log, parts.clock)
        yield parts


def pass_days(parts: Parts, days: int) -> None:
    assert isinstance(parts.clock, Ticking)
    parts.clock.now += timedelta(days=days)


def switch_on(parts: Parts, *rules: Rule) -> int:
    """Draft these rules and let them hold; their version."""
    request = Request(acting=ADPEM)
    parts.keeper.handle(DraftRules(rules=rules, signs=SIGNS, reason="Lebih ketat"), request)
    version = max(parts.almanacs.current().rulebook.drafts)
    parts.keeper.handle(SwitchOnRules(version=version), request)
    return version


def live(parts: Parts, chance: Random) -> None:
    """Two months of reports, acts and days; the program is down now and then, and a holiday is announced."""
    obstacles = [raised(parts) for _ in range(3)]
    for day in range(60):
        if chance.random() < 0.8:
            watch(parts.ground)
        if day == 20:
            decree = AddDay(day=date(2024, 12, 20), name="Libur", kind=DayOffKind.LOCAL, decree="SE 1")
            parts.keeper.handle(decree, Request(acting=ADPEM))
        if day == 30:
            switch_on(parts, *STRICT)
        if chance.random() < 0.2:
            obstacles.append(raised(parts))
        act(parts, chance, obstacles)
        pass_days(parts, 1)
    watch(parts.ground)


def act(parts: Parts, chance: Random, obstacles: list[UUID]) -> None:
    """Somebody does something, where it is allowed."""
    command = chance.choice(ACTS)
    by = ASSISTANT if isinstance(command, (Decide, Instruct)) else ADPEM
    try:
        parts.tracker.act(chance.choice(obstacles), command, Request(acting=by))
    except Refused:
        return


@pytest.mark.parametrize("seed", range(3))
def test_the_rules_in_force_give_exactly_what_was_recorded(begun: Parts, seed: int) -> None:
    """At the recorded positions and versions, made-up days too, no day differs from the flags on the log."""
    live(begun, Random(seed))
    judged = [event for event in begun.log.load(WATCH) if isinstance(event, DayJudged)]
    for version, run in groupby(judged, lambda one: one.rules):
        days = [one.day for one in run]
        found = rehearsed(begun, version, days[0], days[-1])
        assert figures(found.did).flagged > 3
        for day in found.days:
            assert sorted(map(str, day.would)) == sorted(map(str, day.did)), (version, day.day)


def rehearsed(parts: Parts, version: int, first: date, last: date) -> Rehearsed:
    """The rehearsal, however long it takes."""
    found = parts.rehearsals.rehearse(version, first, last)
    assert found is not None
    return found


def test_a_year_without_any_judging_is_judged_as_the_job_would_have(begun: Parts) -> None:
    """Given nobody judged, a report of 28 November that may wait one day is flagged on Saturday the 30th."""
    obstacle = raised(begun)
    version = switch_on(begun, *STRICT[:1])
    pass_days(begun, 10)
    catch_up(begun)
    found = rehearsed(begun, version, date(2024, 1, 1), date(2024, 12, 8))
    assert [(one.obstacle, one.day) for one in found.would][:1] == [(obstacle, date(2024, 11, 30))]
    assert figures(found.would).escalated == 3
    assert list(found.did) == []


def test_a_rehearsal_is_kept(begun: Parts) -> None:
    """Asked again it is the same one, also where little was recorded since; after ten minutes it is played anew."""
    version = switch_on(begun, *STRICT)
    once = rehearsed(begun, version, FIRST, FIRST)
    raised(begun)
    catch_up(begun)
    assert rehearsed(begun, version, FIRST, FIRST) is once
    assert isinstance(begun.clock, Ticking)
    begun.clock.now += timedelta(minutes=11)
    assert rehearsed(begun, version, FIRST, FIRST) is not once


def test_who_does_not_wait_gets_it_later(begun: Parts) -> None:
    """Without patience there is no answer yet; the rehearsal goes on, and is there for who asks again."""
    version = switch_on(begun, *STRICT)
    begun.rehearsals.rehearse(version, FIRST, FIRST, patience=0)
    assert rehearsed(begun, version, FIRST, FIRST).version == version


def test_few_rehearsals_wait_for_their_turn(begun: Parts) -> None:
    """Whoever asks for more than are played and waited for is told to come again, and those that wait are played."""
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in range(2014, 2024)]
    early = [begun.rehearsals.rehearse(1, *days, patience=0) for days in years]
    assert early.count(None) > 0
    assert all(begun.rehearsals.rehearse(1, *days) for days in years[:3])


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        (date(2024, 11, 2), date(2024, 11, 1), "before_from"),
        (date(2024, 11, 2), date(2024, 11, 29), "in_the_future"),
        (date(2023, 1, 1), date(2024, 1, 2), "too_far_ahead"),
    ],
)
def test_a_stretch_that_cannot_be_rehearsed_is_refused(begun: Parts, first: date, last: date, key: str) -> None:
    """Days in the wrong order, days to come and more than a year are refused with what to do."""
    with pytest.raises(Invalid) as refused:
        begun.rehearsals.rehearse(1, first, last)
    assert refused.value.fields["to"][0] == key


def test_rules_that_there_are_not_cannot_be_rehearsed(begun: Parts) -> None:
    """An unknown version is not found."""
    with pytest.raises(NotFound):
        begun.rehearsals.rehearse(99, FIRST, FIRST)


def test_the_hour_of_judging_is_that_of_the_job(begun: Parts) -> None:
    """A day of which no judging is on record is judged at the hour of the daily job."""
    (job,) = (job for job in begun.jobs if job.name == "watch")
    noon = datetime(2024, 11, 28, 4, tzinfo=UTC)
    assert job.next_run(noon).astimezone(JUDGED_AT.tzinfo).timetz() == JUDGED_AT
