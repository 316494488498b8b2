"""The `OtherServer` of domain/signing_on.py: from the other server's proof to a session."""

from typing import Protocol

from domain.accounts import Account, Client
from domain.signing_on import PROVEN_FOR, Arrival, SecondStepNeeded, SsoAnswer, SsoRefused
from kendala.access.clock import Clock
from kendala.access.single_sign_on import SingleSignOn


class Admit(Protocol):
    """Starts a session for a known account; `proven`: whether its owner logged in just now."""

    def __call__(self, account: Account, client: Client, *, proven: bool) -> str: ...


class Entrance:
    """Lets in whom the other server proves; a second factor of the account is asked for as after a password."""

    def __init__(self, sso: SingleSignOn | None, admit: Admit, clock: Clock) -> None:
        self._sso, self._admit, self._clock = sso, admit, clock

    def label(self) -> str | None:
        """What it is called; None where there is none."""
        return self._sso.label if self._sso else None

    def begin(self, going_to: str, *, fresh: bool = False) -> tuple[str, str]:
        """Where to send the browser, and the state to keep. Raises SsoRefused."""
        return self._server().begin(going_to, fresh=fresh)

    def finish(self, kept: str, answer: SsoAnswer, client: Client) -> Arrival:
        """Let in whom the answer proves. Raises SsoRefused."""
        account, going_to, at = self._server().finish(kept, answer, client)
        proven = at is not None and abs(self._clock() - at) <= PROVEN_FOR
        try:
            return Arrival(going_to=going_to, secret=self._admit(account, client, proven=proven))
        except SecondStepNeeded as needed:
            return Arrival(going_to=going_to, needed=needed)

    def _server(self) -> SingleSignOn:
        if self._sso is None:
            raise SsoRefused("sso_over")
        return self._sso
