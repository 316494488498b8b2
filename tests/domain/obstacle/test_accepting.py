import pytest

from domain.acting import Acting
from domain.obstacle import (
    Accept,
    Accepted,
    Command,
    Level,
    Resubmit,
    Resubmitted,
    Return,
    Returned,
    State,
    Withdraw,
    Withdrawn,
)
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    DONE_STATED,
    MERGED,
    RAISED,
    RESOLVED,
    RETURNED,
    UNACTIONABLE,
    WHY,
    WITHDRAWN,
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

EVER_AFTER = [
    (RAISED, ACCEPTED, ASSIGNED),
    (RAISED, ACCEPTED, DONE_STATED),
    (RAISED, ACCEPTED, DONE_STATED, RESOLVED),
    (RAISED, ACCEPTED, UNACTIONABLE),
    (RAISED, WITHDRAWN),
    (RAISED, MERGED),
]


@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_ekobang_accepts(by: Acting) -> None:
    """A raised obstacle is accepted, and its level is Adpem's."""
    given(RAISED).when(Accept(), by).then(
        fact(Accepted, level=Level.ADPEM), state=State.ACCEPTED, level=Level.ADPEM, version=2
    )


def test_accepting_never_lowers_the_level() -> None:
    """An obstacle that was escalated before stays at its level and waits for its decision."""
    given(RAISED, escalated(Level.SECRETARY)).when(Accept(), ADPEM).then(
        fact(Accepted, level=Level.SECRETARY), state=State.ACCEPTED, escalation_undecided=True
    )


@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_ekobang_returns(by: Acting) -> None:
    """A raised obstacle goes back to the agency with a reason."""
    given(RAISED).when(Return(reason=WHY), by).then(fact(Returned, reason=WHY), state=State.RETURNED)


@pytest.mark.parametrize("command", [Accept(), Return(reason=WHY)], ids=lambda command: command.ACT)
@pytest.mark.parametrize("by", [OPERATOR, HEAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_do_not_triage(command: Command, by: Acting) -> None:
    """Only Ekobang accepts and returns."""
    given(RAISED).when(command, by).refused("not_your_act")


@pytest.mark.parametrize("command", [Accept(), Return(reason=WHY)], ids=lambda command: command.ACT)
@pytest.mark.parametrize("facts", [(RAISED, RETURNED), (RAISED, ACCEPTED), *EVER_AFTER])
def test_only_what_was_raised_is_triaged(command: Command, facts: tuple[Fact, ...]) -> None:
    """What is not in the state raised is neither accepted nor returned."""
    given(*facts).when(command, ADPEM).refused("wrong_state")


@pytest.mark.parametrize("by", [OPERATOR, COLLEAGUE, HEAD], ids=lambda by: by.office)
def test_the_agency_resubmits(by: Acting) -> None:
    """Any office of the agency hands a returned obstacle in again."""
    given(RAISED, RETURNED).when(Resubmit(text=Text("completed")), by).then(
        fact(Resubmitted, text=Text("completed")), state=State.RAISED
    )


def test_a_resubmitted_obstacle_keeps_its_level() -> None:
    """Being returned does not take back an escalation."""
    given(RAISED, escalated(Level.ASSISTANT), RETURNED).when(Resubmit(text=WHY), HEAD).then(
        fact(Resubmitted, text=WHY), state=State.RAISED, level=Level.ASSISTANT, escalation_undecided=True
    )


def test_resubmitting_is_the_agencys_act() -> None:
    """Ekobang does not resubmit, and to another agency there is no such obstacle."""
    given(RAISED, RETURNED).when(Resubmit(text=WHY), ADPEM).refused("not_your_act")
    given(RAISED, RETURNED).when(Resubmit(text=WHY), OTHER_HEAD).refused("not_found")


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, ACCEPTED), *EVER_AFTER])
def test_only_what_was_returned_is_resubmitted(facts: tuple[Fact, ...]) -> None:
    """What was not returned cannot be resubmitted."""
    given(*facts).when(Resubmit(text=WHY), OPERATOR).refused("wrong_state")


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, RETURNED)], ids=["raised", "returned"])
@pytest.mark.parametrize("by", [OPERATOR, COLLEAGUE, HEAD], ids=lambda by: by.office)
def test_the_agency_withdraws_a_wrong_entry(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Before acceptance, operator and head take a wrong entry back."""
    given(*facts).when(Withdraw(reason=WHY), by).then(fact(Withdrawn, reason=WHY), state=State.WITHDRAWN)


def test_an_accepted_obstacle_is_withdrawn_by_the_head_alone() -> None:
    """After acceptance the head withdraws, and the operator does not."""
    given(RAISED, ACCEPTED).when(Withdraw(reason=WHY), HEAD).then(fact(Withdrawn, reason=WHY), state=State.WITHDRAWN)
    given(RAISED, ACCEPTED).when(Withdraw(reason=WHY), OPERATOR).refused("not_your_act")


def test_withdrawing_ends_an_escalation() -> None:
    """Nobody has to decide about a wrong entry."""
    given(RAISED, escalated(Level.ASSISTANT)).when(Withdraw(reason=WHY), HEAD).then(
        fact(Withdrawn, reason=WHY), escalation_undecided=False, level=Level.ASSISTANT
    )


@pytest.mark.parametrize("facts", EVER_AFTER)
@pytest.mark.parametrize("by", [OPERATOR, HEAD], ids=lambda by: by.office)
def test_what_is_being_helped_or_closed_is_not_withdrawn(by: Acting, facts: tuple[Fact, ...]) -> None:
    """From assisted on, an obstacle is no wrong entry any more."""
    given(*facts).when(Withdraw(reason=WHY), by).refused("wrong_state")


@pytest.mark.parametrize("by", [ADPEM, ASSISTANT, LEADERSHIP], ids=lambda by: by.office)
def test_withdrawing_is_the_agencys_act(by: Acting) -> None:
    """Ekobang and leadership do not withdraw an agency's entry."""
    given(RAISED).when(Withdraw(reason=WHY), by).refused("not_your_act")


def test_a_desk_without_assistance_knows_nothing_of_it() -> None:
    """To a desk that has no part in it there is no such obstacle."""
    given(RAISED).when(Withdraw(reason=WHY), BPKAD).refused("not_found")


@pytest.mark.parametrize(
    ("facts", "command", "by", "field"),
    [
        ((RAISED,), Return(reason=Text(" ")), ADPEM, "reason"),
        ((RAISED,), Withdraw(reason=Text("")), HEAD, "reason"),
        ((RAISED, RETURNED), Resubmit(text=Text("\n")), HEAD, "text"),
    ],
    ids=["return", "withdraw", "resubmit"],
)
def test_words_are_required(facts: tuple[Fact, ...], command: Command, by: Acting, field: str) -> None:
    """Returning, resubmitting and withdrawing need words."""
    given(*facts).when(command, by).refused("invalid", fields={field: "required"})


def test_words_have_a_limit() -> None:
    """A reason of more than ten thousand characters is refused."""
    given(RAISED).when(Return(reason=Text("x" * 10_001)), ADPEM).refused("invalid", fields={"reason": "too_long"})
    given(RAISED).when(Return(reason=Text("x" * 10_000)), ADPEM).then(fact(Returned, reason=Text("x" * 10_000)))
