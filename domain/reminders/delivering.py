"""Deliveries as the administrator sees them: how each message fared, never what it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.acting import OfficeKind
from domain.refusals import NotYourAct
from domain.reminders.kinds import Channel, Kind

#: Deliveries name accounts and what mail servers say of their addresses.
READERS = frozenset({OfficeKind.ADMIN})


class DeliveryState(StrEnum):
    """Where a message stands: it waits for its (next) try, went out, was given up, or was not to be sent any more."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One message to one account. `username` is empty for one that is gone; `trouble` is what the last try said."""

    id: int
    account: str
    username: str
    channel: Channel
    kind: Kind | None
    state: DeliveryState
    created_at: datetime
    tries: int
    next_at: datetime | None = None
    last_at: datetime | None = None
    trouble: str | None = None


class Deliveries(Protocol):
    """The delivery log."""

    def counts(self) -> Mapping[DeliveryState, int]:
        """How many stand where."""
        ...

    def list(self, state: DeliveryState | None, *, before: int | None = None, limit: int = 50) -> Sequence[Delivery]:
        """The latest first, older than the one of the id `before`."""
        ...

    def retry(self, delivery: int) -> None:
        """Try it again at the next turn; silent for one that went out or waits its turn. Raises NotFound."""
        ...


def refuse_reader(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind may look at deliveries and have them tried again."""
    if kind not in READERS:
        raise NotYourAct("read_deliveries")
