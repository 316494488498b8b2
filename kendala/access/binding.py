"""To whom at the other server an account belongs: its first login there binds it, an administrator loosens it.

OpenID Connect Core 1.0, section 5.7: only issuer and `sub` together name a person for ever; other claims change.
"""

import json
from collections.abc import Callable

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from domain.acting import Acting
from domain.administration import AccessAct
from domain.refusals import NotFound
from domain.signing_on import SsoRefused
from kendala.access.clock import Clock
from kendala.access.schema import sso_bindings
from kendala.access.secrets import digest
from kendala.access.trail import note
from kendala.engines import reading, writing


class Bindings:
    """The bindings of all accounts; of issuer and `sub` only the hash is kept."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def account_of(self, issuer: str, sub: str, claimed: Callable[[], str]) -> str:
        """Whose that person is; who is new there is bound to the account that he claims.

        Raises what `claimed` raises, and SsoRefused where that account belongs to somebody else.
        """
        proof = digest(json.dumps([issuer, sub]))
        return self._bound(proof) or self._bind(claimed(), proof)

    def has(self, account: str) -> bool:
        """Whether the account is bound."""
        with reading(self._engine) as connection:
            mine = select(sso_bindings.c.account).where(sso_bindings.c.account == account)
            return connection.execute(mine).first() is not None

    def loosen(self, account: str, by: Acting) -> None:
        """Let the next one who claims the account have it. Raises NotFound where it is not bound."""
        with writing(self._engine) as connection:
            mine = delete(sso_bindings).where(sso_bindings.c.account == account)
            if connection.execute(mine).rowcount == 0:
                raise NotFound("binding", account)
            note(AccessAct.SSO_LOOSENED, account, by, self._clock())(connection)

    def _bound(self, proof: str) -> str | None:
        whose = select(sso_bindings.c.account).where(sso_bindings.c.proof_hash == proof)
        with reading(self._engine) as connection:
            return connection.execute(whose).scalar_one_or_none()

    def _bind(self, account: str, proof: str) -> str:
        now = self._clock()
        try:
            with writing(self._engine) as connection:
                row = {"account": account, "proof_hash": proof, "bound_at": now}
                connection.execute(insert(sso_bindings).values(row))
                note(AccessAct.SSO_BOUND, account, None, now)(connection)
        except IntegrityError:  # bound before, or by the same person in another tab at this moment
            if self._bound(proof) == account:
                return account
            with writing(self._engine) as connection:
                note(AccessAct.SSO_REFUSED, account, None, now)(connection)
            raise SsoRefused("sso_other_person") from None
        return account
