import pytest

from domain.acting import Acting
from domain.obstacle import (
    Decide,
    Decided,
    Escalate,
    Escalated,
    Instruct,
    Instructed,
    Level,
    WaitingFor,
    Waits,
    waiting_for,
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
    decided,
    escalated,
)
from tests.domain.obstacle.offices import (
    ADPEM,
    ASSISTANT,
    AUDITOR,
    BPKAD,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
)
from tests.domain.obstacle.scenario import Fact, fact, given, obstacle

CLOSED = [(RAISED, ACCEPTED, last) for last in (RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED)]
OPEN = [
    (RAISED,),
    (RAISED, RETURNED),
    (RAISED, ACCEPTED),
    (RAISED, ACCEPTED, ASSIGNED),
    (RAISED, ACCEPTED, DONE_STATED),
]


def up(to: Level) -> Escalate:
    return Escalate(to=to, reason=WHY)


def decide_at(level: Level) -> Decide:
    return Decide(text=Text("do it"), level=level)


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, ACCEPTED), (RAISED, ACCEPTED, ASSIGNED)])
@pytest.mark.parametrize("by", [HEAD, ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_an_obstacle_goes_up(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Head and Ekobang escalate to the Assistant, who is then waited for, whatever the state."""
    before = obstacle(*facts)
    now = (
        given(*facts)
        .when(up(Level.ASSISTANT), by)
        .then(fact(Escalated, to=Level.ASSISTANT, reason=WHY), level=Level.ASSISTANT, state=before.state)
    )
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.LEVEL, ("assistant",))


@pytest.mark.parametrize("to", [Level.SECRETARY, Level.REGENT])
def test_the_head_goes_no_higher_than_the_assistant(to: Level) -> None:
    """Above the Assistant only Ekobang escalates, to any level."""
    given(RAISED).when(up(to), HEAD).refused("not_your_act")
    given(RAISED).when(up(to), ADPEM).then(fact(Escalated, to=to, reason=WHY), level=to)


def test_from_the_assistant_on_the_head_does_not_escalate() -> None:
    """At the Assistant's level the next step is Ekobang's."""
    given(RAISED, escalated(Level.ASSISTANT)).when(up(Level.SECRETARY), HEAD).refused("not_your_act")
    given(RAISED, escalated(Level.ASSISTANT)).when(up(Level.SECRETARY), ADPEM).then(
        fact(Escalated, to=Level.SECRETARY, reason=WHY), level=Level.SECRETARY
    )


@pytest.mark.parametrize("to", [Level.AGENCY_HEAD, Level.ADPEM, Level.ASSISTANT])
def test_escalating_goes_only_upward(to: Level) -> None:
    """The same level and lower ones are refused."""
    given(RAISED, ACCEPTED, escalated(Level.ASSISTANT)).when(up(to), ADPEM).refused(
        "invalid", fields={"to": "not_upward"}
    )


def test_above_the_regent_is_nobody() -> None:
    """At the regent's level nobody escalates any further."""
    given(RAISED, escalated(Level.REGENT)).when(up(Level.REGENT), ADPEM).refused("wrong_state")


def test_adpem_answers_an_escalation_by_acceptance() -> None:
    """An escalation to Adpem leaves nothing undecided, since only higher levels decide: triage is its answer."""
    now = (
        given(RAISED)
        .when(up(Level.ADPEM), HEAD)
        .then(fact(Escalated, to=Level.ADPEM, reason=WHY), level=Level.ADPEM, escalation_undecided=False)
    )
    assert now is not None
    assert waiting_for(now) == WaitingFor(Waits.ADPEM, ())


@pytest.mark.parametrize("by", [OPERATOR, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_do_not_escalate(by: Acting) -> None:
    """Operators, leadership and auditors do not escalate."""
    given(RAISED).when(up(Level.ASSISTANT), by).refused("not_your_act")


def test_another_agencys_head_does_not_escalate() -> None:
    """To another agency's head there is no such obstacle."""
    given(RAISED).when(up(Level.ASSISTANT), OTHER_HEAD).refused("not_found")


@pytest.mark.parametrize("facts", [(RAISED, RETURNED), (RAISED, ACCEPTED, DONE_STATED), *CLOSED])
def test_what_is_returned_done_or_closed_does_not_go_up(facts: tuple[Fact, ...]) -> None:
    """Only raised, accepted and assisted obstacles are escalated."""
    given(*facts).when(up(Level.ASSISTANT), ADPEM).refused("wrong_state")
    given(*facts).when(up(Level.ASSISTANT), HEAD).refused("wrong_state")


def test_escalating_needs_a_reason() -> None:
    """Without a reason nothing goes up, and a wrong level is named in the same answer."""
    given(RAISED).when(Escalate(to=Level.AGENCY_HEAD, reason=Text("")), HEAD).refused(
        "invalid", fields={"to": "not_upward", "reason": "required"}
    )


@pytest.mark.parametrize("facts", OPEN)
@pytest.mark.parametrize("level", [Level.AGENCY_HEAD, Level.ADPEM, Level.ASSISTANT])
def test_the_assistant_decides(level: Level, facts: tuple[Fact, ...]) -> None:
    """The Assistant decides at their own level, in any open state, and says at which level it goes on."""
    history = (RAISED, escalated(Level.ASSISTANT), *facts[1:])
    if ACCEPTED in facts:
        history = (RAISED, ACCEPTED, escalated(Level.ASSISTANT), *facts[2:])
    before = obstacle(*history)
    given(*history).when(decide_at(level), ASSISTANT).then(
        fact(Decided, text=Text("do it"), level=level), level=level, escalation_undecided=False, state=before.state
    )


@pytest.mark.parametrize("at", [Level.SECRETARY, Level.REGENT])
def test_leadership_decides(at: Level) -> None:
    """Leadership decides at the levels of secretary and regent; the Assistant does not."""
    facts = (RAISED, ACCEPTED, escalated(at))
    given(*facts).when(decide_at(Level.SECRETARY), LEADERSHIP).then(
        fact(Decided, text=Text("do it"), level=Level.SECRETARY), level=Level.SECRETARY
    )
    given(*facts).when(decide_at(Level.ADPEM), ASSISTANT).refused("not_your_act")


def test_leadership_leaves_the_assistants_level_alone() -> None:
    """At the Assistant's level only the Assistant decides."""
    facts = (RAISED, ACCEPTED, escalated(Level.ASSISTANT))
    for by in (LEADERSHIP, ADPEM, HEAD, AUDITOR):
        given(*facts).when(decide_at(Level.ADPEM), by).refused("not_your_act")


def test_below_the_assistant_there_is_nothing_to_decide() -> None:
    """At the levels of head and Adpem nobody decides."""
    for by in (ASSISTANT, LEADERSHIP):
        given(RAISED, ACCEPTED).when(decide_at(Level.ADPEM), by).refused("wrong_state")


def test_a_decision_does_not_raise_the_level() -> None:
    """A decision keeps the level or lowers it."""
    given(RAISED, escalated(Level.ASSISTANT)).when(decide_at(Level.SECRETARY), ASSISTANT).refused(
        "invalid", fields={"level": "not_downward"}
    )


def test_a_level_may_decide_again() -> None:
    """While the obstacle stays at its level, the level may decide once more."""
    given(RAISED, escalated(Level.ASSISTANT), decided(Level.ASSISTANT)).when(decide_at(Level.ADPEM), ASSISTANT).then(
        fact(Decided, text=Text("do it"), level=Level.ADPEM), level=Level.ADPEM
    )


def test_after_a_decision_it_goes_up_again() -> None:
    """What was decided downward can be escalated once more, and is undecided again."""
    given(RAISED, escalated(Level.ASSISTANT), decided(Level.ADPEM)).when(up(Level.ASSISTANT), HEAD).then(
        fact(Escalated, to=Level.ASSISTANT, reason=WHY), escalation_undecided=True
    )


def test_a_decision_needs_words() -> None:
    """A decision without words is refused."""
    given(RAISED, escalated(Level.ASSISTANT)).when(Decide(text=Text(" "), level=Level.ADPEM), ASSISTANT).refused(
        "invalid", fields={"text": "required"}
    )


@pytest.mark.parametrize("facts", OPEN)
@pytest.mark.parametrize("by", [ASSISTANT, LEADERSHIP], ids=lambda by: by.office)
def test_an_instruction_is_given(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Assistant and leadership instruct while it is open, at any level, and nothing else changes."""
    before = obstacle(*facts)
    given(*facts).when(Instruct(text=Text("hurry")), by).then(
        fact(Instructed, text=Text("hurry")), state=before.state, level=before.level, assistance=before.assistance
    )


@pytest.mark.parametrize("by", [OPERATOR, HEAD, BPKAD, ADPEM, AUDITOR], ids=lambda by: by.office)
def test_others_do_not_instruct(by: Acting) -> None:
    """Agency, desk, Adpem and auditor do not instruct."""
    given(RAISED, ACCEPTED, ASSIGNED).when(Instruct(text=Text("hurry")), by).refused("not_your_act")


@pytest.mark.parametrize("facts", CLOSED)
def test_nothing_is_decided_or_instructed_once_closed(facts: tuple[Fact, ...]) -> None:
    """A closed obstacle takes neither decision nor instruction."""
    given(*facts).when(Instruct(text=Text("hurry")), LEADERSHIP).refused("wrong_state")
    escalated_first = (RAISED, ACCEPTED, escalated(Level.REGENT), facts[-1])
    given(*escalated_first).when(decide_at(Level.ADPEM), LEADERSHIP).refused("wrong_state")


def test_an_instruction_needs_words() -> None:
    """An instruction without words is refused."""
    given(RAISED).when(Instruct(text=Text("")), ASSISTANT).refused("invalid", fields={"text": "required"})
