"""The second step at the door: what pages need to know of one-time codes, and the refusals met there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from domain.accounts import Caller, Client
from domain.refusals import Refused


class SecondStepNeeded(Refused):
    """The password was right and is not enough (HTTP 401): the ticket is good for the second step and nothing else.

    `setting_up` says that the account has no second factor yet, and that its office asks for one.
    """

    def __init__(self, ticket: str, *, setting_up: bool = False) -> None:
        super().__init__("second_step_needed")
        self.ticket, self.setting_up = ticket, setting_up


#: For so long after a login or a password that was right nobody is asked again.
PROVEN_FOR = timedelta(minutes=10)


class ProofNeeded(Refused):
    """The session is open, but who sits there must prove again that it is his (HTTP 403)."""

    def __init__(self) -> None:
        super().__init__("proof_needed")


class SetupNeeded(Refused):
    """An office of the account has come to require a second factor: it is set up before anything else (HTTP 403)."""

    def __init__(self) -> None:
        super().__init__("second_factor_needed")


def refuse_unproven(caller: Caller, now: datetime) -> None:
    """Raise ProofNeeded unless the owner of the session proved himself a while ago at most."""
    if caller.proven_at is None or now - caller.proven_at > PROVEN_FOR:
        raise ProofNeeded


class WrongCode(Refused):
    """A one-time code that does not fit: wrong, used before, or of a phone whose clock is off (HTTP 422)."""

    def __init__(self, key: str = "wrong_code", **data: object) -> None:
        super().__init__(key, **data)


class HalfwayOver(Refused):
    """The second step came too late, or the ticket was used (HTTP 401): begin again."""

    def __init__(self) -> None:
        super().__init__("halfway_over")


@dataclass(frozen=True, kw_only=True, slots=True)
class SecondFactorView:
    """A second factor that is in force, and how many codes on paper are left of it. The time is UTC."""

    since: datetime
    codes_left: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Setup:
    """What a phone is told: the key to type, and the `otpauth://` address for a picture. Both are secrets."""

    key: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Entered:
    """A session's secret, and the codes on paper that were made on the way in, shown this one time."""

    secret: str
    codes: Sequence[str] = ()


class PasskeyRefused(Refused):
    """A passkey that does not open (HTTP 422): `passkey_unknown`, `passkey_wrong`, `passkey_copied`, `passkey_over`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PasskeyView:
    """One passkey as its owner sees it in a list. Times are UTC."""

    id: str
    name: str
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What a device is asked (JSON for the browser), and the ticket with which its answer must come, once."""

    options: str
    ticket: str


class PasskeyDoor(Protocol):
    """In by a passkey alone: device and its owner are both proven, so that no second step is asked for."""

    def passkey_question(self) -> Question | None:
        """What any device is asked; None where this installation's address allows no passkeys."""
        ...

    def by_passkey(self, ticket: str, answer: str, client: Client) -> str:
        """The new session's secret. Raises PasskeyRefused, TooManyAttempts."""
        ...


class OwnPasskeys(Protocol):
    """One's own passkeys."""

    @property
    def available(self) -> bool:
        """Whether this installation's address allows them: a name, with https or on this very machine."""
        ...

    def list(self, account: str) -> Sequence[PasskeyView]: ...

    def question(self, caller: Caller) -> Question:
        """What the new device is asked. Raises PasskeyRefused."""
        ...

    def add(self, caller: Caller, ticket: str, answer: str, name: str) -> None:
        """Keep the device's key. Raises PasskeyRefused, Invalid (the name)."""
        ...

    def rename(self, account: str, passkey: str, name: str) -> None:
        """Raises NotFound, also for the passkey of another, and Invalid."""
        ...

    def remove(self, account: str, passkey: str) -> None:
        """Raises NotFound, also for the passkey of another."""
        ...


class SsoRefused(Refused):
    """The other server or its answer is not good enough (HTTP 401).

    `sso_down`, `sso_busy`, `sso_wrong`, `sso_over`, `sso_denied`, `sso_no_claim`, `sso_unverified`, `sso_no_account`,
    `sso_other_person`.
    """


@dataclass(frozen=True, kw_only=True, slots=True)
class SsoAnswer:
    """What the other server's redirection brought, unproven; empty where it was not there."""

    state: str = ""
    code: str = ""
    error: str = ""
    issuer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrival:
    """Who came by the other server: with a session's secret, or with a second step before it."""

    going_to: str
    secret: str = ""
    needed: SecondStepNeeded | None = None


class OtherServer(Protocol):
    """In by a server that the operator trusts (OpenID Connect)."""

    def label(self) -> str | None:
        """What it is called, perhaps empty; None where there is none."""
        ...

    def begin(self, going_to: str, *, fresh: bool = False) -> tuple[str, str]:
        """Where to send the browser, and the state that its cookie keeps; `fresh` asks for a login there anew.

        Raises SsoRefused.
        """
        ...

    def finish(self, kept: str, answer: SsoAnswer, client: Client) -> Arrival:
        """Let in whom the answer proves; `kept` is the state of the browser's cookie. Raises SsoRefused."""
        ...


class SecondStep(Protocol):
    """From half a login to a session, for whoever holds the ticket."""

    def setup(self, ticket: str) -> Setup:
        """What to tell the phone, of an account that has to set a second factor up. Raises HalfwayOver."""
        ...

    def finish(self, ticket: str, code: str, client: Client) -> Entered:
        """Start the session. Raises HalfwayOver, WrongCode, TooManyAttempts."""
        ...


class OwnSecondFactor(Protocol):
    """One's own second factor."""

    def view(self, account: str) -> SecondFactorView | None:
        """None where there is none in force."""
        ...

    def required_of(self, caller: Caller) -> bool:
        """Whether an office that the account holds today asks for one."""
        ...

    def begin(self, caller: Caller) -> Setup:
        """What to tell the phone; the same until a code confirms it. Raises Refused (`second_factor_on`)."""
        ...

    def confirm(self, caller: Caller, code: str) -> Sequence[str]:
        """Put it in force and give the codes for paper, this one time. Raises WrongCode, Refused."""
        ...

    def renew(self, caller: Caller, code: str, client: Client) -> Sequence[str]:
        """New codes for paper; the old ones are void. Raises WrongCode, TooManyAttempts."""
        ...

    def drop(self, caller: Caller, code: str, client: Client) -> None:
        """Turn it off. Raises WrongCode, TooManyAttempts, Refused."""
        ...
