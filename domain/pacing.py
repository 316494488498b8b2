"""How fast one account may ask for what costs others something, and the refusal of who is faster."""

from enum import StrEnum
from typing import Protocol

from domain.refusals import Refused


class Paced(StrEnum):
    """What is paced."""

    UPLOAD = "upload"
    SIMILAR = "similar"


class TooFast(Refused):
    """More than a person needs, faster than others can bear (HTTP 429); it opens by itself after `wait` seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__("too_fast", wait=wait)
        self.wait = wait


class Pacing(Protocol):
    """Counts what accounts ask for."""

    def admit(self, what: Paced, account: str) -> None:
        """Let it through and count it. Raises TooFast, counting nothing."""
        ...
