"""Free text in the log: sealed so that its words can be removed and the log still verifies.

A sealed text is `{"text", "salt", "hash"}`: the salt is 16 random bytes in hex, the hash the SHA-256 in hex of
salt followed by text (UTF-8). Redacted, text and salt are null. The salt keeps a short text from being guessed.
"""

import hashlib
import os
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec

SEALED = frozenset({"text", "salt", "hash"})
SALT_BYTES = 16

_canonical = msgspec.json.Encoder(order="sorted")


def seal(text: str | None) -> dict[str, str | None]:
    """A text as it is stored. One without words has no hash either: that stays with the event that had the words."""
    if text is None:
        return {"text": None, "salt": None, "hash": None}
    salt = os.urandom(SALT_BYTES).hex()
    return {"text": text, "salt": salt, "hash": hash_of(salt, text)}


def hash_of(salt: str, text: str) -> str:
    """The SHA-256 of salt and text, in hex."""
    return hashlib.sha256((salt + text).encode()).hexdigest()


def is_sealed(value: object) -> bool:
    """Whether a value of a decoded state is a sealed text."""
    return isinstance(value, dict) and value.keys() == SEALED


def sealed_texts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str | None]]]:
    """Every sealed text of a decoded state with its path, such as `record.whys.0`."""
    if is_sealed(value):
        yield path, value
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in pairs:
        yield from sealed_texts(inner, f"{path}.{name}" if path else str(name))


def at_path(state: Any, path: str) -> dict[str, str | None]:
    """The sealed text at a path. Raises LookupError where there is none."""
    for found, sealed in sealed_texts(state):
        if found == path:
            return sealed
    raise LookupError(f"there is no text at {path!r}")


def log_hash(originator_id: UUID, version: int, topic: str, state: bytes) -> str:
    """The hash of one row of the log, in hex: it stays the same when a text of it is redacted.

    SHA-256 over `originator_id|version|topic|state`, joined by `|`: the id in its usual form, the state as
    JSON with sorted keys, no spaces, and the text's hash in place of each sealed text.
    """
    bare = _canonical.encode(_without_words(msgspec.json.decode(state)))
    return hashlib.sha256(f"{originator_id}|{version}|{topic}|".encode() + bare).hexdigest()


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return value["hash"] if is_sealed(value) else {name: _without_words(inner) for name, inner in value.items()}
    return [_without_words(inner) for inner in value] if isinstance(value, list) else value
