from datetime import date
from typing import Any

import pytest

from domain.obstacle import (
    Accept,
    AddEvidence,
    Amend,
    Amendment,
    AssistanceExtended,
    Command,
    Commented,
    DeadlineMoved,
    EvidenceAdded,
    Instructed,
    Level,
    RecordAmended,
    SiteVisited,
    StateDone,
    Visibility,
    WaitEnded,
)
from domain.obstacle import Comment as Say
from domain.obstacle.expecting import refuse_unseen
from domain.refusals import ChangedSince
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
    DUE,
    PROGRESSED,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    WAITING,
    WHY,
    decided,
    escalated,
    opened_to,
)
from tests.domain.obstacle.scenario import Fact, fact, stream

MOVING = [
    (RAISED, ACCEPTED),
    (RAISED, RETURNED),
    (RAISED, escalated(Level.ASSISTANT)),
    (RAISED, escalated(Level.ASSISTANT), decided(Level.ASSISTANT)),
    (RAISED, ACCEPTED, ASSIGNED),
    (RAISED, ACCEPTED, ASSIGNED, fact(AssistanceExtended, n=1, due=DUE, reason=WHY)),
    (RAISED, ACCEPTED, ASSIGNED, TAKEN),
    (RAISED, ACCEPTED, ASSIGNED, TAKEN, COMPLETED),
    (RAISED, ACCEPTED, DONE_STATED),
    (RAISED, ACCEPTED, DONE_STATED, RESOLVED),
]
STILL = [
    fact(Commented, text=WHY),
    fact(EvidenceAdded, files=()),
    fact(Instructed, text=WHY),
    fact(SiteVisited, text=WHY, on=DUE),
    fact(DeadlineMoved, needed_by=DUE, reason=WHY),
    fact(RecordAmended, amendment=Amendment(fields=("title",), title=Text("new"))),
    opened_to(Visibility.ALL_AGENCIES),
    PROGRESSED,
    WAITING,
    fact(WaitEnded, text=WHY),
]
RETITLED = fact(RecordAmended, amendment=Amendment(fields=("title",), title=Text("theirs")))


def amend(**values: Any) -> Amend:
    return Amend(amendment=Amendment(fields=tuple(values), **values))


def name_of(value: object) -> str | None:
    return value.cls.__name__ if isinstance(value, Fact) else None


@pytest.mark.parametrize("facts", MOVING)
def test_an_act_is_decided_again_after_a_move(facts: tuple[Fact, ...]) -> None:
    """What changed state, level or assistance after the version seen refuses the act, whatever came with it."""
    with pytest.raises(ChangedSince) as refusal:
        refuse_unseen(StateDone(text=WHY), stream((*facts, STILL[0])), len(facts) - 1)
    assert refusal.value.data["version"] == len(facts) + 1


@pytest.mark.parametrize("later", STILL, ids=name_of)
def test_an_act_stands_where_nothing_moved(later: Fact) -> None:
    """What changed neither state, level nor assistance refuses no act."""
    refuse_unseen(Accept(), stream((RAISED, later)), 1)


@pytest.mark.parametrize("command", [Say(text=WHY), AddEvidence(text=WHY)], ids=lambda command: command.ACT)
@pytest.mark.parametrize("facts", MOVING)
def test_comments_and_evidence_are_never_refused(command: Command, facts: tuple[Fact, ...]) -> None:
    """A comment or evidence is taken whatever came since."""
    refuse_unseen(command, stream(facts), 1)


@pytest.mark.parametrize("expected", [None, 2, 7])
def test_who_saw_everything_or_says_nothing_is_not_refused(expected: int | None) -> None:
    """Without a version, or with the newest, nothing is compared."""
    refuse_unseen(Accept(), stream((RAISED, ACCEPTED)), expected)


def test_an_amendment_is_refused_where_its_field_changed() -> None:
    """Both texts of the field are in the answer, and the version to look at."""
    with pytest.raises(ChangedSince) as refusal:
        refuse_unseen(amend(title=Text("mine"), sub_unit=Text("x")), stream((RAISED, RETITLED)), 1)
    assert refusal.value.data == {
        "version": 2,
        "yours": {"title": Text("mine")},
        "theirs": {"title": Text("theirs")},
    }


def test_an_amendment_of_other_fields_stands() -> None:
    """Fields that nobody else touched, and a field changed to the same value, do not collide."""
    refuse_unseen(amend(sub_unit=Text("x")), stream((RAISED, RETITLED, ACCEPTED)), 1)
    refuse_unseen(amend(title=Text("theirs")), stream((RAISED, RETITLED)), 1)


def test_an_amendment_of_the_deadline_is_refused_after_the_deadline_moved() -> None:
    """A deadline that was moved by its own act is a changed field too."""
    moved = fact(DeadlineMoved, needed_by=DUE, reason=WHY)
    with pytest.raises(ChangedSince) as refusal:
        refuse_unseen(amend(needed_by=date(2025, 2, 1)), stream((RAISED, moved)), 1)
    assert refusal.value.data["theirs"] == {"needed_by": DUE}
