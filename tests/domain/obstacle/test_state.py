from datetime import timedelta

import pytest

from domain.obstacle import (
    AuditWord,
    Commented,
    Level,
    Resubmitted,
    State,
    Visibility,
    WaitingFor,
    Waits,
    audit_word,
    fold,
    waiting_for,
)
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
    MERGED,
    PROGRESSED,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    UNACTIONABLE,
    WAITING,
    WHY,
    WITHDRAWN,
    assigned,
    decided,
    declined,
    escalated,
    opened_to,
    raised,
)
from tests.domain.obstacle.scenario import START, Fact, fact, obstacle, stream

ADPEM_NEXT, AGENCY_NEXT = WaitingFor(Waits.ADPEM, ()), WaitingFor(Waits.AGENCY, ("DINKES",))
SECRET = opened_to(Visibility.LEADERSHIP_ONLY)
UP = escalated(Level.SECRETARY)


@pytest.mark.parametrize(
    ("facts", "whom"),
    [
        ((RAISED,), ADPEM_NEXT),
        ((RAISED, RETURNED), AGENCY_NEXT),
        ((RAISED, RETURNED, fact(Resubmitted, text=WHY)), ADPEM_NEXT),
        ((RAISED, ACCEPTED), ADPEM_NEXT),
        ((RAISED, ACCEPTED, ASSIGNED), WaitingFor(Waits.DESK, ("BPKAD",))),
        ((RAISED, ACCEPTED, ASSIGNED, ALSO_ASSIGNED), WaitingFor(Waits.DESK, ("BPKAD", "UKPBJ"))),
        ((RAISED, ACCEPTED, ASSIGNED, TAKEN, COMPLETED, assigned(2)), WaitingFor(Waits.DESK, ("BPKAD",))),
        ((RAISED, ACCEPTED, ASSIGNED, TAKEN, COMPLETED), AGENCY_NEXT),
        ((RAISED, ACCEPTED, ASSIGNED, declined()), ADPEM_NEXT),
        ((RAISED, ACCEPTED, DONE_STATED), ADPEM_NEXT),
        ((RAISED, UP), WaitingFor(Waits.LEVEL, ("secretary",))),
        ((RAISED, UP, RETURNED), WaitingFor(Waits.LEVEL, ("secretary",))),
        ((RAISED, ACCEPTED, ASSIGNED, UP), WaitingFor(Waits.LEVEL, ("secretary",))),
        ((RAISED, ACCEPTED, UP, decided(Level.SECRETARY)), ADPEM_NEXT),
        ((RAISED, ACCEPTED, ASSIGNED, UP, WAITING), WaitingFor(Waits.OUTSIDE, ("Ministry",))),
        ((RAISED, SECRET), WaitingFor(Waits.ASSISTANT, ())),
        ((RAISED, ACCEPTED, DONE_STATED, SECRET), WaitingFor(Waits.ASSISTANT, ())),
        ((RAISED, ACCEPTED, DONE_STATED, RESOLVED), None),
        ((RAISED, ACCEPTED, UP, UNACTIONABLE), None),
        ((RAISED, UP, WITHDRAWN), None),
        ((RAISED, MERGED), None),
    ],
)
def test_whom_an_obstacle_waits_for(facts: tuple[Fact, ...], whom: WaitingFor | None) -> None:
    """First the outside party, then the level, then whose turn it is by state; nobody once closed."""
    assert waiting_for(obstacle(*facts)) == whom


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ((RAISED,), AuditWord.NOT_ACTED_ON),
        ((RAISED, RETURNED), AuditWord.NOT_ACTED_ON),
        ((RAISED, ACCEPTED), AuditWord.NOT_ACTED_ON),
        ((RAISED, ACCEPTED, ASSIGNED), AuditWord.IN_PROGRESS),
        ((RAISED, ACCEPTED, ASSIGNED, declined()), AuditWord.NOT_ACTED_ON),
        ((RAISED, ACCEPTED, ASSIGNED, TAKEN, PROGRESSED), AuditWord.IN_PROGRESS),
        ((RAISED, ACCEPTED, DONE_STATED), AuditWord.IN_PROGRESS),
        ((RAISED, ACCEPTED, DONE_STATED, RESOLVED), AuditWord.DONE),
        ((RAISED, ACCEPTED, UNACTIONABLE), AuditWord.CANNOT_BE_ACTED_ON),
        ((RAISED, WITHDRAWN), None),
        ((RAISED, ACCEPTED, ASSIGNED, TAKEN, PROGRESSED, MERGED), None),
    ],
)
def test_the_word_of_the_auditor(facts: tuple[Fact, ...], word: AuditWord | None) -> None:
    """The audit word follows from the state and from any progress."""
    assert audit_word(obstacle(*facts)) == word


def test_time_is_kept_of_the_last_event_and_of_the_last_change_of_state() -> None:
    """A comment moves the version and the time of change, but not since when the state holds."""
    now = obstacle(RAISED, ACCEPTED, fact(Commented, text=WHY))
    assert now.version == 3
    assert now.raised_at == START + timedelta(days=1)
    assert now.state_since == START + timedelta(days=2)
    assert now.updated_at == START + timedelta(days=3)


def test_folding_goes_on_from_where_it_was() -> None:
    """The obstacle after some events, folded with the rest, is the obstacle of them all."""
    events = stream((RAISED, ACCEPTED, ASSIGNED, TAKEN))
    assert fold(events[2:], fold(events[:2])) == fold(events)
    assert fold(()) is None


def test_a_life_begins_with_a_report() -> None:
    """Another first event is a broken log, and says so."""
    with pytest.raises(TypeError, match="Accepted cannot be the first event"):
        fold(stream((ACCEPTED,)))


@pytest.mark.parametrize(("amount", "total"), [(None, None), (0, 0), (5, 5)])
def test_not_stated_is_not_nought(amount: int | None, total: int | None) -> None:
    """An amount that nobody stated stays unstated."""
    now = obstacle(raised(amount_at_stake=amount))
    assert now.amount == total
    assert now.state is State.RAISED
