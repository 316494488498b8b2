from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.acting import Acting
from domain.obstacle import (
    ActUndone,
    Amendment,
    Commented,
    DeadlineMoved,
    EvidenceAdded,
    FileRef,
    Instructed,
    Level,
    Obstacle,
    RecordAmended,
    State,
    TextRedacted,
    UndoAct,
    Unmerged,
    Visibility,
    WaitEnded,
    may_see,
)
from domain.text import Text
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
    decided,
    declined,
    escalated,
    opened_to,
)
from tests.domain.obstacle.offices import (
    ADMIN,
    ADPEM,
    ASSISTANT,
    AUDITOR,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
    office,
)
from tests.domain.obstacle.scenario import OTHER, Fact, fact, given, obstacle, stream

HELPED = (RAISED, ACCEPTED, ASSIGNED)
LETTER = FileRef(id=UUID(int=70), sha256="aa" * 32)
COMMENT = fact(Commented, text=Text("why so?"))
DEADLINE = fact(DeadlineMoved, needed_by=date(2025, 1, 1), reason=WHY)
EVERY_ACT = [
    (RAISED, RETURNED),
    (RAISED, ACCEPTED),
    (RAISED, WITHDRAWN),
    (RAISED, escalated(Level.REGENT)),
    (RAISED, escalated(Level.ASSISTANT), decided(Level.ADPEM)),
    (RAISED, fact(Instructed, text=WHY)),
    HELPED,
    (*HELPED, ALSO_ASSIGNED),
    (*HELPED, TAKEN),
    (*HELPED, declined()),
    (*HELPED, TAKEN, COMPLETED),
    (*HELPED, DEADLINE),
    (*HELPED, WAITING),
    (*HELPED, WAITING, fact(WaitEnded, text=WHY)),
    (*HELPED, WAITING, DONE_STATED),
    (*HELPED, DONE_STATED, RESOLVED),
    (*HELPED, escalated(Level.ASSISTANT), UNACTIONABLE),
    (*HELPED, COMMENT),
]
NOT_UNDONE = [
    fact(RecordAmended, amendment=Amendment(fields=("title",), title=Text("new"))),
    fact(EvidenceAdded, files=(LETTER,)),
    opened_to(Visibility.ALL_AGENCIES),
    MERGED,
]


def undo(facts: tuple[Fact, ...]) -> UndoAct:
    """Take back the last of these facts."""
    return UndoAct(version=len(facts), reason=WHY)


def but_for_time(one: Obstacle | None) -> Obstacle | None:
    frozen: dict[str, Any] = {"version": 0, "updated_at": None, "state_since": None}
    return replace(one, **frozen) if one else None


@pytest.mark.parametrize("facts", EVERY_ACT)
def test_what_held_before_holds_again(facts: tuple[Fact, ...]) -> None:
    """The Assistant takes back the last act, and the obstacle stands as before it."""
    before = obstacle(*facts[:-1])
    undone = fact(ActUndone, version=len(facts), reason=WHY, standing=before.standing)
    now = given(*facts).when(undo(facts), ASSISTANT).then(undone)
    assert but_for_time(now) == but_for_time(before)


def test_who_did_it_takes_it_back() -> None:
    """The account that did the act takes it back, in whichever office of that kind it acts now."""
    same_account = replace(office(ADPEM.kind, "deputy"), account=ADPEM.account)
    given(RAISED, ACCEPTED).when(undo((RAISED, ACCEPTED)), same_account).then(
        fact(ActUndone, version=2, reason=WHY, standing=obstacle(RAISED).standing), state=State.RAISED
    )


