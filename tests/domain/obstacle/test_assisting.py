from uuid import UUID

import pytest

from domain.acting import Acting
from domain.obstacle import (
    AssistanceCommand,
    AssistanceCompleted,
    AssistanceDeclined,
    AssistanceState,
    AssistanceTaken,
    AuditWord,
    DeclineAssistance,
    FileRef,
    HandBack,
    ProgressReported,
    ReportProgress,
    State,
    TakeAssistance,
    WaitingFor,
    Waits,
    audit_word,
    waiting_for,
)
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ALSO_TAKEN,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
    MERGED,
    PROGRESSED,
    RAISED,
    RESOLVED,
    TAKEN,
    UNACTIONABLE,
    WHY,
    assigned,
    declined,
)
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, AUDITOR, BPKAD, HEAD, LEADERSHIP, OPERATOR, UKPBJ
from tests.domain.obstacle.scenario import Fact, fact, given

HELPED = (RAISED, ACCEPTED, ASSIGNED)
PHOTO = FileRef(id=UUID(int=77), sha256="ab" * 32)
TAKE, DECLINE = TakeAssistance(n=1), DeclineAssistance(n=1, reason=WHY)
REPORT, HAND_BACK = ReportProgress(n=1, text=Text("half way")), HandBack(n=1, text=Text("did our part"))
ALL = [TAKE, DECLINE, REPORT, HAND_BACK]


def test_a_desk_takes_its_assistance() -> None:
    """The desk that was asked takes it on; the obstacle stays assisted and waits for it."""
    now = given(*HELPED).when(TAKE, BPKAD).then(fact(AssistanceTaken, n=1), state=State.ASSISTED)
    assert now is not None
    assert now.assistance[0].state is AssistanceState.ACCEPTED
    assert waiting_for(now) == WaitingFor(Waits.DESK, ("BPKAD",))


def test_declining_the_only_assistance_leaves_it_accepted() -> None:
    """When the last desk declines, the obstacle is accepted again and waits for Adpem."""
    now = given(*HELPED).when(DECLINE, BPKAD).then(declined(), state=State.ACCEPTED)
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.ADPEM, ())


def test_declining_one_of_two_leaves_it_assisted() -> None:
    """While another desk helps, the obstacle stays assisted."""
    given(*HELPED, ALSO_ASSIGNED).when(DECLINE, BPKAD).then(declined(), state=State.ASSISTED)


def test_progress_is_reported() -> None:
    """A note with evidence changes no state, but the audit word says that it moves."""
    now = (
        given(*HELPED, TAKEN)
        .when(ReportProgress(n=1, text=Text("half way"), evidence=(PHOTO,)), BPKAD)
        .then(
            fact(ProgressReported, n=1, text=Text("half way"), evidence=(PHOTO,)), state=State.ASSISTED, progressed=True
        )
    )
    assert now is not None
    assert now.assistance[0].state is AssistanceState.ACCEPTED


def test_progress_counts_after_the_help_ended() -> None:
    """An accepted obstacle with any progress is in progress for the auditor."""
    now = (
        given(*HELPED, TAKEN, PROGRESSED, COMPLETED, ALSO_ASSIGNED)
        .when(DeclineAssistance(n=2, reason=WHY), UKPBJ)
        .then(fact(AssistanceDeclined, n=2, reason=WHY), state=State.ASSISTED)
    )
    assert now is not None
    assert audit_word(now) is AuditWord.IN_PROGRESS


def test_handing_back_leaves_it_assisted() -> None:
    """A completed assistance is live: the obstacle stays assisted and now waits for the agency."""
    now = given(*HELPED, TAKEN).when(HAND_BACK, BPKAD).then(COMPLETED, state=State.ASSISTED)
    assert now is not None
    assert now.assistance[0].state is AssistanceState.COMPLETED
    assert waiting_for(now) == WaitingFor(Waits.AGENCY, ("DINKES",))


def test_handing_back_one_of_two_waits_for_the_other() -> None:
    """Desks that have not finished come before the agency."""
    now = given(*HELPED, ALSO_ASSIGNED, TAKEN).when(HAND_BACK, BPKAD).then(COMPLETED)
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.DESK, ("UKPBJ",))


@pytest.mark.parametrize(("command", "before"), [(TAKE, ()), (DECLINE, ()), (REPORT, (TAKEN,)), (HAND_BACK, (TAKEN,))])
def test_a_desk_goes_on_while_done_is_stated(command: AssistanceCommand, before: tuple[Fact, ...]) -> None:
    """What the agency states does not end help: the desk acts and the state stays."""
    scenario = given(*HELPED, *before, DONE_STATED).when(command, BPKAD)
    assert len(scenario.attempt()) == 1
    given(*HELPED, DONE_STATED).when(TAKE, BPKAD).then(fact(AssistanceTaken, n=1), state=State.STATED_DONE)


