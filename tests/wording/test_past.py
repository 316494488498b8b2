"""Moments of the past as they are typed, kept in addresses and said."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.past import NoSuchPast
from wording.faults import field_sentence
from wording.language import language
from wording.past import moment_of, said, written

NOW = datetime(2024, 12, 2, 1, 30, tzinfo=UTC)
END = timedelta(days=1) - timedelta(microseconds=1)
#: The day of 26 November 2024 in WITA begins at 16.00 UTC of the day before.
DAY = datetime(2024, 11, 25, 16, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["2024-11-26", "26/11/2024", "26 November 2024", " 26-11-2024 "])
def test_a_day_is_its_end(typed: str) -> None:
    """A day alone means all of it, in WITA."""
    assert moment_of(typed, NOW) == DAY + END


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2024-11-26T14:05",
            "2024-11-26 14.05",
            "26/11/2024 14.05",
            "26 November 2024 14:05",
            "26/11/2024 14.05 WITA",
        ),
        *("2024-11-26T14:05+08:00", "2024-11-26T14:05 08:00", "2024-11-26T06:05Z", "2024-11-26T06:05:00.000Z"),
        *("2024-11-25T22:05-08:00", "2024-11-26T14:05:00+0800"),
    ],
)
def test_a_time_without_a_zone_is_wita(typed: str) -> None:
    """A time is of WITA unless it brings an offset, whose plus may have become a space."""
    assert moment_of(typed, NOW) == datetime(2024, 11, 26, 6, 5, tzinfo=UTC)


def test_the_present_day_is_now() -> None:
    """Today, whose end is still to come, means up to now; a later time of it is refused."""
    assert moment_of("2024-12-02", NOW) == NOW
    assert refused("2024-12-02T23:59") == "in_the_future"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("2024-12-03", "in_the_future"),
        ("9999-12-31T23:59-23:59", "not_a_moment"),
        ("0001-01-01T00:00", "not_a_moment"),
        *((typed, "not_a_moment") for typed in ("", "now", "26/11", "2024-11-31", "2024-11-26T25:00", "2024-11-26T14")),
        *((typed, "not_a_moment") for typed in ("2024-11-26T14:05+99:00", "2024-11-26T14:05+08", "\0", "T12:00")),
    ],
)
def test_what_cannot_be_looked_back_at_is_refused(typed: str, key: str) -> None:
    """What is no moment, or is still to come, is refused with a sentence of what to write."""
    assert refused(typed) == key


def refused(typed: str) -> str:
    with pytest.raises(NoSuchPast) as caught:
        moment_of(typed, NOW)
    fault = caught.value.fields["as_of"]
    assert "Periksa kembali" not in field_sentence(fault, language("id"))
    return fault[0]


@given(st.integers(0, 10**15).map(lambda part: DAY + timedelta(microseconds=part)))
def test_an_address_keeps_the_very_moment(moment: datetime) -> None:
    """Whatever moment stands in an address, it is read back as it was."""
    assert moment_of(written(moment), datetime(2200, 1, 1, tzinfo=UTC)) == moment


@pytest.mark.parametrize(
    ("moment", "kept", "words"),
    [
        (DAY + END, "2024-11-26", "26 November 2024 pukul 23.59 WITA"),
        (DAY + timedelta(hours=14, minutes=5), "2024-11-26T14:05", "26 November 2024 pukul 14.05 WITA"),
        (DAY + timedelta(seconds=9), "2024-11-26T00:00:09", "26 November 2024 pukul 00.00.09 WITA"),
    ],
)
def test_a_moment_is_kept_and_said(moment: datetime, kept: str, words: str) -> None:
    """The end of a day is kept as the day; seconds are said where there are any."""
    assert (written(moment), said(moment)) == (kept, words)
