"""Working days: adding, counting, weeks of five and six days, and what a holiday that comes late changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.almanac import workdays

#: From the joint decrees for 2024 to 2026, as far as the vectors reach.
OFF = frozenset(
    date.fromisoformat(day)
    for day in (
        "2024-11-27",
        "2024-12-25",
        "2024-12-26",
        "2025-08-17",
        "2025-08-18",
        "2026-03-18",
        "2026-03-19",
        "2026-03-20",
        "2026-03-21",
        "2026-03-22",
        "2026-03-23",
        "2026-03-24",
    )
)
VECTORS = (
    ("2024-11-26", 1, "2024-11-28", "2024-11-28"),
    ("2024-11-26", 3, "2024-12-02", "2024-11-30"),
    ("2024-11-26", 5, "2024-12-04", "2024-12-03"),
    ("2025-08-15", 1, "2025-08-19", "2025-08-16"),
    ("2026-03-17", 1, "2026-03-25", "2026-03-25"),
)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
WEEKS = st.sampled_from((5, 6))


@pytest.mark.parametrize(("start", "n", "five", "six"), VECTORS)
def test_due_dates_of_the_decrees(start: str, n: int, five: str, six: str) -> None:
    """The due dates that were worked out by hand hold for both kinds of week."""
    begun = date.fromisoformat(start)
    assert [workdays(week, OFF).add(begun, n).isoformat() for week in (5, 6)] == [five, six]


@given(DAYS, st.integers(0, 300), WEEKS, st.frozensets(DAYS, max_size=20))
def test_adding_and_counting_agree(start: date, n: int, week: int, off: frozenset[date]) -> None:
    """After n working days were added, n are counted; and the day that is reached is a working day."""
    days = workdays(week, off)
    end = days.add(start, n)
    assert days.count(start, end) == n
    assert n == 0 or days.works_on(end)


@given(DAYS, st.integers(0, 60), WEEKS, st.frozensets(DAYS, max_size=20))
def test_counting_is_what_walking_counts(start: date, reach: int, week: int, off: frozenset[date]) -> None:
    """Counting gives what somebody gets who walks from day to day with the calendar in hand."""
    days, end = workdays(week, off), start + timedelta(days=reach)
    walked = [start + timedelta(days=n) for n in range(1, reach + 1)]
    assert days.count(start, end) == sum(d not in off and d.weekday() < week for d in walked)


def test_a_holiday_made_six_days_before() -> None:
    """27 November 2024 became a day off: what was asked on the 26th is due a day later, and before it was not."""
    known_then, known_now = workdays(5, OFF - {date(2024, 11, 27)}), workdays(5, OFF)
    assert known_then.add(date(2024, 11, 26), 3) == date(2024, 11, 29)
    assert known_now.add(date(2024, 11, 26), 3) == date(2024, 12, 2)


def test_leap_day_is_a_day() -> None:
    """Thursday 29 February 2024 counts as a working day like any other."""
    assert workdays(5, ()).add(date(2024, 2, 28), 1) == date(2024, 2, 29)


def test_nothing_is_added_backwards() -> None:
    """A negative number of working days is a mistake of the program and says so."""
    with pytest.raises(ValueError, match="forward"):
        workdays(5, ()).add(date(2024, 2, 28), -1)