@pytest.mark.parametrize("command", [TAKE, DECLINE], ids=lambda command: command.ACT)
@pytest.mark.parametrize(
    "ended", [(TAKEN,), (TAKEN, COMPLETED), (declined(), ALSO_ASSIGNED)], ids=["taken", "completed", "declined"]
)
def test_what_was_answered_is_not_answered_again(command: AssistanceCommand, ended: tuple[Fact, ...]) -> None:
    """Only an assistance that is merely assigned is taken or declined."""
    given(*HELPED, *ended).when(command, BPKAD).refused("wrong_state")


@pytest.mark.parametrize("command", [REPORT, HAND_BACK], ids=lambda command: command.ACT)
@pytest.mark.parametrize(
    "facts", [(), (TAKEN, COMPLETED), (declined(), ALSO_ASSIGNED)], ids=["assigned", "completed", "declined"]
)
def test_only_who_took_it_reports(command: AssistanceCommand, facts: tuple[Fact, ...]) -> None:
    """Progress and completion need an assistance that was taken and not finished."""
    given(*HELPED, *facts).when(command, BPKAD).refused("wrong_state")


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.ACT)
@pytest.mark.parametrize("by", [OPERATOR, HEAD, ADPEM, ASSISTANT, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_nobody_answers_for_a_desk(command: AssistanceCommand, by: Acting) -> None:
    """An assistance is answered by its desk and nobody else."""
    given(*HELPED).when(command, by).refused("not_your_act")


@pytest.mark.parametrize("command", ALL, ids=lambda command: command.ACT)
def test_a_desk_answers_for_itself_only(command: AssistanceCommand) -> None:
    """A desk with assistance of its own leaves another's alone, and one without any finds nothing."""
    given(*HELPED, ALSO_ASSIGNED, ALSO_TAKEN).when(command, UKPBJ).refused("not_your_act")
    given(*HELPED).when(command, UKPBJ).refused("not_found")


@pytest.mark.parametrize("command", [TakeAssistance(n=2), HandBack(n=2, text=WHY)], ids=lambda command: command.ACT)
def test_an_assistance_that_does_not_exist_is_not_found(command: AssistanceCommand) -> None:
    """A number that was never given is not found."""
    given(*HELPED).when(command, BPKAD).refused("not_found")


@pytest.mark.parametrize("last", [RESOLVED, UNACTIONABLE, MERGED])
@pytest.mark.parametrize("command", ALL, ids=lambda command: command.ACT)
def test_closing_ends_the_help(command: AssistanceCommand, last: Fact) -> None:
    """Once the obstacle is closed its desk has nothing left to do."""
    given(*HELPED, last).when(command, BPKAD).refused("wrong_state")
    given(*HELPED, TAKEN, last).when(command, BPKAD).refused("wrong_state")


def test_a_desk_may_be_asked_a_second_time() -> None:
    """Two assistances of one desk are answered each by its own number."""
    facts = (*HELPED, TAKEN, COMPLETED, assigned(2, "BPKAD"))
    given(*facts).when(TakeAssistance(n=1), BPKAD).refused("wrong_state")
    now = given(*facts).when(TakeAssistance(n=2), BPKAD).then(fact(AssistanceTaken, n=2))
    assert now is not None
    assert [a.state for a in now.assistance] == [AssistanceState.COMPLETED, AssistanceState.ACCEPTED]


@pytest.mark.parametrize(
    ("command", "before", "field"),
    [
        (DeclineAssistance(n=1, reason=Text("")), (), "reason"),
        (ReportProgress(n=1, text=Text(" ")), (TAKEN,), "text"),
        (HandBack(n=1, text=Text("\t")), (TAKEN,), "text"),
    ],
    ids=["decline", "report_progress", "hand_back"],
)
def test_words_are_required(command: AssistanceCommand, before: tuple[Fact, ...], field: str) -> None:
    """Declining, reporting and handing back need words."""
    given(*HELPED, *before).when(command, BPKAD).refused("invalid", fields={field: "required"})


def test_handing_back_records_what_was_done() -> None:
    """The words of the hand-back are in the fact."""
    given(*HELPED, TAKEN).when(HandBack(n=1, text=Text("paid")), BPKAD).then(
        fact(AssistanceCompleted, n=1, text=Text("paid"))
    )
