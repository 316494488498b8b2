"""When a clock breaks: by season, by level and cause, with pauses, and as somebody with a pencil would find it."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.almanac import Almanac, Calendar, Clock, DayOff, DayOffKind, Rule, RuleSet, Season
from domain.clocks import Judgement, Running, Timed, judge
from domain.obstacle import Level, Stage, Waits

Pauses = tuple[tuple[date, date | None], ...]
DAYS = st.dates(date(2024, 1, 1), date(2025, 6, 30))


def off(*days: date) -> Calendar:
    """A calendar with these days off."""
    return Calendar(1, {d: DayOff(day=d, name="Libur", kind=DayOffKind.NATIONAL) for d in days})


def clock(since: date, kind: Clock = Clock.ACCEPT, fixed_on: date | None = None) -> Running:
    """A clock that began at noon of that day."""
    noon = datetime(since.year, since.month, since.day, 4, tzinfo=UTC)
    return Running(clock=kind, since=noon, fixed_on=fixed_on, kind=Waits.ADPEM)


def verdict(running: Running, almanac: Almanac, pauses: Pauses = (), week: int = 5) -> Judgement:
    """The judgement of a clock at the Assistant's level, of a land obstacle."""
    of = Timed(level=Level.ASSISTANT, stage=Stage.LAND, agency="DPUPR", running=(running,), pauses=pauses)
    return judge(running, of, almanac, lambda _kind, _who, _agency: week)


def rules(*some: Rule) -> RuleSet:
    """A version of the rules."""
    return RuleSet(1, some)


def test_a_clock_breaks_the_day_after_its_last_day() -> None:
    """Three working days from Tuesday 26 November 2024, with the 27th off, end on 2 December."""
    found = verdict(
        clock(date(2024, 11, 26)), Almanac(off(date(2024, 11, 27)), rules(Rule(clock=Clock.ACCEPT, days=3)))
    )
    assert (found.due_on, found.breaks_on) == (date(2024, 12, 2), date(2024, 12, 3))


def test_an_earlier_judgement_stays() -> None:
    """The same clock under the calendar of the day before the decree keeps its answer."""
    almanac = Almanac(off(), rules(Rule(clock=Clock.ACCEPT, days=3)))
    assert verdict(clock(date(2024, 11, 26)), almanac).due_on == date(2024, 11, 29)


def test_a_stricter_season_shortens_a_running_clock() -> None:
    """What had ten days in September breaks on the first day of the last quarter, where only three are given."""
    strict = rules(Rule(clock=Clock.ACCEPT, days=10), Rule(clock=Clock.ACCEPT, days=3, season=Season.LAST_QUARTER))
    assert verdict(clock(date(2024, 9, 24)), Almanac(off(), strict)).breaks_on == date(2024, 10, 1)


def test_the_narrowest_rule_counts() -> None:
    """A rule for the season goes before one for the level, and that before one for the stage of the cause."""
    some = rules(
        Rule(clock=Clock.ACCEPT, days=9),
        Rule(clock=Clock.ACCEPT, days=7, stage=Stage.LAND),
        Rule(clock=Clock.ACCEPT, days=5, level=Level.ASSISTANT),
        Rule(clock=Clock.ACCEPT, days=2, season=Season.LAST_QUARTER),
    )
    assert some.rule(Clock.ACCEPT, Season.LAST_QUARTER, Level.ASSISTANT, Stage.LAND) == some.rules[3]
    assert some.rule(Clock.ACCEPT, Season.ORDINARY, Level.ASSISTANT, Stage.LAND) == some.rules[2]
    assert some.rule(Clock.ACCEPT, Season.ORDINARY, Level.ADPEM, Stage.LAND) == some.rules[1]
    assert some.rule(Clock.ACCEPT, Season.ORDINARY, Level.ADPEM, Stage.CASH) == some.rules[0]


