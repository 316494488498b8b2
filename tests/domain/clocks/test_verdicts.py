"""Verdicts on clocks: as they were known then, under the calendar of today, and of which days they are made."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.almanac import AlmanacReader, Clock, RuleSet
from domain.clocks import Standing, Told, verdicts
from domain.event import Event
from domain.obstacle import DeadlineMoved, WaitEnded
from domain.obstacle.following import Commented
from tests.domain.clocks.almanacs import Growing, off
from tests.domain.obstacle.facts import ACCEPTED, ASSIGNED, COMPLETED, RAISED, RESOLVED, TAKEN, WAITING, WHY, raised
from tests.domain.obstacle.scenario import Fact, fact, stream

ELECTION = off(date(2024, 11, 27), "Pilkada")


def at(day: date) -> datetime:
    """Eleven o'clock in the regency."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def told(events: tuple[Event, ...], almanac: AlmanacReader, now: datetime) -> dict[Clock, Told]:
    """The last run of each clock, of offices with five days a week."""
    return {one.run.running.clock: one for one in verdicts(events, almanac, lambda *_: 5, now)}


def later(days: int, *facts: Fact) -> tuple[Event, ...]:
    """The facts as a stream that begins so many days later than usual: on Tuesday 5 November 2024 plus these."""
    return tuple(
        type(one)(**vars(one) | {"recorded_at": one.recorded_at + timedelta(days=days)}) for one in stream(facts)
    )


def test_a_clock_that_ended_is_judged_at_its_end() -> None:
    """Accepted the day after it was raised is in time; half a year later it still is."""
    found = told(stream((RAISED, ACCEPTED)), Growing(), at(date(2025, 5, 5)))
    assert found[Clock.ACCEPT].now.standing is Standing.ENDED_IN_TIME
    assert found[Clock.ACCEPT].run.ended_by == 2
    assert found[Clock.ASSIGN].now.standing is Standing.OVERDUE


def test_a_holiday_made_afterwards_takes_nothing_back() -> None:
    """Raised on 22 November, overdue on the 28th as it was known; with the 27th off since, only on the 29th."""
    events = later(17, RAISED)
    decreed = Growing([(at(date(2024, 12, 20)), ELECTION)])
    found = told(events, decreed, at(date(2024, 12, 21)))[Clock.ACCEPT]
    assert found.differs
    assert found.then.judgement.breaks_on == date(2024, 11, 28)
    assert found.now.judgement.breaks_on == date(2024, 11, 29)


def test_a_holiday_made_in_time_counts_in_both() -> None:
    """The 27th was made a day off on the 21st: nobody was overdue on the 28th, then or now."""
    found = told(later(17, RAISED), Growing([(at(date(2024, 11, 21)), ELECTION)]), at(date(2024, 12, 21)))[Clock.ACCEPT]
    assert not found.differs
    assert found.then.judgement.breaks_on == date(2024, 11, 29)


def test_a_clock_that_ended_late_may_be_in_time_by_the_calendar_of_today() -> None:
    """Accepted on the day after its last; then that turns out to have been one day off too many."""
    events = (*later(17, RAISED), later(22, RAISED, ACCEPTED)[1])
    found = told(events, Growing([(at(date(2024, 12, 20)), ELECTION)]), at(date(2024, 12, 21)))
    assert found[Clock.ACCEPT].then.standing is Standing.ENDED_LATE
    assert found[Clock.ACCEPT].now.standing is Standing.ENDED_IN_TIME


def test_the_number_is_made_of_intervals() -> None:
    """Working days, those that a wait took, and the days off among them, add up to the days that passed."""
    events = stream((RAISED, ACCEPTED, WAITING, fact(WaitEnded, text=WHY)))
    found = told(events, Growing([(at(date(2024, 1, 1)), off(date(2024, 11, 12)))]), at(date(2024, 11, 14)))
    verdict = found[Clock.ASSIGN].now
    assert [(one.first.day, one.last.day, one.days, one.paused) for one in verdict.stretches] == [
        (7, 7, 1, False),
        (8, 8, 1, True),
        (9, 14, 3, False),
    ]
    assert [day.day.day for one in verdict.stretches for day in one.off] == [12]
    assert verdict.used == 4


def test_while_a_wait_lasts_the_clock_is_paused() -> None:
    """There is no last day while an outside party is waited for."""
    found = told(stream((RAISED, ACCEPTED, WAITING)), Growing(), at(date(2024, 12, 14)))[Clock.ASSIGN]
    assert (found.now.standing, found.now.judgement.due_on) == (Standing.PAUSED, None)


