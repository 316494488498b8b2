"""An event as it lies in the log."""

from typing import NamedTuple
from uuid import UUID

from domain.event import Event
from kendala.store.metadata import Metadata


class Recorded(NamedTuple):
    """An event with its place in the log (rising, gaps are normal) and what was recorded beside it."""

    position: int
    event: Event
    metadata: Metadata


class Row(NamedTuple):
    """A row of the log as it is stored; `state` is JSON."""

    position: int
    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes
