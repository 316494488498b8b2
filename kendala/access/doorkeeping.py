"""Letting callers in: the whole way from a secret to an account acting in an office that it holds today."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

import structlog

from domain.accounts import Account, Caller, Client, NotLoggedIn, OfficeNotYours
from domain.acting import Acting
from domain.directory import Directory
from kendala.access.accounts import Accounts, folded
from kendala.access.clock import Clock
from kendala.access.sessions import Sessions
from kendala.access.throttling import Throttle, subjects
from kendala.access.tokens import Tokens

WITA = ZoneInfo("Asia/Makassar")
log_line = structlog.get_logger("kendala.access")


class Doorkeeper:
    """The `Door` of domain/accounts.py."""

    def __init__(
        self,
        *,
        accounts: Accounts,
        sessions: Sessions,
        tokens: Tokens,
        throttle: Throttle,
        directory: Callable[[], Directory],
        clock: Clock,
    ) -> None:
        self._accounts, self._sessions, self._tokens, self._throttle = accounts, sessions, tokens, throttle
        self._directory, self._clock = directory, clock

    def log_in(self, username: str, password: str, client: Client) -> str:
        """Start a session and give its secret. Raises TooManyAttempts, NotLoggedIn."""
        account = self._verified(username, password, client)
        offices = self._offices(account)
        return self._sessions.start(account.id, office=offices[0].office if offices else None, client=client)

    def log_out(self, secret: str) -> None:
        """End the session; silent where there is none."""
        found = self._sessions.find(secret)
        if found:
            self._sessions.revoke(found[0].account, found[0].id)

    def by_session(self, secret: str) -> Caller:
        """Who holds this cookie, acting where they last chose, if that is still theirs. Raises NotLoggedIn."""
        found = self._sessions.find(secret)
        if found is None:
            raise NotLoggedIn
        view, account = found
        offices = self._offices(account)
        chosen = next((held for held in offices if held.office == view.office), None)
        return _caller(account, offices, chosen or next(iter(offices), None), via=view.id)

    def by_token(self, plain: str, office: str | None = None) -> Caller:
        """Who holds this token, in the office named, else the first held. Raises NotLoggedIn, OfficeNotYours."""
        found = self._tokens.find(plain)
        if found is None:
            raise NotLoggedIn
        view, account = found
        offices = self._offices(account)
        acting = _held(offices, office) if office else next(iter(offices), None)
        return _caller(account, offices, acting, via=view.id)

    def switch_office(self, caller: Caller, office: str) -> None:
        """Act in another office from now on in the caller's session. Raises OfficeNotYours."""
        self._sessions.switch_office(caller.via, _held(caller.offices, office).office)

    def change_password(self, caller: Caller, old: str, new: str, client: Client) -> None:
        """Change one's own password; all sessions and tokens end. Raises TooManyAttempts, NotLoggedIn, Invalid."""
        account = self._verified(caller.username, old, client)
        self._accounts.set_password(account.id, new)

    def _verified(self, username: str, password: str, client: Client) -> Account:
        claimed = self._accounts.find(username)
        known = claimed is not None and self._sessions.known_at(claimed.id, client.address)
        by_account, by_address = subjects(folded(username), client.address, known=known)
        self._throttle.admit((by_account, by_address))
        try:
            account = self._accounts.verify(username, password)
        except NotLoggedIn as refusal:
            # What was typed is not told: it may be a password in the wrong field.
            told = claimed.id if claimed else None
            log_line.warning("login refused", account=told, address=client.address, reason=refusal.key)
            raise
        self._throttle.succeeded(by_account)
        self._throttle.forgive(by_address)
        return account

    def _offices(self, account: Account) -> tuple[Acting, ...]:
        return self._directory().offices_of(account.id, self._today())

    def _today(self) -> date:
        """Offices change hands at midnight where the regency is."""
        return self._clock().astimezone(WITA).date()


def _held(offices: tuple[Acting, ...], office: str) -> Acting:
    found = next((held for held in offices if held.office == office), None)
    if found is None:
        raise OfficeNotYours(office)
    return found


def _caller(account: Account, offices: tuple[Acting, ...], acting: Acting | None, *, via: str) -> Caller:
    return Caller(
        account=account.id,
        person=account.person,
        username=account.username,
        language=account.language,
        offices=offices,
        acting=acting,
        via=via,
    )