def test_each_silence_is_a_run_of_its_own() -> None:
    """A sign of life ends one silence and begins the next; what the rules do not count as a sign changes nothing."""
    events = stream((RAISED, ACCEPTED, fact(Commented, text=WHY), ASSIGNED))
    found = verdicts(events, Growing(), lambda *_: 5, at(date(2024, 11, 11)))
    silences = [one.run for one in found if one.run.running.clock is Clock.FOLLOW_UP]
    assert [(one.begun_by, one.ended_by) for one in silences] == [(1, 2), (2, 3), (3, None)]


def test_a_day_that_was_moved_ends_one_run_and_begins_another() -> None:
    """The day by which it was needed stays judged by itself, after it was moved."""
    moved = fact(DeadlineMoved, needed_by=date(2024, 12, 2), reason=WHY)
    found = verdicts(
        stream((raised(needed_by=date(2024, 11, 5)), ACCEPTED, moved)), Growing(), lambda *_: 5, at(date(2024, 11, 11))
    )
    days = {one.run.running.fixed_on: one.now.standing for one in found if one.run.running.clock is Clock.NEEDED_BY}
    assert days == {date(2024, 11, 5): Standing.ENDED_LATE, date(2024, 12, 2): Standing.IN_TIME}


def test_no_clock_runs_on_after_the_end() -> None:
    """Once it is resolved, all clocks have ended."""
    events = stream((RAISED, ACCEPTED, ASSIGNED, TAKEN, COMPLETED, RESOLVED))
    found = verdicts(events, Growing(), lambda *_: 5, at(date(2024, 12, 24)))
    assert {one.run.running.clock for one in found} >= {Clock.ACCEPT, Clock.ASSIGN, Clock.ANSWER, Clock.DELIVER}
    assert all(one.run.ended_at for one in found)


def test_without_a_rule_there_is_no_verdict() -> None:
    """A clock that no rule is about is shown as not watched."""
    almanac = Growing(rules=RuleSet())
    assert told(stream((RAISED,)), almanac, at(date(2024, 12, 1)))[Clock.ACCEPT].now.standing is Standing.UNWATCHED


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
    st.integers(0, 40),
    st.integers(0, 60),
    st.lists(st.dates(date(2024, 11, 1), date(2025, 1, 31)), max_size=10),
)
def test_a_later_holiday_never_changes_what_was_known_then(
    earlier: list[tuple[int, int]], ended: int, asked: int, decreed: list[date]
) -> None:
    """Whatever days off are set after a clock ended, or after one asks, the verdict as it was known stays."""
    start = stream((RAISED,))[0].recorded_at
    now = start + timedelta(days=max(ended, asked))
    accepted = stream((RAISED, ACCEPTED))[1]
    events = (stream((RAISED,))[0], type(accepted)(**vars(accepted) | {"recorded_at": start + timedelta(days=ended)}))
    known = [(start + timedelta(days=since), off(start.date() + timedelta(days=day))) for since, day in earlier]
    since = now + timedelta(days=1)
    before = verdicts(events, Growing([one for one in known if one[0] <= now]), lambda *_: 5, now)
    after = verdicts(events, Growing([*known, *((since, off(day)) for day in decreed)]), lambda *_: 5, now)
    assert [one.then for one in before if one.run.ended_at] == [one.then for one in after if one.run.ended_at]
    assert [one.then.said for one in before] == [one.then.said for one in after]


@given(st.lists(st.integers(1, 6), max_size=6), st.integers(0, 40), st.frozensets(st.integers(0, 60), max_size=12))
def test_a_clock_is_late_only_where_all_days_that_were_given_are_used(
    gaps: list[int], asked: int, free: frozenset[int]
) -> None:
    """Whatever was waited for and whichever days were off, the intervals say the same as the verdict."""
    facts = (RAISED, ACCEPTED, *(WAITING if n % 2 == 0 else fact(WaitEnded, text=WHY) for n in range(len(gaps))))
    at_days = [0, 0, *(sum(gaps[: n + 1]) for n in range(len(gaps)))]
    start = stream((RAISED,))[0].recorded_at
    events = tuple(
        type(one)(**vars(one) | {"recorded_at": start + timedelta(days=day)})
        for one, day in zip(stream(facts), at_days, strict=True)
    )
    known = [(start, off(start.date() + timedelta(days=day))) for day in free]
    for one in verdicts(events, Growing(known), lambda *_: 5, start + timedelta(days=max(at_days) + asked)):
        rule, standing = one.now.judgement.rule, one.now.standing
        assert rule is not None
        late = standing in {Standing.OVERDUE, Standing.ENDED_LATE}
        assert one.now.used >= rule.days if late else one.now.used <= rule.days
        assert one.now.used == sum(part.days for part in one.now.stretches if not part.paused)
