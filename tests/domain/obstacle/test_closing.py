import pytest

from domain.acting import Acting
from domain.obstacle import (
    AssistanceState,
    AuditWord,
    Command,
    Confirm,
    DoneStated,
    FoundUnactionable,
    Level,
    Reopen,
    Reopened,
    Resolved,
    SetUnactionable,
    State,
    StateDone,
    WaitingFor,
    Waits,
    audit_word,
    waiting_for,
)
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
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
from tests.domain.obstacle.offices import (
    ADPEM,
    ASSISTANT,
    AUDITOR,
    BPKAD,
    COLLEAGUE,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
)
from tests.domain.obstacle.scenario import Fact, fact, given

DONE = StateDone(text=Text("contract signed"))
CONFIRM = Confirm(root_cause=Text("too narrow"), what_worked=Text("a new tender"))
CONFIRMED = fact(Resolved, root_cause=Text("too narrow"), what_worked=Text("a new tender"))
GIVE_UP = SetUnactionable(reason=WHY)
REOPEN = Reopen(reason=WHY)
REOPENED = fact(Reopened, reason=WHY)
AT_WORK = (RAISED, ACCEPTED, ASSIGNED, TAKEN)
CLOSED = [(RAISED, ACCEPTED, last) for last in (RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED)]


@pytest.mark.parametrize("facts", [(RAISED, ACCEPTED), AT_WORK], ids=["accepted", "assisted"])
@pytest.mark.parametrize("by", [OPERATOR, COLLEAGUE, HEAD], ids=lambda by: by.office)
def test_the_agency_states_that_it_is_done(by: Acting, facts: tuple[Fact, ...]) -> None:
    """The agency says so and Adpem is waited for; it is in progress until confirmed."""
    now = given(*facts).when(DONE, by).then(fact(DoneStated, text=Text("contract signed")), state=State.STATED_DONE)
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.ADPEM, ())
    assert audit_word(now) is AuditWord.IN_PROGRESS


def test_running_assistance_goes_on_after_done_was_stated() -> None:
    """Stating done does not end help: a desk may still be at work."""
    now = given(*AT_WORK).when(DONE, HEAD).then(DONE_STATED, state=State.STATED_DONE)
    assert now is not None
    assert now.assistance[0].state is AssistanceState.ACCEPTED


@pytest.mark.parametrize("by", [ADPEM, ASSISTANT, BPKAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_nobody_states_it_for_the_agency(by: Acting) -> None:
    """Ekobang, desks and leadership do not say for the agency that it is done."""
    given(*AT_WORK).when(DONE, by).refused("not_your_act")


def test_another_agency_states_nothing() -> None:
    """To another agency there is no such obstacle."""
    given(*AT_WORK).when(DONE, OTHER_HEAD).refused("not_found")


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, RETURNED), (RAISED, ACCEPTED, DONE_STATED), *CLOSED])
def test_done_is_stated_of_what_was_accepted(facts: tuple[Fact, ...]) -> None:
    """Before acceptance and after the end there is nothing to state."""
    given(*facts).when(DONE, HEAD).refused("wrong_state")


@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_ekobang_confirms(by: Acting) -> None:
    """Ekobang confirms what was stated: the obstacle is resolved, and waits for nobody."""
    now = given(*AT_WORK, DONE_STATED).when(CONFIRM, by).then(CONFIRMED, state=State.RESOLVED)
    assert now is not None
    assert waiting_for(now) is None
    assert audit_word(now) is AuditWord.DONE


@pytest.mark.parametrize("by", [OPERATOR, HEAD, BPKAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_the_reporter_alone_does_not_close(by: Acting) -> None:
    """Neither the agency nor a desk nor leadership confirms."""
    given(*AT_WORK, DONE_STATED).when(CONFIRM, by).refused("not_your_act")


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, RETURNED), (RAISED, ACCEPTED), AT_WORK, *CLOSED])
def test_only_what_was_stated_is_confirmed(facts: tuple[Fact, ...]) -> None:
    """Without the agency's word there is nothing to confirm."""
    given(*facts).when(CONFIRM, ADPEM).refused("wrong_state")


