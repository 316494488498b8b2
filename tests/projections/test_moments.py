from datetime import UTC, datetime, timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.obstacle import WITA
from projections.moments import moment_of, position_at
from tests.domain.obstacle.facts import ACCEPTED, RAISED
from tests.projections.telling import Models

START = datetime(2024, 11, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_moment_stands_for_the_last_event_recorded_by_then(models: Models) -> None:
    """Given two events an hour apart, a moment between them stands for the first, also to the microsecond."""
    models.tell(1, RAISED, at=START)
    models.tell(1, ACCEPTED, at=START + HOUR)
    first, second = (position for position, _ in models.events)
    with models.reading() as connection:
        assert position_at(connection, START - timedelta(microseconds=1)) < first
        assert first <= position_at(connection, START) < second
        assert position_at(connection, START + HOUR - timedelta(microseconds=1)) < second
        assert position_at(connection, START + HOUR) == second
        assert position_at(connection, START + 1000 * HOUR) == second


def test_before_the_first_event_there_is_no_position(models: Models) -> None:
    """Given nothing at all, every moment stands for position 0, and no position for a moment."""
    with models.reading() as connection:
        assert position_at(connection, START) == 0
        assert moment_of(connection, 7) is None


def test_the_rims_of_the_calendar_are_moments_too(models: Models) -> None:
    """A moment of the first or last day there is, which no clock in UTC can tell, is before or after everything."""
    models.tell(1, RAISED, at=START)
    first, last = datetime(1, 1, 1, 5, tzinfo=WITA), datetime(9999, 12, 31, 20, tzinfo=timezone(-8 * HOUR))
    with models.reading() as connection:
        assert position_at(connection, first) < models.events[0][0]
        assert position_at(connection, last) == models.events[0][0]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(hours=st.lists(st.integers(0, 6), min_size=1, max_size=12), batch=st.sampled_from((1, 3, 100)))
def test_times_out_of_order_never_show_an_event_without_those_before(
    models: Models, hours: list[int], batch: int
) -> None:
    """Given times in any order, a moment's position is the last whose events up to there were all recorded by then."""
    models.clear()
    told = [models.change(this, RAISED, at=START + hour * HOUR) for this, hour in enumerate(hours, 1)]
    for start in range(0, len(told), batch):
        models.show(told[start : start + batch])
    with models.reading() as connection:
        for hour in range(-1, 8):
            moment = START + hour * HOUR
            known = [n for n in range(len(hours) + 1) if all(then <= hour for then in hours[:n])]
            found = position_at(connection, moment)
            assert sum(change.position <= found for change in told) == max(known)
        for n, change in enumerate(told, 1):
            assert moment_of(connection, change.position) == START + max(hours[:n]) * HOUR
