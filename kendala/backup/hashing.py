"""Bytes that are hashed while they pass."""

import hashlib
from pathlib import Path
from typing import BinaryIO

CHUNK = 1024 * 1024


def digest_of(data: bytes) -> str:
    """The SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 in hex of a file. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copied(source: BinaryIO, target: BinaryIO) -> tuple[int, str]:
    """Copy to the end; how many bytes there were and their SHA-256 in hex."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
        size += len(chunk)
    return size, digest.hexdigest()
