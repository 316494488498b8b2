from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acting import Acting
from domain.bulk import ACTS_IN_BULK, Item, Left, Looked, left_of, look, look_back, recorded, refusal_of, refuse_form
from domain.event import Event
from domain.obstacle import (
    Accept,
    AssignHelp,
    Command,
    Confirm,
    Context,
    Escalate,
    ExtendAssistance,
    Level,
    Obstacle,
    Return,
    SetUnactionable,
    State,
    Visibility,
    fold,
)
from domain.refusals import Invalid, NotFound, NotYourAct, Refused, WrongState
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ASSIGNED,
    DONE_STATED,
    DUE,
    RAISED,
    RETURNED,
    WHY,
    escalated,
    raised,
)
from tests.domain.obstacle.offices import ADMIN, ADPEM, ASSISTANT, HEAD, LEADERSHIP, OPERATOR, Regency
from tests.domain.obstacle.scenario import Fact, stream

NOW = datetime(2024, 11, 26, 2, tzinfo=UTC)
LATER = date(2025, 3, 31)
LIVES: Sequence[tuple[Fact, ...]] = (
    (RAISED,),
    (RAISED, RETURNED),
    (RAISED, ACCEPTED),
    (RAISED, ACCEPTED, ASSIGNED),
    (RAISED, ACCEPTED, ASSIGNED, ALSO_ASSIGNED),
    (RAISED, ACCEPTED, DONE_STATED),
    (RAISED, ACCEPTED, escalated(Level.SECRETARY)),
)
COMMANDS: Mapping[str, Command] = {
    "accept": Accept(),
    "return": Return(reason=WHY),
    "assign": AssignHelp(desk="HUKUM", due=LATER, request=WHY),
    "extend": ExtendAssistance(n=0, due=LATER, reason=WHY),
    "escalate": Escalate(to=Level.REGENT, reason=WHY),
    "confirm": Confirm(root_cause=WHY, what_worked=WHY),
    "set_unactionable": SetUnactionable(reason=WHY),
}


def streams(*lives: tuple[Fact, ...]) -> dict[UUID, tuple[Event, ...]]:
    return {UUID(int=n): stream(life, UUID(int=n)) for n, life in enumerate(lives, 1)}


def items(given: Mapping[UUID, Sequence[Event]]) -> list[Item]:
    return [Item(id=id_, version=len(events)) for id_, events in given.items()]


def context(by: Acting = ASSISTANT, now: datetime = NOW) -> Context:
    return Context(now=now, acting=by, reference=Regency())


def keys(looked: Looked) -> dict[int, str]:
    return {id_.int: refusal.key for id_, refusal in looked.left.items()}


def test_each_is_decided_on_alone() -> None:
    """Those that can be accepted are, in the order in which they were chosen; the others say why not."""
    given = streams((RAISED,), (RAISED, ACCEPTED), (RAISED,))
    looked = look(Accept(), items(given), given, context())
    assert [(each.after.id.int, each.after.state) for each in looked.done] == [(1, State.ACCEPTED), (3, State.ACCEPTED)]
    assert keys(looked) == {2: "wrong_state"}


def test_what_moved_since_it_was_seen_is_left() -> None:
    """Only what changed state, level or assistance counts: as for one act alone."""
    given = streams((RAISED, ACCEPTED, ASSIGNED), (RAISED, ACCEPTED))
    seen = [Item(id=id_, version=2) for id_ in given]
    assert keys(look(SetUnactionable(reason=WHY), seen, given, context())) == {1: "changed_since"}


@pytest.mark.parametrize("life", [(), (raised(visibility=Visibility.LEADERSHIP_ONLY),)])
def test_what_may_not_be_seen_is_as_what_is_not_there(life: tuple[Fact, ...]) -> None:
    """Neither state nor version of it tells on it."""
    given = streams(life)
    for version in (1, 9):
        looked = look(Accept(), [Item(id=UUID(int=1), version=version)], given, context(ADPEM))
        assert isinstance(looked.left[UUID(int=1)], NotFound)


