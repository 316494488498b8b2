"""What the administrator does with accounts: looked through, opened, shut, let in by a link, and all of it noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.accounts import Client
from domain.acting import Acting, OfficeKind, Standing
from domain.refusals import Invalid, NotYourAct

READERS = frozenset({OfficeKind.ADMIN, OfficeKind.AUDITOR})


def refuse_reader(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind may look at the administration."""
    if kind not in READERS:
        raise NotYourAct("read_administration")


def refuse_administrator(kind: OfficeKind) -> None:
    """Raise NotYourAct unless offices of this kind administer."""
    if kind is not OfficeKind.ADMIN:
        raise NotYourAct("administer")


class AccessAct(StrEnum):
    """What is noted in the trail of access."""

    OPENED = "opened"
    LINK_MADE = "link_made"
    PASSWORD_SET = "password_set"  # noqa: S105 - the name of an act
    DISABLED = "disabled"
    ENABLED = "enabled"
    SESSION_ENDED = "session_ended"
    SESSIONS_ENDED = "sessions_ended"
    ERASED = "erased"
    DETAILS_CORRECTED = "details_corrected"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an act
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    SECOND_FACTOR_RESET = "second_factor_reset"
    CODES_RENEWED = "codes_renewed"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    PASSKEYS_DROPPED = "passkeys_dropped"
    TOKEN_MADE = "token_made"  # noqa: S105 - the name of an act
    TOKEN_ENDED = "token_ended"  # noqa: S105 - the name of an act
    WEBHOOK_MADE = "webhook_made"
    WEBHOOK_SECRET_REPLACED = "webhook_secret_replaced"  # noqa: S105 - the name of an act
    FILE_MADE = "file_made"
    SSO_BOUND = "sso_bound"
    SSO_REFUSED = "sso_refused"
    SSO_LOOSENED = "sso_loosened"


#: Who acts where nobody is logged in: the shell of the server.
SHELL = "shell"
LONGEST_REASON = 500


def checked_reason(reason: str) -> str:
    """The reason without white space around it. Raises Invalid where there is none, or too much of it."""
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid(reason=("too_long", {"longest": LONGEST_REASON}) if reason else ("required", {}))
    return reason


class Which(StrEnum):
    """Which accounts a list shows."""

    ALL = "all"
    OPEN = "open"
    DISABLED = "disabled"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountRow:
    """An account as the administrator sees it. Times are UTC.

    `name` is None where none is kept or it was erased; `enters` says whether a password was ever set; `last_seen_at`
    is that of its latest session that is still kept.
    """

    id: str
    username: str
    person: str
    name: str | None
    created_at: datetime
    disabled_at: datetime | None
    erased_at: datetime | None
    enters: bool
    last_seen_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountPage:
    """A page of accounts by user name, with how many there are in all."""

    rows: Sequence[AccountRow]
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """The office that an account is to hold, from today without a day; the last day is included."""

    kind: OfficeKind
    agency: str | None = None
    desk: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    standing: Standing = Standing.DEFINITIVE
    letter: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAccount:
    """An account to be opened with its first office; `key` makes a repeated submit safe."""

    key: str
    username: str
    name: str | None
    language: str
    first: Appointment


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryLink:
    """A link by which a password is set: `secret` is known this one time; it ends at `expires_at` or once used."""

    secret: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Noted:
    """A line of the trail: who did what with whose account and why, by user names as they are now (None: unknown).

    `shell` says that it was done by a command on the server.
    """

    id: int
    at: datetime
    act: AccessAct
    account: str | None
    by: str | None
    office: str | None
    reason: str = ""
    shell: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Details:
    """What an administrator may correct of a person; empty where nothing is kept."""

    name: str = ""
    email: str = ""


class AccountKeeping(Protocol):
    """Accounts as the administrator keeps them. Every change is noted in the trail within its own transaction."""

    def page(self, words: str, which: Which, *, start: int, limit: int) -> AccountPage:
        """Those whose user name or name holds the words, from the row `start` on."""
        ...

    def row(self, account: str) -> AccountRow:
        """One of them. Raises NotFound."""
        ...

    def note_file(self, account: str, by: Acting | None, what: str) -> None:
        """Note that a list left as a file: which, with which filters, of how many rows."""
        ...

    def open(self, wanted: NewAccount, by: Acting) -> str:
        """The id of the new account, which cannot log in before a link was used. Raises Invalid, Refused."""
        ...

    def appoint(self, account: str, wanted: Appointment, by: Acting) -> None:
        """Let it hold one more office. Raises NotFound, also for who was erased, Invalid, Refused."""
        ...

    def make_link(self, account: str, by: Acting) -> EntryLink:
        """A new link; earlier ones of the account end. Raises NotFound, also for who was erased."""
        ...

    def disable(self, account: str, by: Acting) -> None:
        """Shut it at once, with sessions and tokens. Raises NotFound, and Refused for one's own."""
        ...

    def enable(self, account: str, by: Acting) -> None:
        """Let it log in again. Raises NotFound, also for who was erased."""
        ...

    def end_session(self, account: str, session: str, by: Acting) -> None:
        """End one session. Raises NotFound."""
        ...

    def end_sessions(self, account: str, by: Acting) -> None:
        """End all its sessions."""
        ...

    def details(self, account: str) -> Details:
        """What is kept of the person of the account. Raises NotFound."""
        ...

    def correct(self, account: str, details: Details, by: Acting) -> None:
        """Keep other details. Raises NotFound, also for who was erased, and Invalid."""
        ...

    def has_second_factor(self, account: str) -> bool:
        """Whether one is in force."""
        ...

    def reset_second_factor(self, account: str, reason: str, by: Acting) -> None:
        """Take away a second factor that its owner lost. Raises NotFound, Invalid, and Refused for one's own."""
        ...

    def is_bound(self, account: str) -> bool:
        """Whether it belongs to somebody at the other server."""
        ...

    def loosen(self, account: str, by: Acting) -> None:
        """Let whoever claims it next at the other server have it. Raises NotFound where it is not bound."""
        ...

    def erase(self, account: str, by: Acting) -> None:
        """Remove who it was and end its offices; events stay. Raises NotFound, and Refused for one's own."""
        ...

    def trail(self, *, account: str | None = None, before: int | None = None, limit: int) -> Sequence[Noted]:
        """What was done, the latest first, of one account or of all, before the line of that id."""
        ...


class Entering(Protocol):
    """Setting a password by a link."""

    def username(self, secret: str, client: Client) -> str:
        """Whose link it is. Raises NotFound for one unknown, used or expired, TooManyAttempts."""
        ...

    def set_password(self, secret: str, password: str, client: Client) -> None:
        """Set it and end the link, the sessions and the tokens. Raises NotFound, Invalid, TooManyAttempts."""
        ...
