"""Command keys: a request that is repeated is done once."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class CommandKey:
    """The key that an account chose for one request, and the digest (SHA-256, 32 bytes) of what it asked."""

    account: str
    key: str
    digest: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyRow:
    """What a command key did: the version that its stream had afterwards and the position of that event."""

    account: str
    key: str
    digest: bytes
    originator_id: UUID
    originator_version: int
    position: int
    created_at: datetime


class NewKey(NamedTuple):
    """A key row to be stored together with its events."""

    account: str
    key: str
    digest: bytes
    originator_id: UUID
    originator_version: int
    created_at: datetime


class Number(NamedTuple):
    """The number of an obstacle: the `n`-th that was raised for the fiscal year, in log order."""

    fiscal_year: int
    n: int
