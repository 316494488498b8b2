"""Passwords: argon2id through pwdlib, with the memory of a web process in view."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import BoundedSemaphore
from typing import Any

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from domain.refusals import Invalid

LEAST = 10
MOST = 200


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one hash costs: rounds, memory in KiB, lanes. The default is OWASP's advice for argon2id."""

    rounds: int = 2
    memory: int = 19 * 1024
    lanes: int = 1


#: For tests and demo data only: as cheap as argon2 can be.
CHEAP = Cost(rounds=1, memory=8)


class Passwords:
    """Hashes and verifies. At most two at a time in a process, so that a rush at the door costs no memory."""

    def __init__(self, cost: Cost = Cost()) -> None:
        hasher = Argon2Hasher(time_cost=cost.rounds, memory_cost=cost.memory, parallelism=cost.lanes)
        self._hash = PasswordHash((hasher,))
        self._turns = BoundedSemaphore(2)

    def hash(self, password: str) -> str:
        """The hash to store. Raises Invalid for a password that is too short or too long."""
        problem = self._problem(password)
        if problem:
            raise Invalid(password=problem)
        with self._turns:
            return self._hash.hash(password)

    def verify(self, password: str, stored: str | None) -> tuple[bool, str | None]:
        """Whether the password is right, and a fresh hash to store where the cost has changed since.

        Without a stored hash (an unknown user) it takes the same time and says no.
        """
        password = password[: MOST + 1]
        with self._turns:
            right, fresh = self._hash.verify_and_update(password, stored or self._nobodys)
        return (right, fresh) if stored else (False, None)

    @cached_property
    def _nobodys(self) -> str:
        return self._hash.hash("nobody's password")

    @staticmethod
    def _problem(password: str) -> tuple[str, Mapping[str, Any]] | None:
        if len(password) < LEAST:
            return "password_too_short", {"least": LEAST}
        return ("too_long", {"most": MOST}) if len(password) > MOST else None
