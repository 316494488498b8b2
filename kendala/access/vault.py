"""Secrets that have to be read again (the key of a second factor) are sealed with a key that is not in the database.

AES-256-GCM with a random nonce; what is sealed for one account opens for no other. The key comes from
`KENDALA_SECRET_KEY`, or lies in the data folder, made when it is first needed: a dump of the database alone is no use.
"""

import os
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FILE = "secret.key"
NONCE_BYTES = 12
KEY_BYTES = 32


class UnsealableError(Exception):
    """It was sealed with another key, or for somebody else."""


class Vault:
    """Seals and opens texts of a few hundred characters."""

    def __init__(self, key: Callable[[], str]) -> None:
        self._key = key

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(sha256(self._key().encode()).digest())

    def seal(self, plain: str, *, of: str) -> str:
        """The text as it may be stored."""
        nonce = os.urandom(NONCE_BYTES)
        return urlsafe_b64encode(nonce + self._cipher.encrypt(nonce, plain.encode(), of.encode())).decode()

    def open(self, sealed: str, *, of: str) -> str:
        """The text again. Raises UnsealableError."""
        whole = urlsafe_b64decode(sealed)
        try:
            return self._cipher.decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], of.encode()).decode()
        except InvalidTag:
            raise UnsealableError from None


def key_in(folder: Path) -> str:
    """The key of that data folder; of several processes that make one at the same time, all get the first."""
    file = folder / FILE
    if not file.exists():
        beside = folder / f".{FILE}.{os.getpid()}.{os.urandom(4).hex()}"
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(b64encode(os.urandom(KEY_BYTES)).decode())
        with suppress(FileExistsError):
            os.link(beside, file)
        beside.unlink()
    return file.read_text(encoding="ascii").strip()
