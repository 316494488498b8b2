"""The live feed: everybody who listens is told everything once, in order, and nobody can silence the others."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from domain.obstacle import Accept
from domain.tracker import Request
from kendala import live
from kendala.parts import Parts
from kendala.supervising import working
from projections.feed import News
from tests.domain.obstacle.offices import ADPEM
from tests.kendala.installing import raised

LONG = 20.0


@dataclass
class Listener:
    """Keeps the positions that it is told, and says when one arrived."""

    told: list[int] = field(default_factory=list)
    moved: threading.Condition = field(default_factory=threading.Condition)

    def __call__(self, rows: Sequence[News]) -> None:
        with self.moved:
            self.told.extend(row.position for row in rows)
            self.moved.notify_all()

    def heard(self, position: int) -> bool:
        with self.moved:
            return self.moved.wait_for(lambda: position in self.told, LONG)


@pytest.fixture
def parts_at_work(parts_anywhere: Parts) -> Iterator[Parts]:
    with working(parts_anywhere):
        yield parts_anywhere


def test_everything_once(parts_at_work: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two listeners are each told every event after their own beginning, once and in log order."""
    monkeypatch.setattr(live, "BATCH", 2)
    parts = parts_at_work
    first, second = Listener(), Listener()
    one = parts.live.subscribe(first)
    obstacles = [raised(parts) for _ in range(5)]
    assert first.heard(parts.log.head())
    two = parts.live.subscribe(second)
    for obstacle in obstacles:
        parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    head = parts.log.head()
    assert first.heard(head)
    assert second.heard(head)
    assert first.told == [*range(one.position + 1, head + 1)]
    assert second.told == [*range(two.position + 1, head + 1)]
    for subscription in (one, two):
        subscription.end()


def test_who_left_is_told_nothing(parts_at_work: Parts) -> None:
    """After the end of a subscription, which may be ended twice, nothing arrives."""
    gone, stays = Listener(), Listener()
    subscription = parts_at_work.live.subscribe(gone)
    parts_at_work.live.subscribe(stays)
    subscription.end()
    subscription.end()
    raised(parts_at_work)
    assert stays.heard(parts_at_work.log.head())
    assert gone.told == []


def test_one_that_fails(parts_at_work: Parts) -> None:
    """A listener that fails is told of no matter what, and the others go on hearing."""

    def fails(_: Sequence[News]) -> None:
        raise ValueError("closed")

    parts_at_work.live.subscribe(fails)
    listener = Listener()
    parts_at_work.live.subscribe(listener)
    for _ in range(2):
        raised(parts_at_work)
        assert listener.heard(parts_at_work.log.head())


def test_closing(parts_at_work: Parts) -> None:
    """A feed that is closed says so, for the streams to end by themselves."""
    assert not parts_at_work.live.closing
    parts_at_work.live.close()
    assert parts_at_work.live.closing
