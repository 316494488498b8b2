"""Coming in by another server: sent there with a ticket, back with a proof, to the account that the proof names."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from secrets import token_urlsafe
from threading import BoundedSemaphore
from typing import Any

import structlog
from sqlalchemy import Engine, func, select

from domain.accounts import Account, Client
from domain.signing_on import SsoAnswer, SsoRefused
from kendala.access.accounts import Accounts, folded
from kendala.access.binding import Bindings
from kendala.access.oidc_provider import Provider
from kendala.access.schema import accounts, people
from kendala.access.tickets import Tickets
from kendala.engines import reading
from kendala.oidc_settings import Oidc

SSO = "single sign-on"
#: Where the other server sends people back to: the operator registers it there.
CALLBACK = "/login/sso/back"
#: Of all threads of a process only so many wait for the other server: a slow one must not stop everybody.
AT_ONCE = 2
#: A time in seconds that no clock shows, before which it can be told as a day.
FAR_OFF = 10**11
log_line = structlog.get_logger("kendala.access")


class SingleSignOn:
    """The other server as the door sees it. A state is good once, in the browser alone that was sent away with it."""

    def __init__(
        self, engine: Engine, *, oidc: Oidc, provider: Provider, tickets: Tickets, known: Accounts, bindings: Bindings
    ) -> None:
        self._bindings = bindings
        self._engine, self._oidc, self._provider = engine, oidc, provider
        self._tickets, self._accounts, self._turns = tickets, known, BoundedSemaphore(AT_ONCE)

    @property
    def label(self) -> str:
        """What the operator calls the other server, empty where it has no name."""
        return self._oidc.label

    def begin(self, going_to: str, *, fresh: bool = False) -> tuple[str, str]:
        """Where to send the browser, and the state that it keeps. Raises SsoRefused."""
        nonce, verifier = token_urlsafe(32), token_urlsafe(48)
        told = json.dumps({"nonce": nonce, "verifier": verifier, "next": going_to})
        with self._turn():
            self._provider.address("", nonce, verifier)  # before a ticket is written: the server may be down
            state = self._tickets.issue(SSO, told=told)
            return self._provider.address(state, nonce, verifier, fresh=fresh), state

    def finish(self, kept: str, answer: SsoAnswer, client: Client) -> tuple[Account, str, datetime | None]:
        """The account that came back, where it was going, and when it logged in there, if it is told.

        Raises SsoRefused.
        """
        try:
            return self._finished(kept, answer)
        except SsoRefused as refusal:
            log_line.warning("single sign-on refused", address=client.address, reason=refusal.key)
            raise

    def _finished(self, kept: str, answer: SsoAnswer) -> tuple[Account, str, datetime | None]:
        ticket = self._tickets.take(SSO, answer.state) if kept and kept == answer.state else None
        if ticket is None:
            raise SsoRefused("sso_over")
        if answer.issuer and not self._provider.is_issuer(answer.issuer):
            raise SsoRefused("sso_wrong")
        if answer.error or not answer.code:
            raise SsoRefused("sso_denied" if answer.error == "access_denied" else "sso_wrong")
        told = json.loads(ticket.told)
        with self._turn():
            claims = self._provider.claims(answer.code, told["nonce"], told["verifier"])
        return self._account(claims), str(told["next"]), _logged_in_at(claims)

    def _account(self, claims: Mapping[str, Any]) -> Account:
        found = self._bindings.account_of(str(claims["iss"]), str(claims["sub"]), lambda: self._claimed(claims))
        account = self._accounts.get(found)
        if account.disabled_at is not None:
            raise SsoRefused("account_disabled")
        return account

    def _claimed(self, claims: Mapping[str, Any]) -> str:
        """The account that the claims name, by the operator's rule. Raises SsoRefused."""
        said = claims.get(self._oidc.claim)
        if not isinstance(said, str) or not said.strip():
            raise SsoRefused("sso_no_claim")
        if self._oidc.match == "email" and claims.get("email_verified") is not True:
            raise SsoRefused("sso_unverified")
        found = self._matching(said.strip())
        if len(found) != 1:
            raise SsoRefused("sso_no_account")
        if self._accounts.get(found[0]).disabled_at is not None:
            raise SsoRefused("account_disabled")
        return found[0]

    def _matching(self, said: str) -> list[str]:
        """The accounts that a claim names; more than one is none."""
        rule = {
            "username": accounts.c.username_folded == folded(said),
            "email": func.lower(people.c.email) == said.lower(),
            "nip": people.c.nip == said.replace(" ", ""),
        }[self._oidc.match]
        with reading(self._engine) as connection:
            which = select(accounts.c.id).join(people, people.c.id == accounts.c.person).where(rule)
            return list(connection.execute(which.limit(2)).scalars())

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(blocking=False):
            raise SsoRefused("sso_busy")
        try:
            yield
        finally:
            self._turns.release()


def _logged_in_at(claims: Mapping[str, Any]) -> datetime | None:
    said = claims.get("auth_time")
    return datetime.fromtimestamp(said, UTC) if isinstance(said, int) and 0 < said < FAR_OFF else None
