"""What the edges need of carry-over sessions; `kendala` hands the real one in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.carry_over.session import Session
from domain.obstacle import YearEndCommand
from domain.refusals import Refused
from domain.tracker import Request, Saved


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of each obstacle of one form: decided now, decided so already, or refused and why.

    `saved` is None where there was nothing to store.
    """

    decided: tuple[UUID, ...]
    already: tuple[UUID, ...]
    refused: Mapping[UUID, Refused]
    saved: Saved | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """A signed snapshot looked at again: its hash as signed and as it is, and whether the log still makes it."""

    signed: str
    found: str
    same_as_log: bool

    @property
    def sound(self) -> bool:
        return self.signed == self.found and self.same_as_log


class CarryOvers(Protocol):
    """Carry-over sessions. Every method raises a `Refused` where the answer is no; then nothing was stored."""

    def session(self, year: int) -> Session:
        """The session of a year; version 0 where it was not opened. Anybody's answer: look at who asks first."""
        ...

    def years(self) -> Sequence[int]:
        """The years whose session was opened, the latest first."""
        ...

    def open(self, year: int, request: Request) -> Saved:
        """Open the session of a year."""
        ...

    def decide(
        self, year: int, obstacles: Sequence[UUID], command: YearEndCommand, request: Request, *, dry_run: bool = False
    ) -> Outcome:
        """Decide alike on obstacles; those that cannot be are named, the others go through. A dry run only looks."""
        ...

    def sign(self, year: int, request: Request) -> Saved:
        """Freeze the decisions as they are known now, and sign them."""
        ...

    def verify(self, year: int) -> Verified:
        """Look at the signed snapshot again. Raises Refused (`session_not_signed`)."""
        ...
