from datetime import date

import pytest

from domain.acting import Acting
from domain.obstacle import (
    AssignHelp,
    AssistanceAssigned,
    AssistanceCancelled,
    AssistanceCommand,
    AssistanceExtended,
    AssistanceState,
    CancelAssistance,
    ExtendAssistance,
    State,
    WaitingFor,
    Waits,
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
    WHY,
    WITHDRAWN,
    assigned,
    declined,
)
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, AUDITOR, BPKAD, HEAD, LEADERSHIP, OPERATOR, UKPBJ
from tests.domain.obstacle.scenario import Fact, fact, given, obstacle

REQUEST = Text("please help")
HELP = AssignHelp(desk="BPKAD", due=DUE, request=REQUEST)
LATER = date(2024, 12, 20)
EXTEND = ExtendAssistance(n=1, due=LATER, reason=WHY)
CANCEL = CancelAssistance(n=1, reason=WHY)
CANCELLED = fact(AssistanceCancelled, n=1, reason=WHY)
HELPED = (RAISED, ACCEPTED, ASSIGNED)


@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_help_is_assigned(by: Acting) -> None:
    """Ekobang assigns help to a desk: the obstacle is assisted and waits for that desk."""
    now = (
        given(RAISED, ACCEPTED)
        .when(HELP, by)
        .then(fact(AssistanceAssigned, n=1, desk="BPKAD", due=DUE, request=REQUEST), state=State.ASSISTED)
    )
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.DESK, ("BPKAD",))


def test_a_second_desk_helps_beside_the_first() -> None:
    """Assistance is numbered within the obstacle, and all desks that have not finished are waited for."""
    now = (
        given(*HELPED)
        .when(AssignHelp(desk="UKPBJ", due=DUE, request=REQUEST), ADPEM)
        .then(fact(AssistanceAssigned, n=2, desk="UKPBJ", due=DUE, request=REQUEST), state=State.ASSISTED)
    )
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.DESK, ("BPKAD", "UKPBJ"))


def test_a_number_is_not_used_twice() -> None:
    """A cancelled assistance keeps its number."""
    given(*HELPED, CANCELLED).when(HELP, ADPEM).then(
        fact(AssistanceAssigned, n=2, desk="BPKAD", due=DUE, request=REQUEST), state=State.ASSISTED
    )


def test_a_desk_that_has_not_finished_is_not_asked_again() -> None:
    """A desk with running assistance gets a longer time or an instruction, not the same help twice."""
    given(*HELPED).when(HELP, ADPEM).refused("invalid", fields={"desk": "already_assigned"})
    given(*HELPED, TAKEN, COMPLETED).when(HELP, ADPEM).then(
        fact(AssistanceAssigned, n=2, desk="BPKAD", due=DUE, request=REQUEST)
    )


@pytest.mark.parametrize("by", [OPERATOR, HEAD, BPKAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
@pytest.mark.parametrize("command", [HELP, EXTEND, CANCEL], ids=lambda command: command.ACT)
def test_others_do_not_assign_extend_or_cancel(command: AssignHelp | AssistanceCommand, by: Acting) -> None:
    """Help is Ekobang's to give, to extend and to cancel."""
    given(*HELPED).when(command, by).refused("not_your_act")


@pytest.mark.parametrize(
    "facts",
    [
        (RAISED,),
        (RAISED, RETURNED),
        (*HELPED, DONE_STATED),
        *((RAISED, ACCEPTED, last) for last in (RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED)),
    ],
)
def test_help_is_for_accepted_obstacles(facts: tuple[Fact, ...]) -> None:
    """Before acceptance, after done was stated and once closed no help is assigned."""
    given(*facts).when(HELP, ADPEM).refused("wrong_state")


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (AssignHelp(desk="NONE", due=DUE, request=REQUEST), {"desk": "unknown_code"}),
        (AssignHelp(desk="OLD", due=DUE, request=REQUEST), {"desk": "retired_code"}),
        (AssignHelp(desk="BPKAD", due=date(2024, 11, 25), request=REQUEST), {"due": "in_the_past"}),
        (AssignHelp(desk="BPKAD", due=date(2029, 11, 27), request=REQUEST), {"due": "too_far_ahead"}),
        (AssignHelp(desk="BPKAD", due=DUE, request=Text(" ")), {"request": "required"}),
        (
            AssignHelp(desk="", due=date(2023, 1, 1), request=Text("")),
            {
                "desk": "unknown_code",
                "due": "in_the_past",
                "request": "required",
            },
        ),
    ],
)
def test_an_assignment_is_checked(command: AssignHelp, fields: dict[str, str]) -> None:
    """Desk, day and request must hold."""
    given(RAISED, ACCEPTED).when(command, ADPEM).refused("invalid", fields=fields)


