from datetime import date

import pytest

from domain.acting import Acting
from domain.obstacle import (
    DeadlineMoved,
    EndWait,
    Level,
    MoveDeadline,
    StateDone,
    WaitEnded,
    WaitForParty,
    WaitingFor,
    Waits,
    WaitStarted,
    waiting_for,
)
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
    DUE,
    MERGED,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    UNACTIONABLE,
    WAITING,
    WHY,
    WITHDRAWN,
    declined,
    escalated,
)
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, AUDITOR, BPKAD, HEAD, LEADERSHIP, OPERATOR, UKPBJ
from tests.domain.obstacle.scenario import Fact, fact, given, obstacle

LATER = date(2025, 1, 31)
MOVE = MoveDeadline(needed_by=LATER, reason=WHY)
WAIT = WaitForParty(party=Text("Ministry"), reason=WHY)
END = EndWait(text=Text("they answered"))
ENDED = fact(WaitEnded, text=Text("they answered"))
OPEN = [
    (RAISED,),
    (RAISED, RETURNED),
    (RAISED, ACCEPTED),
    (RAISED, ACCEPTED, ASSIGNED),
    (RAISED, ACCEPTED, DONE_STATED),
]
CLOSED = [(RAISED, ACCEPTED, last) for last in (RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED)]
NOT_HELPED = [(RAISED,), (RAISED, RETURNED), (RAISED, ACCEPTED, DONE_STATED), *CLOSED]


@pytest.mark.parametrize("facts", OPEN)
@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_the_deadline_is_moved(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Ekobang moves the deadline of an open obstacle, and names the letter where there is one."""
    command = MoveDeadline(needed_by=LATER, reason=WHY, letter=Text("050/12/ADPEM"))
    now = (
        given(*facts)
        .when(command, by)
        .then(
            fact(DeadlineMoved, needed_by=LATER, reason=WHY, letter=Text("050/12/ADPEM")), state=obstacle(*facts).state
        )
    )
    assert now is not None
    assert now.record.needed_by == LATER


@pytest.mark.parametrize("by", [OPERATOR, HEAD, BPKAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_do_not_move_the_deadline(by: Acting) -> None:
    """The deadline is Ekobang's."""
    given(RAISED, ACCEPTED, ASSIGNED).when(MOVE, by).refused("not_your_act")


@pytest.mark.parametrize("facts", CLOSED)
def test_a_closed_obstacle_has_no_deadline_to_move(facts: tuple[Fact, ...]) -> None:
    """Nothing is needed by any day once it is closed."""
    given(*facts).when(MOVE, ADPEM).refused("wrong_state")


def test_a_deadline_may_lie_in_the_past_but_not_too_far_ahead() -> None:
    """Late facts are taken; more than five years ahead is not, and a reason is required."""
    given(RAISED).when(MoveDeadline(needed_by=date(2024, 1, 31), reason=WHY), ADPEM).then(
        fact(DeadlineMoved, needed_by=date(2024, 1, 31), reason=WHY)
    )
    given(RAISED).when(MoveDeadline(needed_by=date(2029, 11, 27), reason=Text("")), ADPEM).refused(
        "invalid", fields={"needed_by": "too_far_ahead", "reason": "required"}
    )
    given(RAISED).when(MoveDeadline(needed_by=DUE, reason=WHY, letter=Text("x" * 201)), ADPEM).refused(
        "invalid", fields={"letter": "too_long"}
    )


@pytest.mark.parametrize("facts", [(RAISED, ACCEPTED), (RAISED, ACCEPTED, ASSIGNED)], ids=["accepted", "assisted"])
@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_everybody_waits_for_an_outside_party(by: Acting, facts: tuple[Fact, ...]) -> None:
    """An open wait comes before desks and Adpem; the state stays."""
    now = (
        given(*facts)
        .when(WAIT, by)
        .then(fact(WaitStarted, party=Text("Ministry"), reason=WHY), state=obstacle(*facts).state)
    )
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.OUTSIDE, ("Ministry",))


