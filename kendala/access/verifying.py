"""Passwords and one-time codes as they are tried: each attempt is counted, and slowed down after failures."""

from collections.abc import Callable

import structlog

from domain.accounts import Account, Client, NotLoggedIn
from domain.signing_on import PasskeyRefused, WrongCode
from kendala.access.accounts import Accounts, folded
from kendala.access.sessions import Sessions
from kendala.access.throttling import Throttle, subjects

log_line = structlog.get_logger("kendala.access")


class Verifier:
    """Tries secrets, and tells the log who was refused from where: never what was typed."""

    def __init__(self, *, accounts: Accounts, sessions: Sessions, throttle: Throttle) -> None:
        self._accounts, self._sessions, self._throttle = accounts, sessions, throttle

    def password(self, username: str, password: str, client: Client) -> Account:
        """The account that this password opens. Raises TooManyAttempts, NotLoggedIn."""
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

    def passkey(self, client: Client, check: Callable[[], Account]) -> Account:
        """Try what a device answered: whose it is turns out only then. Raises TooManyAttempts, PasskeyRefused."""
        _, by_address = subjects("", client.address, known=False)
        self._throttle.admit((by_address,))
        try:
            account = check()
        except PasskeyRefused as refusal:
            log_line.warning("passkey refused", address=client.address, reason=refusal.key)
            raise
        self._throttle.forgive(by_address)
        return account

    def code(self, account: str, client: Client, check: Callable[[], None]) -> None:
        """Try a one-time code. Raises TooManyAttempts, WrongCode."""
        known = self._sessions.known_at(account, client.address)
        by_account, by_address = subjects(f"second step {account}", client.address, known=known)
        self._throttle.admit((by_account, by_address))
        try:
            check()
        except WrongCode as refusal:
            log_line.warning("second step refused", account=account, address=client.address, reason=refusal.key)
            raise
        self._throttle.succeeded(by_account)
        self._throttle.forgive(by_address)
