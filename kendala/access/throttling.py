"""Slowing down who guesses passwords, without ever locking anybody out.

Every attempt counts as a failure from the moment it is admitted, until it turns out right: a hundred attempts
at once are not more than one after the other. The wait doubles with each failure up to a limit, and failures are
forgotten after a quiet day. A person at an address known for the account has a count of their own, so nobody can
shut others out from afar.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.accounts import TooManyAttempts
from kendala.access.clock import Clock
from kendala.access.schema import login_attempts
from kendala.engines import writing


@dataclass(frozen=True, kw_only=True)
class Patience:
    """Attempts that are free, and the longest wait (the first one is a second)."""

    free: int
    longest: timedelta

    def wait(self, failures: int) -> timedelta:
        """How long the next attempt has to wait after that many failures."""
        if failures <= self.free:
            return timedelta(0)
        doublings = min(failures - self.free - 1, 30)
        return min(timedelta(seconds=2**doublings), self.longest)


#: A person mistypes; behind one address sits a whole agency.
FOR_ACCOUNT = Patience(free=5, longest=timedelta(minutes=5))
FOR_ADDRESS = Patience(free=30, longest=timedelta(minutes=15))
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose failures are counted, and how patiently."""

    name: str
    patience: Patience

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.name.encode("utf-8", "surrogatepass")).hexdigest()


def subjects(username: str, address: str, *, known: bool) -> tuple[Subject, ...]:
    """The counts that an attempt falls under: the account's (at this address, where it is known) and the address's."""
    account = f"account {username} at {address}" if known else f"account {username}"
    return Subject(account, FOR_ACCOUNT), Subject(f"address {address}", FOR_ADDRESS)


class Throttle:
    """Counts attempts per subject; subjects are stored as hashes."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def admit(self, attempted: Sequence[Subject]) -> None:
        """Let an attempt through and count it. Raises TooManyAttempts, counting nothing, while one has to wait."""
        now = self._clock()
        in_order = sorted(attempted, key=lambda subject: subject.hash)  # two at once lock rows in the same order
        with writing(self._engine) as connection:
            for subject in in_order:
                self._ensure(connection, subject, now)
            waits = [self._count(connection, subject, now) for subject in in_order]
            longest = max(waits, default=timedelta(0))
            if longest > timedelta(0):
                raise TooManyAttempts(math.ceil(longest.total_seconds()))

    def succeeded(self, subject: Subject) -> None:
        """Forget the failures of the subject."""
        with writing(self._engine) as connection:
            connection.execute(delete(login_attempts).where(login_attempts.c.subject_hash == subject.hash))

    def forgive(self, subject: Subject) -> None:
        """Take back the one failure that an attempt was counted as when it turns out right."""
        mine = (login_attempts.c.subject_hash == subject.hash, login_attempts.c.failures > 0)
        with writing(self._engine) as connection:
            connection.execute(
                update(login_attempts)
                .where(*mine)
                .values(
                    failures=login_attempts.c.failures - 1,
                    opens_at=login_attempts.c.last_at,
                )
            )

    def sweep(self) -> int:
        """Delete the counts that are forgotten; gives how many."""
        old = login_attempts.c.last_at < self._clock() - FORGOTTEN_AFTER
        with writing(self._engine) as connection:
            return connection.execute(delete(login_attempts).where(old)).rowcount

    @staticmethod
    def _ensure(connection: Connection, subject: Subject, now: datetime) -> None:
        """Have a row to lock; another process may make it at the same moment."""
        row = {"subject_hash": subject.hash, "failures": 0, "last_at": now, "opens_at": now}
        try:
            with connection.begin_nested():
                connection.execute(insert(login_attempts).values(row))
        except IntegrityError:
            return

    @staticmethod
    def _count(connection: Connection, subject: Subject, now: datetime) -> timedelta:
        """Count a failure and give zero, or the time that is left to wait."""
        mine = login_attempts.c.subject_hash == subject.hash
        row = connection.execute(select(login_attempts).where(mine).with_for_update()).one()
        if row.opens_at > now:
            return timedelta(seconds=(row.opens_at - now).total_seconds())
        before = 0 if row.last_at < now - FORGOTTEN_AFTER else row.failures
        wait = subject.patience.wait(before + 1)
        connection.execute(
            update(login_attempts)
            .where(mine)
            .values(
                failures=before + 1,
                last_at=now,
                opens_at=now + wait,
            )
        )
        return timedelta(0)
