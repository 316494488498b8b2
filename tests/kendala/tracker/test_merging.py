"""Merging looks at a second obstacle, and taking back at the past: the tracker loads both."""

from dataclasses import replace
from uuid import uuid4

import pytest

from domain.directory.streams import AGENCIES
from domain.obstacle import Accept, Comment, Merge, MergedAmount, State, UndoAct, Unmerge, fold
from domain.refusals import Invalid, NotFound, NotYourAct, Refused
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts
from tests.domain.obstacle.offices import ADPEM, ASSISTANT
from tests.kendala.installing import raised

BY_ADPEM = Request(acting=ADPEM)


def into(obstacle: object, amount: MergedAmount = MergedAmount.ADDED) -> Merge:
    return Merge(into=obstacle, amount=amount)  # type: ignore[arg-type]  # ids of all kinds of streams


def test_both_streams_tell_of_a_merge(shared: Parts) -> None:
    """A merge is one transaction over two streams: the money goes along, and un-merging gives it back."""
    one, other = raised(shared, amount_at_stake=7), raised(shared, amount_at_stake=5)
    saved = shared.tracker.act(one, into(other), BY_ADPEM)
    assert (saved.id, saved.version) == (one, 2)
    assert saved.position == shared.log.head()
    merged, target = fold(shared.log.load(one)), fold(shared.log.load(other))
    assert merged
    assert target
    assert (merged.state, merged.merged_into, target.amount) == (State.MERGED, other, 12)
    shared.tracker.act(one, Unmerge(), BY_ADPEM)
    merged, target = fold(shared.log.load(one)), fold(shared.log.load(other))
    assert merged
    assert target
    assert (merged.state, target.amount) == (State.RAISED, 5)


@pytest.mark.parametrize(
    ("target", "fault"), [("itself", "into_itself"), ("unknown", "unknown_obstacle"), ("agencies", "unknown_obstacle")]
)
def test_what_cannot_be_merged_into(parts: Parts, target: str, fault: str) -> None:
    """Nothing is merged into itself, into what there is not, or into a stream that is no obstacle's."""
    one = raised(parts)
    targets = {"itself": one, "unknown": uuid4(), "agencies": AGENCIES}
    with pytest.raises(Invalid) as refusal:
        parts.tracker.act(one, into(targets[target]), BY_ADPEM)
    assert refusal.value.fields["into"][0] == fault


def test_a_stream_of_the_directory_is_no_obstacle(parts: Parts) -> None:
    """An act on the stream of the agencies finds no obstacle, as one on an unknown id."""
    for stream in (AGENCIES, uuid4()):
        with pytest.raises(NotFound):
            parts.tracker.act(stream, Accept(), BY_ADPEM)
        with pytest.raises(NotFound):
            parts.tracker.undo(stream, UndoAct(version=1, reason=Text("Keliru.")), BY_ADPEM)


def test_a_repeated_merge(shared: Parts) -> None:
    """A merge repeated with its key is there once in both streams."""
    one, other = raised(shared), raised(shared)
    request = replace(BY_ADPEM, key=uuid4().hex)
    first = shared.tracker.act(one, into(other), request)
    again = shared.tracker.act(one, into(other), request)
    assert (again.id, again.version, again.repeated) == (first.id, first.version, True)
    assert len(shared.log.load(other)) == 2


def test_undoing(shared: Parts) -> None:
    """What was undone stands as before; a comment in between does no harm, an act does."""
    obstacle = raised(shared)
    accepted = shared.tracker.act(obstacle, Accept(), BY_ADPEM)
    shared.tracker.act(obstacle, Comment(text=Text("Baik.")), BY_ADPEM)
    undo = UndoAct(version=accepted.version, reason=Text("Keliru."))
    with pytest.raises(NotYourAct):
        shared.tracker.undo(obstacle, undo, Request(acting=replace(ADPEM, account="another")))
    request = Request(acting=ASSISTANT, key=uuid4().hex)
    first = shared.tracker.undo(obstacle, undo, request)
    now = fold(shared.log.load(obstacle))
    assert now
    assert now.state is State.RAISED
    assert shared.tracker.undo(obstacle, undo, request) == replace(first, repeated=True)
    with pytest.raises(Refused) as refusal:
        shared.tracker.undo(obstacle, undo, BY_ADPEM)
    assert refusal.value.key == "came_after"
