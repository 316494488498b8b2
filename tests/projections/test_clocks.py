"""The clocks as rows, held to those that the events of each obstacle make."""

from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.clocks import timed, watched
from projections.clocks import Clocked, clocked
from tests.domain.obstacle.scenario import Fact
from tests.projections.lives import LIVES, live
from tests.projections.telling import Models

few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@few
@given(lives=LIVES, batch=st.sampled_from((1, 3, 100)))
def test_the_rows_are_the_clocks_of_the_events(models: Models, lives: list[tuple[Fact, list[str]]], batch: int) -> None:
    """Given any lives in any batches, there is a row for each open obstacle, with the clocks that its events make."""
    live(models, lives, batch)
    with models.reading() as connection:
        rows = list(clocked(connection))
    still = [id_ for id_, obstacle in models.obstacles.items() if obstacle.is_open]
    assert rows == [folded(models, id_) for id_ in sorted(still)]


def folded(models: Models, id_: UUID) -> Clocked:
    obstacle, past = watched(models.stream(id_))
    return Clocked(id_, obstacle.version, timed(obstacle, past), obstacle.flags)
