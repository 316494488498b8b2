import pytest

from domain.acting import Acting
from domain.obstacle import Level, Visibility
from projections.waits import waiting_list
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ASSIGNED,
    RAISED,
    RETURNED,
    TAKEN,
    WAITING,
    escalated,
    raised,
)
from tests.domain.obstacle.offices import (
    ADMIN,
    ADPEM,
    ASSISTANT,
    AUDITOR,
    BPKAD,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
    UKPBJ,
)
from tests.domain.obstacle.scenario import START, Fact
from tests.projections.telling import Models

SECRET = raised(visibility=Visibility.LEADERSHIP_ONLY)
#: The facts of one obstacle, whom it waits for, and the number of the fact since which it does.
EXAMPLES: list[tuple[list[Fact], tuple[Acting, ...], int]] = [
    ([RAISED], (ADPEM,), 0),
    ([RAISED, ACCEPTED], (ADPEM,), 0),
    ([RAISED, RETURNED], (OPERATOR, HEAD), 1),
    ([SECRET, ACCEPTED], (ASSISTANT,), 0),
    ([RAISED, escalated(Level.ASSISTANT)], (ASSISTANT,), 1),
    ([RAISED, escalated(Level.ASSISTANT), escalated(Level.REGENT)], (LEADERSHIP,), 2),
    ([RAISED, ACCEPTED, ASSIGNED], (BPKAD,), 2),
    ([RAISED, ACCEPTED, WAITING], (), 0),
]


@pytest.mark.parametrize(("facts", "offices", "since"), EXAMPLES)
def test_it_waits_for_those_who_must_move(
    models: Models, facts: list[Fact], offices: tuple[Acting, ...], since: int
) -> None:
    """Given an obstacle, it is on the home page of just the offices it waits for, with the time since."""
    models.tell(1, *facts)
    with models.reading() as connection:
        for acting in (ADMIN, ADPEM, ASSISTANT, AUDITOR, BPKAD, HEAD, LEADERSHIP, OPERATOR, OTHER_HEAD, UKPBJ):
            found = waiting_list(connection, acting)
            assert found.total == len(found.items) == (acting in offices), acting
            assert found.exact
            assert all(item.since == models.events[since][1].recorded_at for item in found.items)


def test_a_desk_waits_since_its_own_help_was_asked(models: Models) -> None:
    """Given two desks asked one after the other, each is waited for since its own assistance got its state."""
    models.tell(1, RAISED, ACCEPTED, ASSIGNED)
    models.tell(1, ALSO_ASSIGNED, TAKEN)
    with models.reading() as connection:
        (first,), (second,) = (waiting_list(connection, desk).items for desk in (BPKAD, UKPBJ))
    assert first.since == models.events[4][1].recorded_at
    assert second.since == models.events[3][1].recorded_at
    assert first.since > second.since > START
