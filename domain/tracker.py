"""What the edges need to change anything: load the stream, decide, save. `kendala` hands the real one in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.acting import Acting
from domain.obstacle import Command, RaiseObstacle, UndoAct


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What a command led to: stream, its version, log position of the last event; `repeated` if its key was known."""

    id: UUID
    version: int
    position: int
    repeated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """The circumstances of a command: acting office, command key, digest source, and the version it was decided on.

    `key` makes it repeatable: the same key with the same `body` is answered with the first result, with another
    body refused (`key_reused`). `expected` is the version the person saw; None accepts any. `via` is the opaque id
    of the session, token or job, `client_time` the clock of a browser that was offline: both go into the metadata.
    """

    acting: Acting
    key: str | None = None
    body: bytes = b""
    expected: int | None = None
    via: str | None = None
    client_time: datetime | None = None


class Tracker(Protocol):
    """Loads, decides and saves. Every method raises a `Refused` where the answer is no; then nothing was stored."""

    def done_before(self, request: Request) -> Saved | None:
        """What the key of this request led to the first time; None where it is new. Raises KeyReused."""
        ...

    def raise_obstacle(self, command: RaiseObstacle, request: Request) -> Saved:
        """Store a new obstacle under an id that follows from account and key."""
        ...

    def act(self, obstacle: UUID, command: Command, request: Request) -> Saved:
        """Do one act of the table to an obstacle; racing writers are decided again on the newer state."""
        ...

    def undo(self, obstacle: UUID, command: UndoAct, request: Request) -> Saved:
        """Take back one act of a bulk."""
        ...