def test_help_may_be_due_today() -> None:
    """The day itself is not too early."""
    today = date(2024, 11, 26)
    given(RAISED, ACCEPTED).when(AssignHelp(desk="BPKAD", due=today, request=REQUEST), ADPEM).then(
        fact(AssistanceAssigned, n=1, desk="BPKAD", due=today, request=REQUEST)
    )


@pytest.mark.parametrize("facts", [(), (TAKEN,), (DONE_STATED,), (TAKEN, DONE_STATED)])
def test_a_desk_gets_more_time(facts: tuple[Fact, ...]) -> None:
    """Assistance that has not ended is extended, also while done is stated."""
    before = obstacle(*HELPED, *facts)
    now = (
        given(*HELPED, *facts)
        .when(EXTEND, ADPEM)
        .then(fact(AssistanceExtended, n=1, due=LATER, reason=WHY), state=before.state)
    )
    assert now is not None
    assert now.assistance[0].due == LATER
    assert now.assistance[0].state is before.assistance[0].state


def test_extending_means_later() -> None:
    """The same day or an earlier one is no extension, and the reason is required."""
    given(*HELPED).when(ExtendAssistance(n=1, due=DUE, reason=Text("")), ADPEM).refused(
        "invalid", fields={"due": "not_later", "reason": "required"}
    )


def test_extending_does_not_end_in_the_past() -> None:
    """An overdue assistance is extended to today or later."""
    old = fact(AssistanceAssigned, n=1, desk="BPKAD", due=date(2024, 11, 1), request=REQUEST)
    given(RAISED, ACCEPTED, old).when(ExtendAssistance(n=1, due=date(2024, 11, 20), reason=WHY), ADPEM).refused(
        "invalid", fields={"due": "in_the_past"}
    )


@pytest.mark.parametrize("ended", [(declined(),), (TAKEN, COMPLETED), (CANCELLED,)], ids=["declined", "done", "gone"])
@pytest.mark.parametrize("command", [EXTEND, CANCEL], ids=lambda command: command.ACT)
def test_what_has_ended_is_neither_extended_nor_cancelled(command: AssistanceCommand, ended: tuple[Fact, ...]) -> None:
    """Declined, completed and cancelled assistance stays as it is, also beside one that runs."""
    given(*HELPED, ALSO_ASSIGNED, *ended).when(command, ADPEM).refused("wrong_state")


@pytest.mark.parametrize("command", [ExtendAssistance(n=9, due=LATER, reason=WHY), CancelAssistance(n=0, reason=WHY)])
def test_an_assistance_that_does_not_exist_is_not_found(command: AssistanceCommand) -> None:
    """A number that was never given is not found."""
    given(*HELPED).when(command, ADPEM).refused("not_found")


def test_cancelling_the_only_assistance_leaves_it_accepted() -> None:
    """Without live assistance an obstacle is accepted again, and waits for Adpem."""
    now = given(*HELPED).when(CANCEL, ADPEM).then(CANCELLED, state=State.ACCEPTED)
    assert now is not None
    assert now.assistance[0].state is AssistanceState.CANCELLED
    assert waiting_for(now) == WaitingFor(Waits.ADPEM, ())


def test_cancelling_one_of_two_leaves_it_assisted() -> None:
    """One live assistance is enough, and only its desk is waited for."""
    now = given(*HELPED, ALSO_ASSIGNED).when(CANCEL, ADPEM).then(CANCELLED, state=State.ASSISTED)
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.DESK, ("UKPBJ",))


def test_cancelling_while_done_is_stated_leaves_that_state() -> None:
    """Ending help does not take back what the agency stated."""
    given(*HELPED, DONE_STATED).when(CANCEL, ADPEM).then(CANCELLED, state=State.STATED_DONE)


def test_cancelling_needs_a_reason() -> None:
    """A desk is told why."""
    given(*HELPED).when(CancelAssistance(n=1, reason=Text(" ")), ADPEM).refused(
        "invalid", fields={"reason": "required"}
    )


def test_another_desk_does_not_touch_it() -> None:
    """A desk with assistance of its own does not extend another's."""
    given(*HELPED, assigned(2, "UKPBJ")).when(EXTEND, UKPBJ).refused("not_your_act")