@pytest.mark.parametrize("by", [OPERATOR, HEAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_do_not_take_it_back(by: Acting) -> None:
    """Nobody but the Assistant takes back what another did."""
    given(RAISED, ACCEPTED).when(undo((RAISED, ACCEPTED)), by).refused("not_your_act")


@pytest.mark.parametrize("by", [OTHER_HEAD, ADMIN], ids=lambda by: by.office)
def test_who_may_not_see_it_finds_nothing(by: Acting) -> None:
    """To who may not see the obstacle there is nothing to take back."""
    given(RAISED, ACCEPTED).when(undo((RAISED, ACCEPTED)), by).refused("not_found")


def test_a_raise_is_taken_back() -> None:
    """Before a raise there was nothing: the obstacle is withdrawn."""
    for by in (OPERATOR, ASSISTANT):
        given(RAISED).when(undo((RAISED,)), by).then(
            fact(ActUndone, version=1, reason=WHY, standing=None), state=State.WITHDRAWN
        )


@pytest.mark.parametrize("later", [ASSIGNED, escalated(Level.ASSISTANT), DEADLINE, opened_to(Visibility.ALL_AGENCIES)])
def test_what_others_built_on_stands(later: Fact) -> None:
    """An act that something came after is not taken back."""
    refusal = given(RAISED, ACCEPTED, later).when(UndoAct(version=2, reason=WHY), ASSISTANT).refused("came_after")
    assert refusal.data == {"version": 2}


@pytest.mark.parametrize(
    "later",
    [COMMENT, fact(EvidenceAdded, files=()), fact(TextRedacted, version=1, path="record.title", reason=WHY)],
)
def test_what_moved_nothing_does_not_count(later: Fact) -> None:
    """A comment, evidence or a redaction after the act is nothing that built on it, and stays."""
    now = (
        given(RAISED, ACCEPTED, later)
        .when(UndoAct(version=2, reason=WHY), ADPEM)
        .then(fact(ActUndone, version=2, reason=WHY, standing=obstacle(RAISED).standing), state=State.RAISED)
    )
    assert now is not None
    assert now.record.evidence == obstacle(RAISED, ACCEPTED, later).record.evidence


@pytest.mark.parametrize("last", NOT_UNDONE)
def test_what_a_standing_does_not_hold_is_taken_back_by_its_own_act(last: Fact) -> None:
    """Amendments, evidence, visibility and merges are refused rather than half taken back."""
    given(RAISED, last).when(undo((RAISED, last)), ASSISTANT).refused("cannot_be_undone")


def test_reported_progress_stays() -> None:
    """What a desk told is not taken back."""
    facts = (*HELPED, TAKEN, PROGRESSED)
    given(*facts).when(undo(facts), ASSISTANT).refused("cannot_be_undone")


def test_an_unmerge_is_not_taken_back() -> None:
    """The target would not know of it: who wants the merge again merges again."""
    facts = (RAISED, MERGED, fact(Unmerged, from_=OTHER))
    given(*facts).when(undo(facts), ASSISTANT).refused("cannot_be_undone")


def test_an_undo_is_taken_back() -> None:
    """What was undone by mistake holds again."""
    undone = fact(ActUndone, version=2, reason=WHY, standing=obstacle(RAISED).standing)
    facts = (RAISED, ACCEPTED, undone)
    given(*facts).when(undo(facts), ASSISTANT).then(
        fact(ActUndone, version=3, reason=WHY, standing=obstacle(RAISED, ACCEPTED).standing),
        state=State.ACCEPTED,
        level=Level.ADPEM,
    )


def test_an_act_is_undone_once() -> None:
    """After an undo, the same act has something that came after it."""
    undone = fact(ActUndone, version=2, reason=WHY, standing=obstacle(RAISED).standing)
    given(RAISED, ACCEPTED, undone).when(UndoAct(version=2, reason=WHY), ASSISTANT).refused("came_after")


@pytest.mark.parametrize("version", [0, 3, 99])
def test_an_act_that_was_not_is_not_found(version: int) -> None:
    """A version that the obstacle does not have is not found."""
    given(RAISED, ACCEPTED).when(UndoAct(version=version, reason=WHY), ASSISTANT).refused("not_found")


def test_undoing_needs_a_reason() -> None:
    """Without a reason nothing is undone."""
    given(RAISED, ACCEPTED).when(UndoAct(version=2, reason=Text(" ")), ADPEM).refused(
        "invalid", fields={"reason": "required"}
    )


def test_a_desk_whose_assignment_is_undone_sees_it_no_more() -> None:
    """With its assistance goes the desk's view, as if it had never been asked."""
    undone = fact(ActUndone, version=3, reason=WHY, standing=obstacle(RAISED, ACCEPTED).standing)
    assert may_see(office(ADPEM.kind), obstacle(*HELPED, undone))
    assert obstacle(*HELPED, undone).assistance == ()
    assert len(stream((*HELPED, undone))) == 4