@pytest.mark.parametrize(
    "facts", [(RAISED, ACCEPTED), AT_WORK, (RAISED, ACCEPTED, DONE_STATED)], ids=["accepted", "assisted", "stated"]
)
@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_what_cannot_be_acted_on_is_closed(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Ekobang closes, with a reason, what nobody can act on."""
    now = given(*facts).when(GIVE_UP, by).then(fact(FoundUnactionable, reason=WHY), state=State.UNACTIONABLE)
    assert now is not None
    assert waiting_for(now) is None
    assert audit_word(now) is AuditWord.CANNOT_BE_ACTED_ON


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, RETURNED), *CLOSED])
def test_what_was_not_accepted_is_not_given_up(facts: tuple[Fact, ...]) -> None:
    """Only accepted, assisted and stated obstacles are found unactionable."""
    given(*facts).when(GIVE_UP, ADPEM).refused("wrong_state")


@pytest.mark.parametrize("by", [HEAD, BPKAD, LEADERSHIP], ids=lambda by: by.office)
def test_others_neither_give_up_nor_reopen(by: Acting) -> None:
    """Giving up and reopening are Ekobang's."""
    given(*AT_WORK).when(GIVE_UP, by).refused("not_your_act")
    given(*AT_WORK, UNACTIONABLE).when(REOPEN, by).refused("not_your_act")


@pytest.mark.parametrize(("command", "end"), [(CONFIRM, CONFIRMED), (GIVE_UP, UNACTIONABLE)])
def test_closing_ends_what_is_open(command: Command, end: Fact) -> None:
    """Unfinished assistance and an undecided escalation end; what was completed stays so."""
    facts = (RAISED, ACCEPTED, ASSIGNED, TAKEN, COMPLETED, ALSO_ASSIGNED, escalated(Level.ASSISTANT), DONE_STATED)
    now = given(*facts).when(command, ADPEM).then(end, escalation_undecided=False, level=Level.ASSISTANT)
    assert now is not None
    assert [a.state for a in now.assistance] == [AssistanceState.COMPLETED, AssistanceState.ENDED]


def test_giving_up_ends_a_wait() -> None:
    """Nobody is waited for any more."""
    given(RAISED, ACCEPTED, WAITING).when(GIVE_UP, ADPEM).then(UNACTIONABLE, waits_outside=None)


@pytest.mark.parametrize("last", [DONE_STATED, RESOLVED, UNACTIONABLE])
@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_ekobang_reopens(by: Acting, last: Fact) -> None:
    """What was stated, resolved or given up is accepted again when no help lives."""
    given(RAISED, ACCEPTED, last).when(REOPEN, by).then(REOPENED, state=State.ACCEPTED)


@pytest.mark.parametrize("help_", [(ASSIGNED,), (ASSIGNED, TAKEN), (ASSIGNED, TAKEN, COMPLETED)])
def test_reopened_with_live_assistance_it_is_assisted(help_: tuple[Fact, ...]) -> None:
    """Help that still lives when done was stated makes it assisted again."""
    given(RAISED, ACCEPTED, *help_, DONE_STATED).when(REOPEN, ADPEM).then(REOPENED, state=State.ASSISTED)


def test_reopened_without_live_assistance_it_is_accepted() -> None:
    """Help that was declined while done was stated does not live."""
    given(RAISED, ACCEPTED, ASSIGNED, DONE_STATED, declined()).when(REOPEN, ADPEM).then(REOPENED, state=State.ACCEPTED)


@pytest.mark.parametrize("last", [(DONE_STATED, RESOLVED), (UNACTIONABLE,)])
def test_help_that_ended_with_the_obstacle_stays_ended(last: tuple[Fact, ...]) -> None:
    """Reopening does not bring unfinished help back; completed help still counts as live."""
    now = given(*AT_WORK, *last).when(REOPEN, ADPEM).then(REOPENED, state=State.ACCEPTED)
    assert now is not None
    assert now.assistance[0].state is AssistanceState.ENDED
    given(*AT_WORK, COMPLETED, *last).when(REOPEN, ADPEM).then(REOPENED, state=State.ASSISTED)


@pytest.mark.parametrize(
    "facts",
    [(RAISED,), (RAISED, RETURNED), (RAISED, ACCEPTED), AT_WORK, (RAISED, WITHDRAWN), (RAISED, MERGED)],
)
def test_what_is_open_withdrawn_or_merged_is_not_reopened(facts: tuple[Fact, ...]) -> None:
    """A wrong entry stays withdrawn, and what was merged is un-merged."""
    given(*facts).when(REOPEN, ADPEM).refused("wrong_state")


def test_words_are_required() -> None:
    """Every step of the end needs its words, and all that are missing are named together."""
    given(RAISED, ACCEPTED).when(StateDone(text=Text(" ")), HEAD).refused("invalid", fields={"text": "required"})
    given(RAISED, ACCEPTED, DONE_STATED).when(Confirm(root_cause=Text(""), what_worked=Text("")), ADPEM).refused(
        "invalid", fields={"root_cause": "required", "what_worked": "required"}
    )
    given(RAISED, ACCEPTED).when(SetUnactionable(reason=Text("")), ADPEM).refused(
        "invalid", fields={"reason": "required"}
    )
    given(RAISED, ACCEPTED, RESOLVED).when(Reopen(reason=Text("")), ADPEM).refused(
        "invalid", fields={"reason": "required"}
    )
