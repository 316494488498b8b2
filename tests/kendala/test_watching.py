"""The watch on the real parts: flags, missed days, steps up the ladder, and who comes first."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from domain.almanac.drafting import DraftRules, SwitchOnRules
from domain.clocks.days import WATCH, WATCHMAN, DayJudged
from domain.event import Event
from domain.obstacle import Accept, Comment, EscalatedByRule, FlagCleared, Level, ObstacleFlagged, Recount, fold
from domain.text import Text
from domain.tracker import Request
from jobs.watching import Judging, is_due, watch
from kendala.parts import Parts
from kendala.settings import Settings
from kendala.watching import TOGETHER, together
from tests.domain.obstacle.facts import RAISED
from tests.domain.obstacle.offices import ADPEM
from tests.domain.obstacle.scenario import START
from tests.kendala.installing import Ticking, assembled, catch_up, raised

#: Raised on Thursday 28 November 2024, it has to be accepted in three working days: it is late on Wednesday.
LATE = date(2024, 12, 4)


def pass_days(parts: Parts, days: int) -> None:
    clock = parts.clock
    assert isinstance(clock, Ticking)
    clock.now += timedelta(days=days)


def flags(parts: Parts, obstacle: UUID) -> list[ObstacleFlagged]:
    return [event for event in parts.log.load(obstacle) if isinstance(event, ObstacleFlagged)]


def days(parts: Parts) -> list[DayJudged]:
    return [event for event in parts.log.load(WATCH) if isinstance(event, DayJudged)]


def test_the_first_run_judges_today_alone(parts_anywhere: Parts) -> None:
    """Given an obstacle that went late on 4 December and a first run on the 9th, it is flagged once, for that day."""
    parts = parts_anywhere
    obstacle = raised(parts)
    catch_up(parts)
    pass_days(parts, 11)
    assert is_due(parts.ground)
    done = watch(parts.ground)
    assert (done["days"], done["judged"], done["flagged"]) == (1, 1, len(flags(parts, obstacle)))
    (accept, *_) = flags(parts, obstacle)
    assert (accept.day, accept.due_on, accept.by) == (date(2024, 12, 9), date(2024, 12, 3), WATCHMAN)
    (judged,) = days(parts)
    assert (judged.day, judged.judged, judged.flagged) == (accept.day, 1, done["flagged"])
    (told,) = parts.log.read(parts.log.position_of(obstacle, 2) - 1, 1)
    assert (told.metadata.via, told.metadata.rules) == ("job:watch", str(accept.rules))
    assert (judged.rules, judged.calendar, judged.position) == (accept.rules, accept.calendar, told.position - 1)


def test_a_day_is_judged_once(parts_anywhere: Parts) -> None:
    """Given a day that was judged, another run of the same day stores nothing, though somebody acted in between."""
    parts = parts_anywhere
    obstacle = raised(parts)
    pass_days(parts, 7)
    watch(parts.ground)
    parts.tracker.act(obstacle, Comment(text=Text("Sedang dicek")), Request(acting=ADPEM))
    head = parts.log.head()
    assert not is_due(parts.ground)
    assert watch(parts.ground)["days"] == 0
    assert parts.log.head() == head


def test_missed_days_are_made_up_in_order(parts_anywhere: Parts) -> None:
    """Given a run on 28 November and none until 10 December, each day is judged, and a flag is of the day it broke."""
    parts = parts_anywhere
    obstacle = raised(parts)
    assert watch(parts.ground) == {"days": 1, "judged": 1, "flagged": 0, "cleared": 0, "escalated": 0}
    pass_days(parts, 12)
    assert watch(parts.ground)["days"] == 12
    assert [one.day for one in days(parts)] == [date(2024, 11, 28) + timedelta(days=n) for n in range(13)]
    assert flags(parts, obstacle)[0].day == LATE
    assert [one.day for one in flags(parts, obstacle)] == sorted(one.day for one in flags(parts, obstacle))
    positions = [one.position for one in days(parts)]
    assert positions == sorted(positions)


def test_a_run_takes_one_step_at_most(parts_anywhere: Parts) -> None:
    """Given downtime in which the rules would have gone up twice, the run goes up once, on its last day."""
    parts = parts_anywhere
    obstacle = raised(parts)
    watch(parts.ground)
    pass_days(parts, 25)
    assert watch(parts.ground)["escalated"] == 1
    (step,) = (event for event in parts.log.load(obstacle) if isinstance(event, EscalatedByRule))
    assert (step.day, step.to) == (date(2024, 12, 23), Level.ADPEM)
    pass_days(parts, 1)
    assert watch(parts.ground)["escalated"] == 0


def test_who_acted_in_between_is_not_overlooked(parts_anywhere: Parts) -> None:
    """Given an obstacle that is late by its row while Adpem has just accepted it, it is not flagged for acceptance."""
    parts = parts_anywhere
    obstacle = raised(parts)
    catch_up(parts)
    pass_days(parts, 7)
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    almanac, week_of = parts.ground.judged_by()
    judging = Judging(parts.ground.today(), almanac, week_of, escalating=True, now=parts.clock)
    with parts.reads.connect():
        (row,) = parts.ground.clocked()
    assert judging.comes_to_something(row)
    assert not parts.ground.write([obstacle], judging, almanac)
    assert not flags(parts, obstacle)


def test_what_is_in_time_after_all_is_taken_back(parts_anywhere: Parts) -> None:
    """Given a flag and rules that give more days since, the next day takes it back and names the new rules."""
    parts = parts_anywhere
    obstacle = raised(parts)
    pass_days(parts, 6)
    watch(parts.ground)
    (flag,) = flags(parts, obstacle)
    rules, by = parts.keeper.current().rules, Request(acting=ADPEM)
    slower = tuple(replace(rule, days=rule.days + 9) for rule in rules.rules)
    parts.keeper.handle(DraftRules(rules=slower, signs=rules.signs, reason="Uji"), by)
    parts.keeper.handle(SwitchOnRules(version=rules.version + 1), by)
    pass_days(parts, 1)
    assert watch(parts.ground)["cleared"] == 1
    (cleared,) = (event for event in parts.log.load(obstacle) if isinstance(event, FlagCleared))
    assert (cleared.clock, cleared.why, cleared.rules) == (flag.clock, Recount.RULES, rules.version + 1)
    now = fold(parts.log.load(obstacle))
    assert now is not None
    assert not now.flags


def test_two_leaders_flag_once(installed_anywhere: Settings) -> None:
    """Given two workers that both lead for a heartbeat and judge at the same time, each flag and day is stored once."""
    with assembled(installed_anywhere) as one, assembled(installed_anywhere) as other:
        obstacles = [raised(one, f"Kendala {n}") for n in range(30)]
        catch_up(one)
        for parts in (one, other):
            pass_days(parts, 7)
        barrier = threading.Barrier(2)

        def lead(parts: Parts) -> None:
            barrier.wait()
            watch(parts.ground)

        threads = [threading.Thread(target=lead, args=(parts,)) for parts in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [day.day for day in days(one)] == [date(2024, 12, 5)]
        for obstacle in obstacles:
            said = [(flag.clock, flag.n) for flag in flags(one, obstacle)]
            assert len(said) == len(set(said)) > 0
            now = fold(one.log.load(obstacle))
            assert now is not None
            assert [(flag.clock, flag.n) for flag in now.flags] == said


def test_five_hundred_to_a_transaction() -> None:
    """What is decided goes in portions of 500 events at most, and a stream is never split."""
    one = RAISED.at(UUID(int=1), 1, recorded_at=START, by=ADPEM)
    streams: Sequence[tuple[Event, ...]] = [(one,) * 3] * 400
    portions = list(together(streams))
    assert sum(map(len, portions)) == 1_200
    assert {len(portion) for portion in portions[:-1]} == {TOGETHER - TOGETHER % 3}
    assert not list(together([]))


def test_nothing_to_judge(parts: Parts) -> None:
    """Before the first obstacle nothing is due, so that a new installation begins with the seed alone."""
    catch_up(parts)
    assert not is_due(parts.ground)


def test_a_day_is_due_from_the_morning_on(parts: Parts) -> None:
    """Given a day that was judged, the next one is not due at midnight, but from ten past five in the regency on."""
    raised(parts)
    watch(parts.ground)
    clock = parts.clock
    assert isinstance(clock, Ticking)
    for hours, due in ((12.0, False), (5.1, False), (0.1, True)):
        clock.now += timedelta(hours=hours)
        assert is_due(parts.ground) == due