def test_an_outside_party_comes_before_an_undecided_escalation() -> None:
    """Who waits for a ministry does not wait for the Assistant."""
    now = given(RAISED, ACCEPTED, escalated(Level.ASSISTANT)).when(WAIT, ADPEM).then(WAITING)
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.OUTSIDE, ("Ministry",))


def test_a_desk_that_took_its_assistance_starts_and_ends_a_wait() -> None:
    """A desk at work says whom it waits for and what came of it."""
    given(RAISED, ACCEPTED, ASSIGNED, TAKEN).when(WAIT, BPKAD).then(WAITING)
    given(RAISED, ACCEPTED, ASSIGNED, TAKEN, WAITING).when(END, BPKAD).then(ENDED, waits_outside=None)


@pytest.mark.parametrize("then", [(), (TAKEN, COMPLETED), (declined(), ALSO_ASSIGNED)])
def test_a_desk_that_is_not_at_work_starts_no_wait(then: tuple[Fact, ...]) -> None:
    """A desk whose assistance is not accepted leaves waits to others."""
    given(RAISED, ACCEPTED, ASSIGNED, *then).when(WAIT, BPKAD).refused("not_your_act")
    given(RAISED, ACCEPTED, ASSIGNED, *then, WAITING).when(END, BPKAD).refused("not_your_act")


def test_a_desk_at_work_elsewhere_finds_nothing() -> None:
    """To a desk without assistance here there is no such obstacle."""
    given(RAISED, ACCEPTED, ASSIGNED, TAKEN).when(WAIT, UKPBJ).refused("not_found")


@pytest.mark.parametrize("by", [OPERATOR, HEAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_start_and_end_no_wait(by: Acting) -> None:
    """Agency, leadership and auditor do not declare waits."""
    given(RAISED, ACCEPTED).when(WAIT, by).refused("not_your_act")
    given(RAISED, ACCEPTED, WAITING).when(END, by).refused("not_your_act")


@pytest.mark.parametrize("facts", NOT_HELPED)
def test_a_wait_is_for_accepted_and_assisted_obstacles(facts: tuple[Fact, ...]) -> None:
    """In other states there is neither a wait to start nor one to end."""
    given(*facts).when(WAIT, ADPEM).refused("wrong_state")
    given(*facts).when(END, ADPEM).refused("wrong_state")


def test_one_wait_at_a_time() -> None:
    """While one wait is open no other starts, and without one there is none to end."""
    given(RAISED, ACCEPTED, WAITING).when(WAIT, ADPEM).refused("wrong_state")
    given(RAISED, ACCEPTED).when(END, ADPEM).refused("wrong_state")


def test_after_a_wait_those_before_are_waited_for_again() -> None:
    """A desk's wait that ends gives the desk the next move."""
    now = given(RAISED, ACCEPTED, ASSIGNED, TAKEN, WAITING).when(END, ADPEM).then(ENDED, waits_outside=None)
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.DESK, ("BPKAD",))


def test_stating_done_ends_a_wait() -> None:
    """What is done waits for nobody outside, but for Adpem's confirmation."""
    now = (
        given(RAISED, ACCEPTED, WAITING)
        .when(StateDone(text=Text("contract signed")), HEAD)
        .then(DONE_STATED, waits_outside=None)
    )
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.ADPEM, ())


def test_words_are_required() -> None:
    """Party, reason and outcome must be said, the party in one line."""
    given(RAISED, ACCEPTED).when(WaitForParty(party=Text(" "), reason=Text("")), ADPEM).refused(
        "invalid", fields={"party": "required", "reason": "required"}
    )
    given(RAISED, ACCEPTED).when(WaitForParty(party=Text("x" * 201), reason=WHY), ADPEM).refused(
        "invalid", fields={"party": "too_long"}
    )
    given(RAISED, ACCEPTED, WAITING).when(EndWait(text=Text("")), ADPEM).refused("invalid", fields={"text": "required"})