def test_an_extension_means_the_only_unfinished_help() -> None:
    """Without unfinished help it is not the moment; with several nobody guesses which; a day no later is refused."""
    given = streams((RAISED, ACCEPTED), (RAISED, ACCEPTED, ASSIGNED, ALSO_ASSIGNED), (RAISED, ACCEPTED, ASSIGNED))
    looked = look(COMMANDS["extend"], items(given), given, context())
    assert keys(looked) == {1: "wrong_state", 2: "several_assistances"}
    assert [each.after.assistance[0].due for each in looked.done] == [LATER]
    again = look(ExtendAssistance(n=0, due=DUE, reason=WHY), items(given)[2:], given, context())
    assert keys(again) == {3: "not_later"}


def test_what_is_wrong_for_all_is_refused_as_a_whole() -> None:
    """A blank reason is the form's fault; a level that one has already reached is that obstacle's."""
    given = streams((RAISED, ACCEPTED, escalated(Level.SECRETARY)), (RAISED, ACCEPTED))
    with pytest.raises(Invalid) as invalid:
        look(Escalate(to=Level.ASSISTANT, reason=Text(" ")), items(given), given, context())
    assert list(invalid.value.fields) == ["reason"]
    assert keys(look(Escalate(to=Level.ASSISTANT, reason=WHY), items(given), given, context())) == {1: "not_upward"}


@pytest.mark.parametrize(
    ("by", "acts"),
    [
        (ASSISTANT, ACTS_IN_BULK),
        (ADPEM, ACTS_IN_BULK),
        (HEAD, ("escalate",)),
        *((by, ()) for by in (OPERATOR, LEADERSHIP, ADMIN)),
    ],
)
def test_for_whom_a_bulk_is(by: Acting, acts: tuple[str, ...]) -> None:
    """Exactly the acts that the table could ever grant to the office."""
    for act in ACTS_IN_BULK:
        if act in acts:
            refuse_form(act, [Item(id=UUID(int=1))], by)
        else:
            with pytest.raises(NotYourAct):
                refuse_form(act, [Item(id=UUID(int=1))], by)


@pytest.mark.parametrize("refusal", [WrongState("accept", "returned"), NotYourAct("accept"), Refused("came_after")])
def test_a_refusal_is_kept_with_what_its_sentence_needs(refusal: Refused) -> None:
    """What was left can be told later in the same words."""
    kept = left_of(UUID(int=1), refusal)
    assert (refusal_of(kept, "accept").key, dict(refusal_of(kept, "accept").data)) == (refusal.key, dict(refusal.data))
    of_level = left_of(UUID(int=1), Refused("not_upward", level=Level.REGENT))
    assert of_level == Left(obstacle=UUID(int=1), reason="not_upward", level=Level.REGENT)


@given(lives=st.lists(st.sampled_from(LIVES), min_size=1, max_size=6), act=st.sampled_from(ACTS_IN_BULK))
def test_an_undone_bulk_leaves_everything_as_it_was(lives: list[tuple[Fact, ...]], act: str) -> None:
    """Whatever was done together and to whichever obstacles: what held before holds again, and nothing is left."""
    before = streams(*lives)
    done = look(COMMANDS[act], items(before), before, context())
    grown = {id_: (*events, *_of(done, id_)) for id_, events in before.items()}
    record = recorded(done.events, done.left, act, id_=UUID(int=99), by=ASSISTANT, at=NOW)
    parts = [Item(id=each.obstacle, version=each.version) for each in record.done]
    back = look_back(parts, WHY, grown, context(now=NOW + timedelta(days=1)))
    assert (len(back.done), back.left) == (len(done.done), {})
    for id_, events in grown.items():
        assert _bare(fold((*events, *_of(back, id_)))) == _bare(fold(before[id_]))


def _of(looked: Looked, id_: UUID) -> list[Event]:
    return [event for event in looked.events if event.originator_id == id_]


def _bare(obstacle: Obstacle | None) -> Obstacle:
    """The obstacle but for times and version, which only ever go on."""
    assert obstacle
    return replace(obstacle, version=0, updated_at=NOW, state_since=NOW)
