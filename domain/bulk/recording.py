"""What is recorded of a bulk itself: which obstacles it changed, and which it left and why.

It stands in a stream of its own whose id is the correlation of all its events, and is stored in their transaction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from domain.acting import Acting
from domain.event import Event, stored_as
from domain.obstacle import Level, State
from domain.refusals import ChangedSince, NotFound, NotYourAct, Refused, WrongState

BULKS = uuid5(NAMESPACE_URL, "kendala:bulks")
UNDO, IMPORT = "undo", "import"
KEPT = ("state", "level", "due", "desk")


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """An obstacle and the version that the bulk gave it."""

    obstacle: UUID
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """An obstacle that was left as it is: the key of the refusal, and of its data what a sentence needs."""

    obstacle: UUID
    reason: str
    state: State | None = None
    level: Level | None = None
    due: date | None = None
    desk: str | None = None


@stored_as("bulk.done.v1")
@dataclass(frozen=True, kw_only=True)
class BulkDone(Event):
    """The act was done together; `act` is of the table, or `undo` (of the bulk `of`), or `import`."""

    TOLD_TO = frozenset()
    act: str
    done: tuple[Done, ...]
    left: tuple[Left, ...] = ()
    of: UUID | None = None


def id_of(account: str, key: str) -> UUID:
    """The id of the bulk that an account's command key leads to."""
    return uuid5(BULKS, f"{account}\n{key}")


def recorded(
    events: Iterable[Event],
    left: Mapping[UUID, Refused],
    act: str,
    *,
    id_: UUID,
    by: Acting,
    at: datetime,
    of: UUID | None = None,
) -> BulkDone:
    """The record of what was done together, as the first event of the stream `id_`."""
    return BulkDone(
        originator_id=id_,
        originator_version=1,
        recorded_at=at,
        by=by,
        act=act,
        of=of,
        done=tuple(Done(obstacle=event.originator_id, version=event.originator_version) for event in events),
        left=tuple(left_of(obstacle, refusal) for obstacle, refusal in left.items()),
    )


def left_of(obstacle: UUID, refusal: Refused) -> Left:
    """The stored form of a refusal."""
    data: dict[str, Any] = {name: refusal.data[name] for name in KEPT if name in refusal.data}
    if "state" in data:
        data["state"] = State(data["state"])
    return Left(obstacle=obstacle, reason=refusal.key, **data)


def refusal_of(left: Left, act: str, version: int = 0) -> Refused:
    """The refusal of its stored form."""
    match left.reason:
        case "not_found":
            return NotFound("obstacle", str(left.obstacle))
        case "not_your_act":
            return NotYourAct(act)
        case "wrong_state" if left.state:
            return WrongState(act, left.state.value)
        case "changed_since":
            return ChangedSince(version, yours={}, theirs={})
    data = {name: value for name in KEPT if (value := getattr(left, name)) is not None}
    return Refused(left.reason, **data)
