"""The second step at the door, and one's own second factor: who is asked, who passes, how it is turned on and off."""

from collections.abc import Sequence

from domain.accounts import Account, Caller, Client
from domain.acting import Acting, OfficeKind
from domain.refusals import Refused
from domain.signing_on import HalfwayOver, SecondFactorView, SecondStepNeeded, Setup
from kendala.access import one_time
from kendala.access.accounts import Accounts
from kendala.access.second_factors import SecondFactors
from kendala.access.tickets import Tickets
from kendala.access.verifying import Verifier

HALFWAY, SETTING_UP = "halfway", "setting up"


class SecondSteps:
    """The `OwnSecondFactor` of domain/signing_on.py, and the door's share of the second step."""

    def __init__(
        self,
        *,
        factors: SecondFactors,
        tickets: Tickets,
        accounts: Accounts,
        verifier: Verifier,
        required: frozenset[OfficeKind] = frozenset(),
    ) -> None:
        self._factors, self._tickets, self._accounts = factors, tickets, accounts
        self._verifier, self._required = verifier, required

    def ask(self, account: Account, offices: Sequence[Acting]) -> None:
        """Let pass who needs no second step. Raises SecondStepNeeded."""
        if self._factors.view(account.id) is not None:
            raise SecondStepNeeded(self._tickets.issue(HALFWAY, account=account.id))
        if self._asked_by(offices):
            raise SecondStepNeeded(self._tickets.issue(SETTING_UP, account=account.id), setting_up=True)

    def setup(self, ticket: str) -> Setup:
        """What the phone of the ticket's holder is told. Raises HalfwayOver."""
        account = self._holder(SETTING_UP, ticket)
        return _setup(self._factors.begin(account.id), account.username)

    def passed(self, ticket: str, code: str, client: Client) -> tuple[Account, Sequence[str]]:
        """Who made the second step, with new codes for paper where it set the factor up.

        Raises HalfwayOver, WrongCode, TooManyAttempts. A wrong code leaves the ticket good.
        """
        if self._tickets.look(SETTING_UP, ticket):
            account, codes = self._holder(SETTING_UP, ticket), self._confirmed(ticket, code, client)
            return account, codes
        account = self._holder(HALFWAY, ticket)
        self._verifier.code(account.id, client, lambda: self._factors.check(account.id, code))
        self._use(HALFWAY, ticket)
        return account, ()

    def _confirmed(self, ticket: str, code: str, client: Client) -> Sequence[str]:
        account, codes = self._holder(SETTING_UP, ticket), list[str]()
        self._verifier.code(account.id, client, lambda: codes.extend(self._factors.confirm(account.id, code)))
        self._use(SETTING_UP, ticket)
        return codes

    def _holder(self, purpose: str, ticket: str) -> Account:
        found = self._tickets.look(purpose, ticket)
        account = self._accounts.get(found.account) if found and found.account else None
        if account is None or account.disabled_at is not None:
            raise HalfwayOver
        return account

    def _use(self, purpose: str, ticket: str) -> None:
        if self._tickets.take(purpose, ticket) is None:
            raise HalfwayOver

    def view(self, account: str) -> SecondFactorView | None:
        """The second factor in force."""
        return self._factors.view(account)

    def required_of(self, caller: Caller) -> bool:
        """Whether one of the caller's offices asks for a second factor."""
        return self._asked_by(caller.offices)

    def lacks(self, account: str, offices: Sequence[Acting]) -> bool:
        """Whether one of the offices asks for a second factor that the account has not."""
        return self._asked_by(offices) and self._factors.view(account) is None

    def begin(self, caller: Caller) -> Setup:
        """What the caller's phone is told. Raises Refused (`second_factor_on`)."""
        return _setup(self._factors.begin(caller.account), caller.username)

    def confirm(self, caller: Caller, code: str) -> Sequence[str]:
        """Put it in force. Raises WrongCode, Refused."""
        return self._factors.confirm(caller.account, code)

    def renew(self, caller: Caller, code: str, client: Client) -> Sequence[str]:
        """New codes for paper. Raises WrongCode, TooManyAttempts."""
        self._verifier.code(caller.account, client, lambda: self._factors.check(caller.account, code))
        return self._factors.renew(caller.account)

    def drop(self, caller: Caller, code: str, client: Client) -> None:
        """Turn it off. Raises WrongCode, TooManyAttempts, Refused (`second_factor_required`)."""
        if self.required_of(caller):
            raise Refused("second_factor_required")
        self._verifier.code(caller.account, client, lambda: self._factors.check(caller.account, code))
        self._factors.turn_off(caller.account)

    def _asked_by(self, offices: Sequence[Acting]) -> bool:
        return any(held.kind in self._required for held in offices)


def _setup(key: str, username: str) -> Setup:
    return Setup(key=one_time.spoken(key), address=one_time.provisioning(key, username))
