"""Who is at the door: what web and API need to know of accounts, sessions and tokens, and the refusals met there.

Secrets (cookie, bearer token, password) go in and are never given back, but for the one time a secret is made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.acting import Acting
from domain.refusals import Refused
from domain.scopes import EVERYTHING


class NotLoggedIn(Refused):
    """Nobody, or nobody known: no secret, one that is unknown, ended or expired, or a wrong password (HTTP 401)."""

    def __init__(self, key: str = "not_logged_in") -> None:
        super().__init__(key)


class TooManyAttempts(Refused):
    """Logging in is slowed down after failures (HTTP 429); it opens by itself after `wait` seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__("too_many_attempts", wait=wait)
        self.wait = wait


class OfficeNotYours(Refused):
    """The acting office that was named is not held by the account today (HTTP 403)."""

    def __init__(self, office: str) -> None:
        super().__init__("office_not_yours", office=office)


@dataclass(frozen=True, kw_only=True, slots=True)
class Caller:
    """Who asks: the account with all offices it holds today, the one it acts in, and by which session or token.

    `via` is the opaque id of the session or token, for the metadata of events; `acting` is None only for an
    account that holds no office today. `scopes` bound what a token may be used for; None: nothing does. `proven_at`
    is when the owner of the session last proved that it is he (UTC); `must_set_up`: one of the offices has come to
    require a second factor that the account has not.
    """

    account: str
    person: str
    username: str
    language: str
    offices: tuple[Acting, ...]
    acting: Acting | None
    via: str
    scopes: frozenset[str] | None = None
    proven_at: datetime | None = None
    must_set_up: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """Where a request comes from: the network address and the browser's name for itself."""

    address: str = ""
    browser: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What is known of a person; `nip` is masked but for its last three digits. All None once erased."""

    id: str
    name: str | None
    nip: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """An account; `disabled_at` is None while it may log in. Times are UTC."""

    id: str
    username: str
    person: str
    language: str
    created_at: datetime
    disabled_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionView:
    """One session as its owner sees it in a list; `id` is not the secret. Times are UTC.

    `proven_at` is when its owner last proved himself (None: before that was kept), `by_device` says that it began by a
    passkey, which is as good as two steps.
    """

    id: str
    account: str
    office: str | None
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    address: str
    browser: str
    proven_at: datetime | None = None
    by_device: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TokenView:
    """One bearer token as its owner sees it in a list; `id` is not the secret. Times are UTC."""

    id: str
    account: str
    name: str
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None
    scopes: frozenset[str]


class Door(Protocol):
    """Lets callers in: by password, by the cookie of a session, by a bearer token."""

    def log_in(self, username: str, password: str, client: Client) -> str:
        """The new session's secret, for the cookie. Raises NotLoggedIn, TooManyAttempts, SecondStepNeeded."""
        ...

    def log_out(self, secret: str) -> None:
        """End the session; silent where there is none."""
        ...

    def by_session(self, secret: str) -> Caller:
        """Who holds this cookie. Raises NotLoggedIn."""
        ...

    def by_token(self, plain: str, office: str | None = None) -> Caller:
        """Who holds this token, acting in the office named or in the first held. Raises NotLoggedIn, OfficeNotYours."""
        ...

    def switch_office(self, caller: Caller, office: str) -> None:
        """Act in another office from now on, in the session the caller came by. Raises OfficeNotYours."""
        ...

    def prove(self, caller: Caller, password: str, client: Client) -> None:
        """Make sure that it is the person who asks; his session counts as proven for a while.

        Raises NotLoggedIn, TooManyAttempts.
        """
        ...

    def change_password(self, caller: Caller, old: str, new: str, client: Client) -> None:
        """Change one's own password, which ends all sessions and tokens.

        Raises NotLoggedIn (the old one is wrong), TooManyAttempts, Invalid.
        """
        ...


class OwnSessions(Protocol):
    """The sessions of an account, listed and ended by their id."""

    def list(self, account: str) -> Sequence[SessionView]: ...
    def end(self, account: str, session: str) -> None: ...
    def end_others(self, account: str, but: str) -> None: ...


class OwnTokens(Protocol):
    """The bearer tokens of an account, made, listed and ended."""

    def create(
        self,
        account: str,
        name: str,
        expires_at: datetime | None = None,
        *,
        scopes: frozenset[str] = EVERYTHING,
        key: str | None = None,
    ) -> str: ...
    def list(self, account: str) -> Sequence[TokenView]: ...
    def revoke(self, account: str, token: str) -> None: ...


class Names(Protocol):
    """The names of persons by their opaque ids; who was erased or is unknown is left out."""

    def names(self, persons: Sequence[str]) -> Mapping[str, str]: ...


class Languages(Protocol):
    """Remembers the language that an account reads in: `id` or `en`."""

    def set_language(self, account: str, language: str) -> None: ...
