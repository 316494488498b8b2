"""Second factors as they are kept: the sealed key, the last step used, and the hashes of the codes on paper."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.acting import Acting
from domain.administration import AccessAct
from domain.refusals import NotFound, Refused
from domain.signing_on import SecondFactorView, WrongCode
from kendala.access import one_time
from kendala.access.accounts import Also
from kendala.access.clock import Clock
from kendala.access.schema import recovery_codes, second_factors
from kendala.access.secrets import digest
from kendala.access.trail import note
from kendala.access.vault import UnsealableError, Vault
from kendala.engines import reading, writing

CODES = 10
FAST = "clock_fast"


class SecondFactors:
    """The second factors of all accounts. A code opens once, whoever is faster."""

    def __init__(self, engine: Engine, clock: Clock, vault: Vault) -> None:
        self._engine, self._clock, self._vault = engine, clock, vault

    def view(self, account: str) -> SecondFactorView | None:
        """The one in force."""
        unused = (recovery_codes.c.account == account, recovery_codes.c.used_at.is_(None))
        with reading(self._engine) as connection:
            row = self._row(connection, account)
            if row is None or row.confirmed_at is None:
                return None
            left = connection.execute(select(func.count()).select_from(recovery_codes).where(*unused)).scalar_one()
        return SecondFactorView(since=row.confirmed_at, codes_left=left)

    def begin(self, account: str) -> str:
        """The key for the phone, the same until it is confirmed. Raises Refused where one is in force."""
        with reading(self._engine) as connection:
            row = self._row(connection, account)
        if row is not None and row.confirmed_at is not None:
            raise Refused("second_factor_on")
        try:
            if row is not None:
                return self._vault.open(row.sealed_key, of=account)
        except UnsealableError:
            self.drop(account)
        return self._new(account)

    def _new(self, account: str) -> str:
        key = one_time.new_key()
        values = {"sealed_key": self._vault.seal(key, of=account), "created_at": self._clock(), "last_step": 0}
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(second_factors).values(account=account, **values))
        except IntegrityError:  # begun in another tab at the same moment
            return self.begin(account)
        return key

    def confirm(self, account: str, code: str) -> Sequence[str]:
        """Put it in force by a first right code. Raises WrongCode, Refused."""
        key = self.begin(account)
        step = self._right(key, code)
        mine = (second_factors.c.account == account, second_factors.c.confirmed_at.is_(None))
        with writing(self._engine) as connection:
            change = update(second_factors).where(*mine).values(confirmed_at=self._clock(), last_step=step)
            if connection.execute(change).rowcount == 0:
                raise Refused("second_factor_on")
            note(AccessAct.SECOND_FACTOR_ON, account, None, self._clock())(connection)
            return self._codes(connection, account)

    def check(self, account: str, code: str) -> None:
        """Use a code of the phone, or one on paper. Raises WrongCode."""
        typed = one_time.plain(code)
        if len(typed) == one_time.GROUPS * one_time.GROUP:
            self._use_paper(account, typed)
            return
        with reading(self._engine) as connection:
            row = self._row(connection, account)
        if row is None or row.confirmed_at is None:
            raise WrongCode
        try:
            key = self._vault.open(row.sealed_key, of=account)
        except UnsealableError:
            raise WrongCode("second_factor_unreadable") from None
        try:
            self._use_step(account, self._right(key, typed))
        except WrongCode as refusal:
            # A code that comes in an hour is told from a wrong one only to who has the key: it opens then.
            raise (WrongCode() if refusal.key == FAST else refusal) from None

    def renew(self, account: str) -> Sequence[str]:
        """New codes for paper instead of the old."""
        with writing(self._engine) as connection:
            note(AccessAct.CODES_RENEWED, account, None, self._clock())(connection)
            return self._codes(connection, account)

    def drop(self, account: str, also: Also = lambda _: None) -> None:
        """Take it away, with its codes; `also` is done in the same transaction. Raises NotFound where there is none."""
        with writing(self._engine) as connection:
            connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
            gone = connection.execute(delete(second_factors).where(second_factors.c.account == account)).rowcount
            if gone == 0:
                raise NotFound("second_factor", account)
            also(connection)

    def turn_off(self, account: str) -> None:
        """Take away one's own."""
        self.drop(account, note(AccessAct.SECOND_FACTOR_OFF, account, None, self._clock()))

    def reset(self, account: str, by: Acting | str, reason: str) -> None:
        """Take away one that its owner lost, with what stands in the trail of it. Raises NotFound."""
        self.drop(account, note(AccessAct.SECOND_FACTOR_RESET, account, by, self._clock(), reason))

    def _right(self, key: str, code: str) -> int:
        now, typed = self._clock(), one_time.plain(code)
        step = one_time.step_of(key, typed, now)
        if step is not None:
            return step
        off = one_time.minutes_off(key, typed, now)
        if off is None:
            raise WrongCode
        raise WrongCode(FAST if off > 0 else "clock_slow", minutes=max(1, abs(off)))

    def _use_step(self, account: str, step: int) -> None:
        unused = (second_factors.c.account == account, second_factors.c.last_step < step)
        with writing(self._engine) as connection:
            if connection.execute(update(second_factors).where(*unused).values(last_step=step)).rowcount == 0:
                raise WrongCode("code_used")

    def _use_paper(self, account: str, typed: str) -> None:
        mine = (recovery_codes.c.account == account, recovery_codes.c.code_hash == digest(typed))
        unused = update(recovery_codes).where(*mine, recovery_codes.c.used_at.is_(None))
        with writing(self._engine) as connection:
            if connection.execute(unused.values(used_at=self._clock())).rowcount:
                return
            known = connection.execute(select(recovery_codes.c.used_at).where(*mine)).first()
        raise WrongCode("code_used" if known else "wrong_code")

    @staticmethod
    def _codes(connection: Connection, account: str) -> Sequence[str]:
        codes = [one_time.recovery_code() for _ in range(CODES)]
        connection.execute(delete(recovery_codes).where(recovery_codes.c.account == account))
        hashes = [{"account": account, "code_hash": digest(one_time.plain(code))} for code in codes]
        connection.execute(insert(recovery_codes), hashes)
        return codes

    @staticmethod
    def _row(connection: Connection, account: str) -> Row[Any] | None:
        return connection.execute(select(second_factors).where(second_factors.c.account == account)).first()
