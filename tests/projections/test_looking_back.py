"""An obstacle as it was: what its events up to then make of it, for those who may see it now."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings

from domain.obstacle import Obstacle, State, Visibility, may_see
from projections.obstacle import as_it_was, find, merged_into
from projections.past import NoSuchPast, NotRaisedYet, Past, past_at
from projections.timeline import of_obstacle
from tests.domain.obstacle.facts import ACCEPTED, MERGED, RAISED, opened_to, raised
from tests.domain.obstacle.offices import ASSISTANT, LEADERSHIP, OTHER_HEAD
from tests.domain.obstacle.scenario import OTHER, START, Fact
from tests.projections.lives import LIVES, live
from tests.projections.telling import Models

few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def was(models: Models, obstacle: UUID, position: int) -> Obstacle | None:
    """The obstacle as the reader gets it for that position, None where there was none yet."""
    past = Past(START, position)
    with models.reading() as connection:
        shown = find(connection, LEADERSHIP, obstacle)
        assert shown
        entries = of_obstacle(connection, LEADERSHIP, obstacle, past)
        try:
            return as_it_was(shown, entries, past).obstacle
        except NotRaisedYet:
            return None


@few
@given(lives=LIVES)
def test_an_obstacle_is_what_it_was_at_every_position(models: Models, lives: list[tuple[Fact, list[str]]]) -> None:
    """Given any lives, at the position of each event and just before it the obstacle is what it was then."""
    live(models, lives, 100)
    for change in models.changes:
        assert change.after
        assert was(models, change.after.id, change.position) == change.after
        assert was(models, change.after.id, change.position - 1) == change.before


def test_who_may_see_it_now_sees_what_it_was(models: Models) -> None:
    """Given an obstacle hidden later, its past is hidden too; one that was opened later shows its past."""
    hidden = models.tell(1, raised(visibility=Visibility.ALL_AGENCIES), opened_to(Visibility.LEADERSHIP_ONLY))
    opened = models.tell(2, raised(visibility=Visibility.LEADERSHIP_ONLY), opened_to(Visibility.ALL_AGENCIES))
    with models.reading() as connection:
        for obstacle, sees in ((hidden, False), (opened, True)):
            assert may_see(OTHER_HEAD, obstacle) == sees
            assert (find(connection, OTHER_HEAD, obstacle.id) is not None) == sees
            assert len(of_obstacle(connection, OTHER_HEAD, obstacle.id, Past(START, 5))) == sees


def test_a_merged_obstacle_names_its_target_in_the_state_of_then(models: Models) -> None:
    """Given a target that was accepted after the merge, the past says that it was still only raised."""
    target = models.change(OTHER.int, RAISED)
    merged = models.change(1, RAISED), models.change(1, MERGED)
    models.show([target, *merged, models.change(OTHER.int, ACCEPTED)])
    with models.reading() as connection:
        for past, state in ((None, State.ACCEPTED), (Past(START, merged[1].position), State.RAISED)):
            found = merged_into(connection, ASSISTANT, models.latest(1), past)
            assert found
            assert (found.id, found.state) == (OTHER, state)


def test_there_is_no_past_before_the_first_event(models: Models) -> None:
    """A moment is looked up among what was recorded; before all of it, or where there is nothing, it is refused."""
    with models.reading() as connection, pytest.raises(NoSuchPast) as nothing:
        past_at(connection, datetime(2024, 11, 26, tzinfo=UTC))
    assert nothing.value.fields["as_of"] == ("nothing_recorded", {})
    models.tell(1, RAISED, ACCEPTED, at=START)
    with models.reading() as connection:
        assert past_at(connection, START) == Past(START, models.position)
        with pytest.raises(NoSuchPast) as early:
            past_at(connection, START - timedelta(microseconds=1))
    assert early.value.fields["as_of"] == ("before_the_record", {"first": START})
