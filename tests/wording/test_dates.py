from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.dates import (
    ago,
    as_typed,
    late_entry,
    long_day,
    long_moment,
    parse_day,
    short_day,
    short_moment,
    since,
    until,
    weekday,
)
from wording.language import language
from wording.misread import Misread

ENGLISH = language("en")
DAY = date(2024, 11, 26)
MOMENT = datetime(2024, 11, 26, 6, 5, tzinfo=UTC)
CODES = st.sampled_from(["id", "en"])


def test_days_are_written_out() -> None:
    """A day is written with its month's name, with digits, or with its weekday."""
    assert (long_day(DAY), short_day(DAY), weekday(DAY)) == (
        "26 November 2024",
        "26/11/2024",
        "Selasa, 26 November 2024",
    )
    assert weekday(date(2024, 8, 1), ENGLISH) == "Thursday, 1 August 2024"


def test_times_are_shown_in_wita_with_its_label() -> None:
    """A time in UTC is shown in the office's zone, and says so."""
    assert long_moment(MOMENT) == "26 November 2024 pukul 14.05 WITA"
    assert long_moment(MOMENT, ENGLISH) == "26 November 2024 at 14:05 WITA"
    assert short_moment(datetime(2024, 12, 31, 17, tzinfo=UTC)) == "01/01/2025 01.00 WITA"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "sejak hari ini"), (1, "sejak 25 November 2024 (1 hari)"), (3, "sejak 23 November 2024 (3 hari)")],
)
def test_since_when_is_a_day_and_its_age(days: int, said: str) -> None:
    """Since when something holds is told as a day with its age."""
    assert since(DAY - timedelta(days=days), DAY) == said


@pytest.mark.parametrize(
    ("back", "said"),
    [
        (timedelta(seconds=20), "baru saja"),
        (timedelta(minutes=5), "5 menit lalu"),
        (timedelta(hours=3), "3 jam lalu"),
        (timedelta(hours=20), "kemarin"),
        (timedelta(days=12), "12 hari lalu"),
    ],
)
def test_how_long_ago_is_told_roughly(back: timedelta, said: str) -> None:
    """A moment is told by minutes, hours or days, days by the office's own calendar."""
    assert ago(MOMENT - back, MOMENT) == said


@pytest.mark.parametrize(("days", "said"), [(-2, "lewat 2 hari"), (0, "hari ini"), (1, "besok"), (3, "3 hari lagi")])
def test_a_deadline_says_how_far_it_is(days: int, said: str) -> None:
    """A deadline is ahead, today, or past by so many days."""
    assert until(DAY + timedelta(days=days), DAY) == said


def test_a_late_entry_says_how_late() -> None:
    """What was recorded later than the day after is marked with the days between."""
    assert late_entry(DAY, MOMENT) == ""
    assert late_entry(DAY - timedelta(days=5), MOMENT) == "dicatat 5 hari kemudian"


@pytest.mark.parametrize(
    "typed",
    [
        "26/11/2024",
        "26-11-2024",
        "26.11.2024",
        "26 11 2024",
        "26112024",
        "2024-11-26",
        " 26 November  2024 ",
        "26 NOP 2024",
        "Selasa, 26 November 2024",
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    """Digits with the day first, ISO, and months by name are understood."""
    assert parse_day(typed) == DAY


def test_nothing_typed_is_no_day() -> None:
    """An empty field is no day, and no fault."""
    assert parse_day("  ") is None


@pytest.mark.parametrize(
    "typed", ["31/02/2024", "26/11/24", "11/26/2024", "besok", "26 Foo 2024", "2024", "26/11-2024", "20241126"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    """What is no day of the calendar is refused with a key, never guessed."""
    with pytest.raises(Misread) as misread:
        parse_day(typed)
    assert misread.value.fault == ("not_a_date", {})


@pytest.mark.parametrize(
    ("value", "shown"), [("2024-11-26", "26/11/2024"), (DAY, "26/11/2024"), ("31/02/2024", "31/02/2024"), (None, "")]
)
def test_a_field_shows_a_day_as_it_is_typed_here(value: object, shown: str) -> None:
    """A day comes back into its field with the day first; what could not be read comes back untouched."""
    assert as_typed(value) == shown


@given(st.dates(date(1000, 1, 1)), CODES)
def test_a_day_that_was_written_is_read_back(day: date, code: str) -> None:
    """Whatever day is shown can be typed back in and is the same day."""
    said_in = language(code)
    assert {parse_day(text) for text in (short_day(day), day.isoformat(), long_day(day, said_in))} == {day}
    assert parse_day(weekday(day, said_in)) == day


@given(st.text(max_size=40))
def test_nothing_typed_as_a_day_breaks_the_reader(typed: str) -> None:
    """Any text is a day, nothing, or a refusal."""
    try:
        day = parse_day(typed)
    except Misread:
        return
    assert day is None or day.year > 0
