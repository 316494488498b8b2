"""What the edges need of reminders; `kendala` hands the real ones in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.accounts import Account
from domain.reminders.choosing import Choices, QuietHours
from domain.reminders.delivering import Deliveries
from domain.reminders.kinds import Channel, Kind


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


class Choosing(Protocol):
    """What each person chose to hear of, and where."""

    @property
    def sends(self) -> frozenset[Channel]:
        """The ways beside the bell on which this installation sends."""
        ...

    @property
    def push_schemas(self) -> Sequence[str]:
        """The services that addresses may name here, by the beginning of their addresses (`tgram`)."""
        ...

    def of(self, account: str) -> Choices: ...

    def choose(self, account: str, *, unwanted: frozenset[tuple[Kind, Channel]], quiet: QuietHours | None) -> None: ...

    def set_email(self, account: str, address: str) -> None:
        """Where e-mail goes; empty for nowhere. Raises Invalid (`email`)."""
        ...

    def set_push(self, account: str, address: str) -> None:
        """Where messages of another service go; empty for nowhere. Raises Invalid (`push`)."""
        ...


class Calendars(Protocol):
    """The address of a person's calendar is a secret: whoever has it reads the calendar, and nothing else."""

    def since(self, account: str) -> datetime | None:
        """When the address was made; None where there is none."""
        ...

    def renew(self, account: str) -> str:
        """Make a new secret and give it, this one time; the one before ends."""
        ...

    def end(self, account: str) -> None: ...

    def owner(self, secret: str, address: str) -> Account | None:
        """Whose calendar it is; None where nobody's, or of an account that is disabled.

        Raises TooManyAttempts for a network address that has guessed too often.
        """
        ...


class Reminding(Protocol):
    """All that edges need of reminders; `public_url` is the address of the whole site."""

    @property
    def public_url(self) -> str: ...

    @property
    def bell(self) -> Bell: ...

    @property
    def choosing(self) -> Choosing: ...

    @property
    def deliveries(self) -> Deliveries: ...

    @property
    def calendars(self) -> Calendars: ...
