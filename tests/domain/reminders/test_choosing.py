"""Quiet hours and choices, in the regency's own zone."""

from datetime import datetime, time

import pytest

from domain.obstacle import WITA
from domain.reminders import Channel, Choices, Kind, QuietHours

NIGHT, NOON = QuietHours(time(20), time(6)), QuietHours(time(12), time(13, 30))


def wita(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in WITA on a day of November 2024."""
    return datetime(2024, 11, day, hour, minute, tzinfo=WITA)


@pytest.mark.parametrize(
    ("quiet", "now", "over"),
    [
        (NIGHT, wita(28, 19, 59), wita(28, 19, 59)),
        (NIGHT, wita(28, 20), wita(29, 6)),
        (NIGHT, wita(29, 0), wita(29, 6)),
        (NIGHT, wita(29, 5, 59), wita(29, 6)),
        (NIGHT, wita(29, 6), wita(29, 6)),
        (NOON, wita(28, 12), wita(28, 13, 30)),
        (NOON, wita(28, 13, 30), wita(28, 13, 30)),
        (QuietHours(time(8), time(8)), wita(28, 8), wita(28, 8)),
    ],
)
def test_messages_wait_until_quiet_hours_are_over(quiet: QuietHours, now: datetime, over: datetime) -> None:
    """A message goes out at once, or when the quiet hours end, also over midnight."""
    assert quiet.over(now) == over
    assert quiet.holds(now) == (now != over)


def test_everything_is_wanted_until_somebody_says_otherwise() -> None:
    """Without choices every kind goes on every way that has an address."""
    choices = Choices(email="a@b.id", unwanted=frozenset({(Kind.DECIDED, Channel.EMAIL)}))
    assert choices.reached_by(Kind.RETURNED) == {Channel.EMAIL}
    assert choices.reached_by(Kind.DECIDED) == frozenset()
    assert not choices.is_quiet(wita(28, 3))
