"""Given facts, when an office commands, then these facts follow, or the command is refused.

    given(RAISED).when(Accept(), by=ADPEM).then(fact(Accepted, level=Level.ADPEM), state=State.ACCEPTED)

Facts are written without their place in the stream: `given` and `then` number them, `then` stamps them with the
acting office and the clock of the scenario.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.acting import Acting
from domain.event import Event
from domain.obstacle import Command, Context, Obstacle, RaiseObstacle, UndoAct, decide, fold, raise_obstacle, undo
from domain.obstacle.merging import other_of
from domain.refusals import Invalid, Refused
from tests.domain.obstacle.offices import ADPEM, Regency

THIS = UUID(int=1)
OTHER = UUID(int=2)
START = datetime(2024, 11, 4, 1, tzinfo=UTC)
NOW = datetime(2024, 11, 26, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Fact:
    """An event without its place: class, own fields, and who is on record for it (None: whoever the scenario says)."""

    cls: type[Event]
    values: dict[str, Any]
    by: Acting | None = None

    def at(self, stream: UUID, version: int, *, recorded_at: datetime, by: Acting) -> Event:
        """The event in its place."""
        place: dict[str, Any] = {"originator_id": stream, "originator_version": version, "recorded_at": recorded_at}
        return self.cls(**place, by=self.by or by, **self.values)


def fact(cls: type[Event], *, by: Acting | None = None, **values: Any) -> Fact:
    return Fact(cls, values, by)


def stream(facts: Sequence[Fact], this: UUID = THIS) -> tuple[Event, ...]:
    """Facts as a stream, a day between one and the next."""
    return tuple(
        one.at(this, version, recorded_at=START + timedelta(days=version), by=ADPEM)
        for version, one in enumerate(facts, 1)
    )


def obstacle(*facts: Fact, this: UUID = THIS) -> Obstacle:
    """The obstacle that these facts make."""
    made = fold(stream(facts, this))
    assert made is not None
    return made


@dataclass(frozen=True)
class Scenario:
    """What was given, and what came of the command."""

    history: tuple[Event, ...]
    other: tuple[Event, ...] = ()
    now: datetime = NOW
    reference: Regency = field(default_factory=Regency)
    by: Acting = ADPEM
    attempt: Callable[[], tuple[Event, ...]] = tuple

    def beside(self, *facts: Fact) -> "Scenario":
        """A second obstacle that these facts make."""
        return replace(self, other=stream(facts, OTHER))

    def on(self, now: datetime) -> "Scenario":
        """The command comes at this time."""
        return replace(self, now=now)

    def when(self, command: Command | RaiseObstacle | UndoAct, by: Acting) -> "Scenario":
        """An office commands; the answer is looked at by `then` or `refused`."""
        return replace(self, by=by, attempt=lambda: self._decide(command, by))

    def then(self, *facts: Fact, **traits: Any) -> Obstacle | None:
        """Exactly these facts follow, and the obstacle has these traits after them."""
        events = self.attempt()
        assert events == tuple(self._expected(facts))
        now = fold(event for event in (*self.history, *events) if event.originator_id == THIS)
        for name, value in traits.items():
            assert getattr(now, name) == value, name
        return now

    def nothing(self) -> None:
        """The command succeeds, and there is nothing to record."""
        assert self.attempt() == ()

    def refused(self, key: str, *, fields: dict[str, str] | None = None) -> Refused:
        """The command is refused with this key and, where it is invalid, for these fields: `{field: key}`."""
        with pytest.raises(Refused) as refusal:
            self.attempt()
        assert refusal.value.key == key
        if isinstance(refusal.value, Invalid):
            assert {name: fault[0] for name, fault in refusal.value.fields.items()} == fields
        return refusal.value

    def _expected(self, facts: Sequence[Fact]) -> list[Event]:
        versions = {THIS: len(self.history), OTHER: len(self.other)}
        placed = []
        for number, one in enumerate(facts):
            stream_id = THIS if number == 0 else OTHER
            versions[stream_id] += 1
            placed.append(one.at(stream_id, versions[stream_id], recorded_at=self.now, by=self.by))
        return placed

    def _decide(self, command: Command | RaiseObstacle | UndoAct, by: Acting) -> tuple[Event, ...]:
        context = Context(now=self.now, acting=by, reference=self.reference, history=self.history, new_id=THIS)
        if isinstance(command, RaiseObstacle):
            return raise_obstacle(command, context)
        now = fold(self.history)
        assert now is not None, "an act needs an obstacle"
        if isinstance(command, UndoAct):
            return undo(command, now, context)
        wanted = other_of(command, now)
        other = now if wanted == THIS else fold(self.other) if wanted == OTHER else None
        return decide(command, now, replace(context, other=other))


def given(*facts: Fact) -> Scenario:
    """An obstacle that these facts make; none for what is yet to be raised."""
    return Scenario(stream(facts))
