"""Webhooks as edges see them: whose, where to, what about, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.accounts import Caller


class WebhookState(StrEnum):
    """`paused` by its owner, `halted` by the program, which says why."""

    ACTIVE = "active"
    PAUSED = "paused"
    HALTED = "halted"


class Why(StrEnum):
    """Why the program halted one: not taken for too long, gone for good (410), nobody to tell, secret unreadable."""

    GIVEN_UP = "given_up"
    GONE = "gone"
    NO_OFFICE = "no_office"
    SECRET_LOST = "secret_lost"  # noqa: S105 - a reason, no secret


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a webhook is asked to be: where to, and which kinds of events (none named: all)."""

    address: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Webhook:
    """One webhook. `position` is the last that it was told of or passed over, `tries` how often the next one failed.

    Until `old_until` messages bear the signature of the secret before, too.
    """

    id: str
    account: str
    office: str
    address: str
    kinds: tuple[str, ...]
    state: WebhookState
    why: Why | None
    position: int
    tries: int
    next_at: datetime | None
    created_at: datetime
    last_at: datetime | None
    old_until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WebhookTry:
    """One thing that was told: `status` is the answer's (None: there was none), `took` in milliseconds.

    `position` is that of the event, None for a test; `answer` is how the answer begins, or what went wrong.
    """

    id: int
    message: str
    type: str
    position: int | None
    at: datetime
    sent: bool
    status: int | None
    answer: str
    took: int


#: The longest that an old secret signs beside the new one.
LONGEST_OVERLAP = timedelta(days=7)


class Webhooks(Protocol):
    """The webhooks of accounts. Each method knows those of the caller's account, and raises NotFound for others."""

    def kinds(self) -> Sequence[str]:
        """The kinds of events that can be chosen."""
        ...

    def list(self, caller: Caller) -> Sequence[Webhook]:
        """The newest first."""
        ...

    def get(self, caller: Caller, webhook: str) -> Webhook:
        """One of them."""
        ...

    def create(self, caller: Caller, wish: Wish, key: str | None = None) -> tuple[Webhook, str]:
        """A new one for the acting office, beginning now, and its secret, this one time; once for each key.

        Raises Invalid (`address`, `kinds`), KeyReused, Refused (`too_many_webhooks`, `no_office`).
        """
        ...

    def change(self, caller: Caller, webhook: str, wish: Wish) -> Webhook:
        """Another address or other kinds. Raises Invalid."""
        ...

    def replace_secret(
        self, caller: Caller, webhook: str, lasts: timedelta, key: str | None = None
    ) -> tuple[Webhook, str]:
        """A new secret, given this one time; the old one signs too for as long as `lasts`. Once for each key.

        Raises Invalid (`lasts`).
        """
        ...

    def delete(self, caller: Caller, webhook: str) -> None:
        """With its log."""
        ...

    def pause(self, caller: Caller, webhook: str) -> Webhook:
        """Tell it nothing until it is resumed."""
        ...

    def resume(self, caller: Caller, webhook: str) -> Webhook:
        """Go on where it stands, at once."""
        ...

    def replay(self, caller: Caller, webhook: str, position: int) -> Webhook:
        """Tell again everything after that position. Raises Invalid (`position`)."""
        ...

    def test(self, caller: Caller, webhook: str) -> Webhook:
        """Tell it a test within a minute, whatever its state."""
        ...

    def tries(
        self, caller: Caller, webhook: str, *, before: int | None = None, limit: int = 50
    ) -> Sequence[WebhookTry]:
        """What was told, the latest first."""
        ...
