"""What the edges need of reminders; `kendala` hands the real ones in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.reminders.kinds import Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Reminder:
    """A line of somebody's bell. `facts` fill the sentence (`wording/reminders.py`); `read_at` is None while unread."""

    id: int
    kind: Kind
    account: str
    office: str
    obstacle: UUID
    number: str
    created_at: datetime
    read_at: datetime | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


class Bell(Protocol):
    """The reminders of an account, the newest first."""

    def unread(self, account: str) -> int:
        """How many are unread, at most 100; 0 in the account's quiet hours."""
        ...

    def list(self, account: str, *, before: int | None = None, limit: int = 50) -> Sequence[Reminder]:
        """Its reminders, older than the one of the id `before`."""
        ...

    def find(self, account: str, reminder: int) -> Reminder:
        """One of its reminders. Raises NotFound, also for that of another."""
        ...

    def mark_read(self, account: str, reminder: int) -> None:
        """Raises NotFound, also for the reminder of another; silent where it was read."""
        ...

    def mark_all_read(self, account: str, upto: int) -> None:
        """All up to the id `upto`, so that what came after the page was made stays unread."""
        ...
