"""The `OtherServer` of domain/signing_on.py: from the other server's proof to a session."""

from collections.abc import Callable

from domain.accounts import Account, Client
from domain.signing_on import Arrival, SecondStepNeeded, SsoAnswer, SsoRefused
from kendala.access.single_sign_on import SingleSignOn


class Entrance:
    """Lets in whom the other server proves; a second factor of the account is asked for as after a password."""

    def __init__(self, sso: SingleSignOn | None, admit: Callable[[Account, Client], str]) -> None:
        self._sso, self._admit = sso, admit

    def label(self) -> str | None:
        """What it is called; None where there is none."""
        return self._sso.label if self._sso else None

    def begin(self, going_to: str) -> tuple[str, str]:
        """Where to send the browser, and the state to keep. Raises SsoRefused."""
        return self._server().begin(going_to)

    def finish(self, kept: str, answer: SsoAnswer, client: Client) -> Arrival:
        """Let in whom the answer proves. Raises SsoRefused."""
        account, going_to = self._server().finish(kept, answer, client)
        try:
            return Arrival(going_to=going_to, secret=self._admit(account, client))
        except SecondStepNeeded as needed:
            return Arrival(going_to=going_to, needed=needed)

    def _server(self) -> SingleSignOn:
        if self._sso is None:
            raise SsoRefused("sso_over")
        return self._sso
