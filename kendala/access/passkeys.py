"""Passkeys (WebAuthn level 3): keys in people's devices that know this site by its name, and open with a finger or PIN.

A device is asked for a key that it finds by itself and for proof of its owner. Each question is good once.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import webauthn
from sqlalchemy import Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from domain.accounts import Account, Caller
from domain.administration import SHELL, AccessAct
from domain.naming import visible
from domain.refusals import Invalid, NotFound, Refused
from domain.signing_on import PasskeyRefused, PasskeyView, Question
from kendala.access.accounts import Accounts
from kendala.access.clock import Clock
from kendala.access.relying_party import RelyingParty
from kendala.access.schema import passkeys
from kendala.access.secrets import digest, opaque_id
from kendala.access.tickets import Tickets
from kendala.access.trail import note
from kendala.engines import reading, writing

T = TypeVar("T")
ADDING, ENTERING = "passkey adding", "passkey entering"
LONGEST_NAME = 100
LONGEST_ANSWER = 20_000
#: What a lie in an answer makes the library say, beside its own errors: it is CBOR and JSON from outside.
UNREADABLE = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)


class Passkeys:
    """The passkeys of all accounts: the `OwnPasskeys` of domain/signing_on.py, and the door's share."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        *,
        accounts: Accounts,
        tickets: Tickets,
        site: RelyingParty | None,
    ) -> None:
        self._engine, self._clock, self._site_or_none = engine, clock, site
        self._accounts, self._tickets = accounts, tickets

    @property
    def available(self) -> bool:
        return self._site_or_none is not None

    @property
    def _site(self) -> RelyingParty:
        if self._site_or_none is None:
            raise Refused("passkeys_unavailable")
        return self._site_or_none

    def list(self, account: str) -> Sequence[PasskeyView]:
        """The account's passkeys, the newest first."""
        return [
            PasskeyView(id=row.id, name=row.name, created_at=row.created_at, last_used_at=row.last_used_at)
            for row in self._of(account)
        ]

    def question(self, caller: Caller) -> Question:
        """What a new device is asked. Raises Refused."""
        site = self._site
        known = [PublicKeyCredentialDescriptor(id=_bytes(row.credential)) for row in self._of(caller.account)]
        options = webauthn.generate_registration_options(
            rp_id=site.name,
            rp_name="Kendala",
            user_name=caller.username,
            user_id=caller.account.encode(),
            exclude_credentials=known,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
        )
        ticket = self._tickets.issue(ADDING, account=caller.account, told=bytes_to_base64url(options.challenge))
        return Question(options=webauthn.options_to_json(options), ticket=ticket)

    def add(self, caller: Caller, ticket: str, answer: str, name: str) -> None:
        """Keep the device's key. Raises PasskeyRefused, Invalid."""
        name = _checked(name)
        asked = self._tickets.take(ADDING, ticket)
        if asked is None or asked.account != caller.account:
            raise PasskeyRefused("passkey_over")
        verified = self._made(answer, asked.told)
        credential = bytes_to_base64url(verified.credential_id)
        values = {
            "id": opaque_id(),
            "account": caller.account,
            "credential_hash": digest(credential),
            "credential": credential,
            "public_key": bytes_to_base64url(verified.credential_public_key),
            "sign_count": verified.sign_count,
            "name": name,
            "created_at": self._clock(),
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(passkeys).values(values))
                note(AccessAct.PASSKEY_ADDED, caller.account, None, self._clock())(connection)
        except IntegrityError:
            raise PasskeyRefused("passkey_taken") from None

    def _made(self, answer: str, challenge: str) -> VerifiedRegistration:
        return _verified(
            lambda: webauthn.verify_registration_response(
                credential=_short(answer),
                expected_challenge=_bytes(challenge),
                expected_rp_id=self._site.name,
                expected_origin=self._site.origin,
                require_user_verification=True,
            )
        )

    def rename(self, account: str, passkey: str, name: str) -> None:
        """Raises NotFound, also for the passkey of another, and Invalid."""
        mine = (passkeys.c.id == passkey, passkeys.c.account == account)
        with writing(self._engine) as connection:
            if connection.execute(update(passkeys).where(*mine).values(name=_checked(name))).rowcount == 0:
                raise NotFound("passkey", passkey)

    def remove(self, account: str, passkey: str) -> None:
        """Raises NotFound, also for the passkey of another."""
        mine = (passkeys.c.id == passkey, passkeys.c.account == account)
        with writing(self._engine) as connection:
            if connection.execute(delete(passkeys).where(*mine)).rowcount == 0:
                raise NotFound("passkey", passkey)
            note(AccessAct.PASSKEY_REMOVED, account, None, self._clock())(connection)

    def drop_all(self, account: str) -> int:
        """Remove all passkeys of the account, from the shell; gives how many."""
        with writing(self._engine) as connection:
            gone = connection.execute(delete(passkeys).where(passkeys.c.account == account)).rowcount
            note(AccessAct.PASSKEYS_DROPPED, account, SHELL, self._clock())(connection)
            return gone

    def login_question(self) -> Question:
        """What any device is asked at the door."""
        options = webauthn.generate_authentication_options(
            rp_id=self._site.name, user_verification=UserVerificationRequirement.REQUIRED
        )
        ticket = self._tickets.issue(ENTERING, told=bytes_to_base64url(options.challenge))
        return Question(options=webauthn.options_to_json(options), ticket=ticket)

    def check(self, ticket: str, answer: str) -> Account:
        """Whose device answered rightly. Raises PasskeyRefused."""
        asked = self._tickets.take(ENTERING, ticket)
        if asked is None:
            raise PasskeyRefused("passkey_over")
        given = _verified(lambda: parse_authentication_credential_json(_short(answer)))
        row = self._named(given)
        verified = _verified(
            lambda: webauthn.verify_authentication_response(
                credential=given,
                expected_challenge=_bytes(asked.told),
                expected_rp_id=self._site.name,
                expected_origin=self._site.origin,
                credential_public_key=_bytes(row.public_key),
                credential_current_sign_count=0,  # compared below, so that a copy is told apart from a lie
                require_user_verification=True,
            )
        )
        self._count(row, verified.new_sign_count)
        account = self._accounts.get(row.account)
        if account.disabled_at is not None:
            raise PasskeyRefused("account_disabled")
        return account

    def _named(self, given: AuthenticationCredential) -> Row[Any]:
        """The key that the device says it used; it must name its owner too, and rightly."""
        with reading(self._engine) as connection:
            by_id = passkeys.c.credential_hash == digest(bytes_to_base64url(given.raw_id))
            row = connection.execute(select(passkeys).where(by_id)).first()
        owner = given.response.user_handle
        if row is None or (owner is not None and owner != row.account.encode()):
            raise PasskeyRefused("passkey_unknown")
        return row

    def _count(self, row: Row[Any], count: int) -> None:
        """A count that does not grow means that two devices hold one key; devices that do not count always say 0."""
        if (count or row.sign_count) and count <= row.sign_count:
            raise PasskeyRefused("passkey_copied")
        seen = update(passkeys).where(passkeys.c.id == row.id, passkeys.c.sign_count == row.sign_count)
        with writing(self._engine) as connection:
            if connection.execute(seen.values(sign_count=count, last_used_at=self._clock())).rowcount == 0:
                raise PasskeyRefused("passkey_wrong")

    def _of(self, account: str) -> Sequence[Row[Any]]:
        theirs = select(passkeys).where(passkeys.c.account == account)
        with reading(self._engine) as connection:
            return connection.execute(theirs.order_by(passkeys.c.created_at.desc(), passkeys.c.id)).all()


def _verified(check: Callable[[], T]) -> T:
    try:
        return check()
    except UNREADABLE:
        raise PasskeyRefused("passkey_wrong") from None


def _short(answer: str) -> str:
    if len(answer) > LONGEST_ANSWER:
        raise PasskeyRefused("passkey_wrong")
    return answer


def _bytes(written: str) -> bytes:
    return webauthn.base64url_to_bytes(written)


def _checked(name: str) -> str:
    name = visible(name)
    if not name or len(name) > LONGEST_NAME:
        raise Invalid(name=("too_long", {"longest": LONGEST_NAME}) if name else ("required", {}))
    return name
