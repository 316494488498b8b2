"""What every event has in common, and its explicit stored name.

A stored name (`obstacle.raised.v1`) never changes: it is set on the class and registered with the library, so
that a class can be moved or renamed without losing history. A later version registers the older names too and
brings an `upcast_v1_v2(data: dict) -> dict` for each step; golden samples in tests keep every version readable.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeVar
from uuid import UUID

from eventsourcing.utils import register_topic

from domain.acting import Acting, OfficeKind

UNSAVED = UUID(int=0)


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact that was recorded: by whom, in which office, when (UTC), in which stream and place of it."""

    TOPIC: ClassVar[str]
    #: Changes state, level or assistance: an act that was decided without knowing it must be looked at again.
    MOVES: ClassVar[bool] = False
    #: Somebody did something about the obstacle: it has not gone quiet.
    SIGN_OF_LIFE: ClassVar[bool] = False
    #: The kinds of office that are told of an event without an obstacle; None is everybody.
    TOLD_TO: ClassVar[frozenset[OfficeKind] | None] = None

    originator_id: UUID = UNSAVED
    originator_version: int = 0
    recorded_at: datetime
    by: Acting


E = TypeVar("E", bound=Event)


def stored_as(topic: str, *, earlier: tuple[str, ...] = ()) -> Callable[[type[E]], type[E]]:
    """Give an event class its stored name, and the older names that it can still read."""

    def name(cls: type[E]) -> type[E]:
        cls.TOPIC = topic
        for known in (topic, *earlier):
            register_topic(known, cls)
        return cls

    return name
