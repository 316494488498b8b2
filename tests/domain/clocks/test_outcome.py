"""What a day's judging comes to: flags, flags taken back, steps up the ladder, and the next day to look."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acting import SYSTEM, OfficeKind
from domain.almanac import Almanac, Calendar, Clock, DayOff, DayOffKind, Rule, RuleSet, Season
from domain.clocks import Cleared, Outcome, Running, Timed, facts, outcome
from domain.event import UNSAVED
from domain.obstacle import EscalatedByRule, Flag, FlagCleared, Level, ObstacleFlagged, Recount, Stage, Waits
from domain.obstacle.context import Stamp

MONDAY = date(2024, 3, 4)
NOON = datetime(2024, 3, 4, 4, tzinfo=UTC)
TO_THE_SECRETARY = Rule(clock=Clock.ACCEPT, days=3, tell=(OfficeKind.ADPEM,), escalate_to=Level.SECRETARY, step_days=2)
DAYS = st.dates(date(2024, 8, 1), date(2024, 12, 31))


def almanac(*rules: Rule, version: int = 1, off: tuple[date, ...] = (), calendar: int = 1) -> Almanac:
    """Rules of that version over a calendar with these days off."""
    days = {one: DayOff(day=one, name="Libur", kind=DayOffKind.LOCAL) for one in off}
    return Almanac(Calendar(calendar, days), RuleSet(version, rules, ("obstacle.commented.v1",)))


def accepting(level: Level = Level.ADPEM, stepped_on: date | None = None) -> Timed:
    """An obstacle that waits for its acceptance since Monday 4 March 2024."""
    running = (Running(clock=Clock.ACCEPT, since=NOON, kind=Waits.ADPEM),)
    return Timed(level=level, stage=Stage.LAND, agency="DPUPR", running=running, pauses=(), stepped_on=stepped_on)


def on(day: date, of: Timed, flags: tuple[Flag, ...], by: Almanac, *, escalating: bool = True) -> Outcome:
    """The outcome of that day, where everybody works five days a week."""
    return outcome(of, flags, day, by, lambda _kind, _who, _agency: 5, escalating=escalating)


def march(day: int) -> date:
    """A day of March 2024."""
    return date(2024, 3, day)


def test_a_clock_is_flagged_on_the_day_on_which_it_breaks() -> None:
    """Three working days from Monday end on Thursday: nothing comes of it before Friday, and then a flag."""
    by = almanac(TO_THE_SECRETARY)
    assert on(march(7), accepting(), (), by) == Outcome(look_on=march(8))
    (flag,) = on(march(8), accepting(), (), by).flag
    assert (flag.day, flag.due_on, flag.tell, flag.rules, flag.calendar) == (
        march(8),
        march(7),
        (OfficeKind.ADPEM,),
        1,
        1,
    )


def test_a_flag_is_set_once() -> None:
    """A clock that is flagged and still broken gives no second flag."""
    by = almanac(Rule(clock=Clock.ACCEPT, days=3))
    flags = on(march(8), accepting(), (), by).flag
    assert on(march(9), accepting(), flags, by) == Outcome()


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (almanac(TO_THE_SECRETARY, off=(march(5), march(6), march(7)), calendar=2), Recount.CALENDAR),
        (almanac(Rule(clock=Clock.ACCEPT, days=9), version=2), Recount.RULES),
        (almanac(version=2, calendar=2), Recount.RULES),
        (almanac(Rule(clock=Clock.ACCEPT, days=9)), Recount.OTHER),
    ],
)
def test_a_clock_that_is_in_time_after_all_is_cleared(later: Almanac, why: Recount) -> None:
    """Under a calendar with more days off or milder rules the flag is taken back, and it says why."""
    flags = on(march(8), accepting(), (), almanac(TO_THE_SECRETARY)).flag
    assert on(march(11), accepting(), flags, later).clear == (Cleared(clock=Clock.ACCEPT, n=None, why=why),)


def test_it_goes_up_one_step_after_so_many_working_days() -> None:
    """Flagged on Friday and stepping after two working days, it goes up on Tuesday, and again two days later."""
    by = almanac(TO_THE_SECRETARY)
    flags = on(march(8), accepting(), (), by).flag
    assert on(march(11), accepting(), flags, by) == Outcome(look_on=march(12))
    step = on(march(12), accepting(), flags, by).step
    assert step is not None
    assert step.to is Level.ASSISTANT
    gone = accepting(Level.ASSISTANT, march(12))
    assert on(march(13), gone, flags, by) == Outcome(look_on=march(14))
    assert on(march(14), gone, flags, by).step == replace(step, to=Level.SECRETARY)


def test_it_goes_no_further_than_the_rule_says() -> None:
    """At the highest level that the rule names nothing more comes of it."""
    by = almanac(TO_THE_SECRETARY)
    flags = on(march(8), accepting(), (), by).flag
    assert on(march(29), accepting(Level.SECRETARY), flags, by) == Outcome()


def test_a_step_that_may_not_be_taken_waits_for_the_next_day() -> None:
    """Where the run has taken its step, the next day looks again."""
    by = almanac(TO_THE_SECRETARY)
    flags = on(march(8), accepting(), (), by).flag
    assert on(march(20), accepting(), flags, by, escalating=False) == Outcome(look_on=march(21))


def test_the_season_of_the_day_says_how_far_it_goes() -> None:
    """What the ordinary season leaves where it is goes up in the last quarter, from its first day on."""
    strict = Rule(clock=Clock.ACCEPT, days=3, season=Season.LAST_QUARTER, escalate_to=Level.REGENT)
    by = almanac(Rule(clock=Clock.ACCEPT, days=3), strict)
    flags = on(march(8), accepting(), (), by).flag
    assert on(march(8), accepting(), flags, by) == Outcome(look_on=date(2024, 10, 1))
    assert on(date(2024, 10, 1), accepting(), flags, by).step is not None


def test_a_silence_names_the_signs_that_end_it() -> None:
    """The flag of a silence holds the stored names of the acts that end it, so that its end needs no rules."""
    quiet = Running(clock=Clock.FOLLOW_UP, since=NOON, kind=Waits.OUTSIDE)
    of = replace(accepting(), running=(quiet,))
    (flag,) = on(march(29), of, (), almanac(Rule(clock=Clock.FOLLOW_UP, days=5))).flag
    assert flag.ends_with == ("obstacle.commented.v1",)


def test_facts_follow_one_another() -> None:
    """What is cleared, flagged and stepped is written down in that order, one version after the other."""
    by = almanac(TO_THE_SECRETARY)
    (flag,) = on(march(8), accepting(), (), by).flag
    step = on(march(12), accepting(), (flag,), by).step
    cleared = Cleared(clock=Clock.CONFIRM, n=None, why=Recount.OTHER)
    stamp = Stamp(originator_id=UNSAVED, originator_version=4, recorded_at=NOON, by=SYSTEM)
    written = facts(Outcome(flag=(flag,), clear=(cleared,), step=step), march(12), by, stamp)
    assert [type(one) for one in written] == [FlagCleared, ObstacleFlagged, EscalatedByRule]
    assert [one.originator_version for one in written] == [4, 5, 6]
    assert isinstance(written[1], ObstacleFlagged)
    assert written[1].flag == flag


RULES = st.builds(
    Rule,
    clock=st.sampled_from(tuple(Clock)),
    days=st.integers(0, 12),
    season=st.sampled_from([None, *Season]),
    level=st.sampled_from([None, *Level]),
    escalate_to=st.sampled_from([None, *Level]),
    step_days=st.integers(0, 6),
)
CLOCKS = st.builds(
    Running,
    clock=st.sampled_from(tuple(Clock)),
    since=DAYS.map(lambda day: datetime(day.year, day.month, day.day, 4, tzinfo=UTC)),
    fixed_on=st.one_of(st.none(), DAYS),
    kind=st.just(Waits.ADPEM),
)


@given(
    st.lists(RULES, max_size=8, unique_by=lambda rule: rule.scope),
    st.lists(CLOCKS, max_size=4, unique_by=lambda running: running.clock),
    st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 20))), max_size=2),
    st.sampled_from(tuple(Level)),
    st.lists(DAYS, max_size=10),
)
def test_looking_only_when_told_to_misses_nothing(
    rules: list[Rule],
    running: list[Running],
    waits: list[tuple[date, int | None]],
    level: Level,
    off: list[date],
) -> None:
    """Judging every day of a year, or only the days on which the last outcome said to look, comes to the same."""
    pauses = tuple((first, None if n is None else first + timedelta(days=n)) for first, n in waits)
    of = Timed(level=level, stage=Stage.LAND, agency="DPUPR", running=tuple(running), pauses=pauses)
    by = almanac(*rules, off=tuple(off))
    assert _walk(of, by, daily=True) == _walk(of, by, daily=False)


def _walk(of: Timed, by: Almanac, *, daily: bool) -> list[tuple[date, Outcome]]:
    """What was written on which day, with flags and level as they come of it."""
    flags: tuple[Flag, ...] = ()
    found, day, last = [], date(2024, 8, 1), date(2025, 7, 31)
    while day <= last:
        came = on(day, of, flags, by)
        if came:
            found.append((day, replace(came, look_on=None)))
        cleared = {(one.clock, one.n) for one in came.clear}
        flags = (*(flag for flag in flags if (flag.clock, flag.n) not in cleared), *came.flag)
        if came.step:
            of = replace(of, level=came.step.to, stepped_on=day)
        next_ = day + timedelta(days=1) if daily else came.look_on
        if next_ is None:
            break
        assert next_ > day
        day = next_
    return found
