"""What was known when: later facts never change what was known before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.acting import SYSTEM
from domain.almanac import Almanac, DayOffKind, Document
from domain.almanac.chronicle import Chronicle
from domain.almanac.days import DayAdded
from domain.almanac.streams import CALENDAR, AlmanacEvent
from domain.almanac.terms import DeadlineSet
from tests.domain.almanac.story import CHRISTMAS, NOON, YEAR, deadline, given, when, wita

SPP = deadline(Document.SPP_LS, wita(12, 15))
ELECTION = date(2024, 11, 27)


def added(day: date, version: int, at: datetime) -> DayAdded:
    return DayAdded(
        originator_id=CALENDAR,
        originator_version=version,
        recorded_at=at,
        by=SYSTEM,
        day=day,
        name="Libur",
        kind=DayOffKind.NATIONAL,
        decree=None,
    )


def test_a_fact_is_known_from_its_moment_on() -> None:
    """At the moment of recording it is known, just before it is not."""
    chronicle = given(YEAR).after(added(ELECTION, 2, NOON))
    assert ELECTION in chronicle.at(NOON).calendar.days
    assert list(chronicle.at(NOON - timedelta(microseconds=1)).calendar.days) == [date(2024, 12, 24), CHRISTMAS.day]
    assert chronicle.at(NOON - timedelta(days=9)) == Almanac()


def test_streams_that_come_one_after_the_other_are_told_in_time_order() -> None:
    """Deadlines that are loaded after the calendar are woven in between its facts."""
    calendar = given(YEAR).after(added(ELECTION, 2, NOON))
    (fact,) = when(given(), SPP, at=NOON - timedelta(hours=1))
    chronicle = calendar.after(fact)
    between = chronicle.at(NOON - timedelta(minutes=30))
    assert (between.calendar.version, between.deadlines.version) == (1, 1)
    assert (chronicle.current().calendar.version, chronicle.current().deadlines.version) == (2, 1)


def test_a_clock_that_went_back_hides_nothing() -> None:
    """A fact that was recorded with an earlier time is known no earlier than the one it follows."""
    chronicle = given(YEAR).after(added(ELECTION, 2, NOON), added(date(2024, 12, 2), 3, NOON - timedelta(hours=5)))
    assert chronicle.at(NOON - timedelta(hours=1)).calendar.version == 1
    assert chronicle.at(NOON).calendar.version == 3


FACTS = st.lists(st.tuples(st.booleans(), st.integers(-500, 500), st.dates(date(2024, 1, 1), date(2024, 12, 23))))


def facts(of: Sequence[tuple[bool, int, date]]) -> list[AlmanacEvent]:
    """Days off and deadlines, recorded at these minutes, each stream numbered on."""
    (due,) = when(given(), SPP)
    assert isinstance(due, DeadlineSet)
    made: list[AlmanacEvent] = []
    for of_day, minutes, day in of:
        kind = DayAdded if of_day else DeadlineSet
        version, at = 1 + sum(isinstance(one, kind) for one in made), NOON + timedelta(minutes=minutes)
        made.append(added(day, version, at) if of_day else replace(due, originator_version=version, recorded_at=at))
    return made


@drawn(FACTS, FACTS, st.integers(-600, 600))
def test_what_was_known_stays_whatever_follows(
    earlier: list[tuple[bool, int, date]], later: list[tuple[bool, int, date]], minutes: int
) -> None:
    """Facts that are recorded after a moment never change what was known at it, in whatever order they are loaded."""
    moment = NOON + timedelta(minutes=minutes)
    past = [(of_day, min(at, minutes), day) for of_day, at, day in earlier]
    future = [(of_day, max(at, minutes) + 1, day) for of_day, at, day in later]
    told = facts([*past, *future])
    known = Chronicle().after(*told[: len(past)])
    followed = known.after(*told[len(past) :])
    assert followed.at(moment) == known.at(moment) == known.current()
    by_stream = sorted(told, key=lambda event: str(event.STREAM))
    assert Chronicle().after(*by_stream).at(moment) == known.current()
    assert followed.current() == Chronicle().after(*by_stream).current()
