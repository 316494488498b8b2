"""The fingerprint of the log, made while its rows pass: `kendala.store.fingerprint` says what it is."""

import hashlib
from typing import Any

from kendala.store.sealing import log_hash


class Chain:
    """Called with each row of the log in order: position, stream, version, topic, state."""

    def __init__(self) -> None:
        self._chain, self.head = hashlib.sha256(), 0

    def __call__(self, row: tuple[Any, ...]) -> None:
        self.head, id_, version, topic, state = row
        self._chain.update(f"{self.head}|{log_hash(id_, version, topic, state.encode())}\n".encode())

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hex of all rows so far."""
        return self._chain.hexdigest()
