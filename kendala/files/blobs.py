"""Bytes under their SHA-256. A file appears whole or not at all, and equal files are kept once."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, NamedTuple

from domain.files import FileTooLarge

CHUNK = 64 * 1024


class Written(NamedTuple):
    """What was read from a stream and lies on the disk under `path`, a temporary name."""

    path: Path
    sha256: str
    size: int


class Blobs:
    """A folder of bytes, in 256 folders by the first two digits of the hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def receive(self, stream: BinaryIO, *, most: int) -> Iterator[Written]:
        """Write the stream to a temporary file, which is gone after the block unless kept. Raises FileTooLarge."""
        self.folder.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with NamedTemporaryFile(dir=self.folder, prefix="incoming-", delete=False) as target:
            path = Path(target.name)
            try:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    if size > most:
                        raise FileTooLarge(most)
                    digest.update(chunk)
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
                yield Written(path, digest.hexdigest(), size)
            finally:
                path.unlink(missing_ok=True)

    def keep(self, written: Written) -> None:
        """Give the temporary file its lasting name."""
        lasting = self.path(written.sha256)
        lasting.parent.mkdir(exist_ok=True)
        if not lasting.exists():
            written.path.rename(lasting)
            _sync(lasting.parent)

    def path(self, sha256: str) -> Path:
        """Where bytes of this hash lie."""
        return self.folder / sha256[:2] / sha256

    def remove(self, sha256: str) -> None:
        """Delete the bytes of this hash; silent where there are none."""
        with suppress(FileNotFoundError):
            self.path(sha256).unlink()


def _sync(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
