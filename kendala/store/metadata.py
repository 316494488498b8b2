"""What is recorded beside an event: through what it came, and what belongs together."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """How a command arrived.

    `via` is the opaque id of a session, token or job (its address and browser expire with that row);
    `correlation` joins everything that one request caused, `causation` is what caused it; `client_time` is the
    clock of a browser that was offline; `rules` the version of the rules that decided.
    """

    via: str | None = None
    correlation: UUID = field(default_factory=uuid4)
    causation: UUID | None = None
    client_time: datetime | None = None
    rules: str | None = None


#: Set by middleware for one request; unset, each append gets a correlation of its own.
current: ContextVar[Metadata | None] = ContextVar("kendala.store.metadata", default=None)