def test_a_clock_without_a_rule_is_not_watched() -> None:
    """Where no rule is about a clock, it never breaks."""
    assert verdict(clock(date(2024, 3, 4), Clock.CONFIRM), Almanac(off(), rules())).breaks_on is None


def test_a_pause_takes_the_days_after_it_began() -> None:
    """A wait from Tuesday to Thursday takes Wednesday and Thursday; Friday counts again."""
    almanac = Almanac(off(), rules(Rule(clock=Clock.ACCEPT, days=2)))
    found = verdict(clock(date(2024, 3, 4)), almanac, ((date(2024, 3, 5), date(2024, 3, 7)),))
    assert found.due_on == date(2024, 3, 8)


def test_a_wait_that_lasts_stops_the_clock() -> None:
    """While an outside party is waited for there is no day on which the clock breaks."""
    almanac = Almanac(off(), rules(Rule(clock=Clock.ACCEPT, days=2)))
    assert verdict(clock(date(2024, 3, 4)), almanac, ((date(2024, 3, 4), None),)).breaks_on is None


def test_a_day_that_was_set_is_not_moved_by_pauses() -> None:
    """What is needed by 15 December is overdue on the 16th, a Monday, whoever was waited for."""
    running = clock(date(2024, 3, 4), Clock.NEEDED_BY, fixed_on=date(2024, 12, 15))
    found = verdict(running, Almanac(off(), rules(Rule(clock=Clock.NEEDED_BY, days=0))), ((date(2024, 3, 4), None),))
    assert found.breaks_on == date(2024, 12, 16)


def test_days_that_ran_out_before_a_wait_are_not_given_back() -> None:
    """A wait that lasts stops the clock of the ordinary season, but not of the last quarter, which gives no day."""
    some = rules(Rule(clock=Clock.ACCEPT, days=1), Rule(clock=Clock.ACCEPT, days=0, season=Season.LAST_QUARTER))
    found = verdict(clock(date(2024, 1, 1)), Almanac(off(), some), ((date(2024, 1, 1), None),))
    assert (found.due_on, found.breaks_on) == (date(2024, 1, 1), date(2024, 10, 1))


@given(
    DAYS,
    st.dictionaries(st.sampled_from([None, *Season]), st.integers(0, 25)),
    st.frozensets(DAYS, max_size=15),
    st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 20))), max_size=3),
    st.sampled_from((5, 6)),
)
def test_the_answer_is_that_of_a_walk_from_day_to_day(
    since: date,
    limits: dict[Season | None, int],
    free: frozenset[date],
    waits: list[tuple[date, int | None]],
    week: int,
) -> None:
    """The first day on which all the days have passed that the rule of its season gives; none without a rule."""
    some = rules(*(Rule(clock=Clock.ACCEPT, days=n, season=season) for season, n in limits.items()))
    almanac = Almanac(off(*free), some)
    pauses = tuple((first, None if n is None else first + timedelta(days=n)) for first, n in waits)
    found = verdict(clock(since), almanac, pauses, week).breaks_on
    assert found == _walk(since, almanac, limits, [d for d in _days(since) if _counts(d, free, pauses, week)])


def _days(since: date) -> list[date]:
    """The days after one, to the end of the second year after it."""
    return [since + timedelta(days=n) for n in range(1, (date(since.year + 2, 12, 31) - since).days + 1)]


def _counts(one: date, free: frozenset[date], pauses: Pauses, week: int) -> bool:
    """Whether somebody with a calendar and a pencil ticks that day off."""
    waited = any(first < one and (last is None or one <= last) for first, last in pauses)
    return one.weekday() < week and one not in free and not waited


def _walk(since: date, almanac: Almanac, limits: dict[Season | None, int], counted: list[date]) -> date | None:
    """Ask every day: had all the days passed before it that the season of that day gives?"""
    for today in _days(since):
        most = limits.get(almanac.season(today), limits.get(None))
        if most is not None and sum(day < today for day in counted[: most + 1]) >= most:
            return today
    return None
