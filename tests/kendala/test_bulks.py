from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest

from domain.bulk import Item, Outcome
from domain.obstacle import Accept, State
from domain.refusals import NotFound
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts
from projections.bulk import parts as parts_of
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, HEAD
from tests.kendala.installing import assembled, catch_up, raised


def accepted(parts: Parts, *obstacles: UUID) -> Outcome:
    items = [Item(id=one, version=1) for one in obstacles]
    return parts.bulks.do(items, Accept(), Request(acting=ADPEM, key=uuid4().hex))


def test_two_at_once_do_each_obstacle_once(parts_anywhere: Parts) -> None:
    """Two people who accept the same obstacles at the same moment: one does it, the other is told so of each."""
    ids = [raised(parts_anywhere) for _ in range(5)]
    at_once, outcomes = Barrier(2), list[Outcome]()

    def run() -> None:
        with assembled(parts_anywhere.settings) as own:
            at_once.wait()
            outcomes.append(accepted(own, *ids))

    both = [Thread(target=run) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(len(outcome.done) for outcome in outcomes) == [0, 5]
    assert sorted(len(outcome.left) for outcome in outcomes) == [0, 5]
    assert all(len(parts_anywhere.log.load(id_)) == 2 for id_ in ids)


def test_all_of_it_has_one_correlation(parts_anywhere: Parts) -> None:
    """The record and the events of the obstacles are found together, in the log and in the read model."""
    ids = [raised(parts_anywhere) for _ in range(3)]
    head = parts_anywhere.log.head()
    outcome = accepted(parts_anywhere, *ids)
    assert {one.metadata.correlation for one in parts_anywhere.log.read(head, 10)} == {outcome.id}
    catch_up(parts_anywhere)
    assert outcome.id
    with parts_anywhere.reads.connect() as connection:
        found = parts_of(connection, outcome.id)
    assert [(part.obstacle, part.version) for part in found] == [(id_, 2) for id_ in ids]


def test_an_undo_is_undone_in_turn(parts_anywhere: Parts) -> None:
    """It is a bulk itself: taken back, what it had taken back holds again."""
    (id_,) = ids = [raised(parts_anywhere)]
    done = accepted(parts_anywhere, *ids)
    assert done.id
    undone = parts_anywhere.bulks.undo(done.id, Text("Keliru."), Request(acting=ADPEM))
    assert undone.id
    again = parts_anywhere.bulks.undo(undone.id, Text("Ternyata benar."), Request(acting=ASSISTANT))
    assert [(would.after.id, would.after.state) for would in again.done] == [(id_, State.ACCEPTED)]


def test_others_do_not_get_to_know_of_it(parts_anywhere: Parts) -> None:
    """Who may not read what was done is answered as if it never was."""
    done = accepted(parts_anywhere, raised(parts_anywhere))
    assert done.id
    for bulk in (done.id, uuid4()):
        with pytest.raises(NotFound):
            parts_anywhere.bulks.told(bulk, HEAD)
