"""Letting callers in: the whole way from a secret to an account acting in an office that it holds today."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from domain.accounts import Account, Caller, Client, NotLoggedIn, OfficeNotYours
from domain.acting import Acting
from domain.administration import AccessAct
from domain.directory import Directory
from domain.signing_on import Entered, Question, Setup
from kendala.access.accounts import Accounts
from kendala.access.clock import Clock
from kendala.access.passkeys import Passkeys
from kendala.access.second_steps import SecondSteps
from kendala.access.sessions import Sessions
from kendala.access.tokens import Tokens
from kendala.access.trail import note
from kendala.access.verifying import Verifier

WITA = ZoneInfo("Asia/Makassar")


class Doorkeeper:
    """The `Door` of domain/accounts.py."""

    def __init__(
        self,
        *,
        accounts: Accounts,
        sessions: Sessions,
        tokens: Tokens,
        verifier: Verifier,
        second_steps: SecondSteps,
        passkeys: Passkeys,
        directory: Callable[[], Directory],
        clock: Clock,
    ) -> None:
        self._accounts, self._sessions, self._tokens = accounts, sessions, tokens
        self._verifier, self._steps, self._passkeys = verifier, second_steps, passkeys
        self._directory, self._clock = directory, clock

    def log_in(self, username: str, password: str, client: Client) -> str:
        """Start a session and give its secret. Raises TooManyAttempts, NotLoggedIn, SecondStepNeeded."""
        account = self._verifier.password(username, password, client)
        return self.admit(account, client)

    def admit(self, account: Account, client: Client, *, proven: bool = True) -> str:
        """Start a session for who is known, after a second step where there is one. Raises SecondStepNeeded.

        Who is known by another server only, which may not have asked anything, is not `proven` yet.
        """
        self._steps.ask(account, self._offices(account))
        return self._start(account, client, proven=proven)

    def setup(self, ticket: str) -> Setup:
        """What to tell the phone of who has to set a second factor up. Raises HalfwayOver."""
        return self._steps.setup(ticket)

    def finish(self, ticket: str, code: str, client: Client) -> Entered:
        """Start the session that half a login waits for. Raises HalfwayOver, WrongCode, TooManyAttempts."""
        account, codes = self._steps.passed(ticket, code, client)
        return Entered(secret=self._start(account, client), codes=codes)

    def passkey_question(self) -> Question | None:
        """What any device is asked; None where the address allows no passkeys."""
        return self._passkeys.login_question() if self._passkeys.available else None

    def by_passkey(self, ticket: str, answer: str, client: Client) -> str:
        """Start a session and give its secret; no second step. Raises PasskeyRefused, TooManyAttempts."""
        account = self._verifier.passkey(client, lambda: self._passkeys.check(ticket, answer))
        return self._start(account, client, by_device=True)

    def _start(self, account: Account, client: Client, *, proven: bool = True, by_device: bool = False) -> str:
        held = self._offices(account)
        office = held[0].office if held else None
        return self._sessions.start(account.id, office=office, client=client, proven=proven, by_device=by_device)

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
        caller = _caller(account, offices, chosen or next(iter(offices), None), via=view.id)
        must_set_up = not view.by_device and self._steps.lacks(account.id, offices)
        return replace(caller, proven_at=view.proven_at, must_set_up=must_set_up)

    def by_token(self, plain: str, office: str | None = None) -> Caller:
        """Who holds this token, in the office named, else the first held. Raises NotLoggedIn, OfficeNotYours."""
        found = self._tokens.find(plain)
        if found is None:
            raise NotLoggedIn
        view, account = found
        offices = self._offices(account)
        acting = _held(offices, office) if office else next(iter(offices), None)
        return replace(_caller(account, offices, acting, via=view.id), scopes=view.scopes)

    def switch_office(self, caller: Caller, office: str) -> None:
        """Act in another office from now on in the caller's session. Raises OfficeNotYours."""
        self._sessions.switch_office(caller.via, _held(caller.offices, office).office)

    def prove(self, caller: Caller, password: str, client: Client) -> None:
        """Make sure that it is the person who asks. Raises NotLoggedIn, TooManyAttempts."""
        self._verifier.password(caller.username, password, client)
        self._sessions.prove(caller.via)

    def change_password(self, caller: Caller, old: str, new: str, client: Client) -> None:
        """Change one's own password; all sessions and tokens end. Raises TooManyAttempts, NotLoggedIn, Invalid."""
        account = self._verifier.password(caller.username, old, client)
        noted = note(AccessAct.PASSWORD_CHANGED, account.id, None, self._clock())
        self._accounts.set_password(account.id, new, noted)

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
