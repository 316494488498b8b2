"""What the edges need of uploaded files. Events hold a file's id and hash only; name and type live beside its bytes.

A file belongs to nobody's obstacle until an act names it: until then its uploader alone may have it, afterwards
whoever may see that obstacle.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol
from uuid import UUID

from domain.obstacle import FileRef
from domain.refusals import Refused


class FileTooLarge(Refused):
    """More bytes than a file may have (HTTP 413)."""

    def __init__(self, most: int) -> None:
        super().__init__("file_too_large", most=most)


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """A file as it was uploaded: `size` in bytes, `sha256` in hex, `uploader` an account; `obstacle` once attached."""

    id: UUID
    name: str
    type: str
    size: int
    sha256: str
    uploader: str
    stored_at: datetime
    obstacle: UUID | None = None

    @property
    def ref(self) -> FileRef:
        """The part that an event holds."""
        return FileRef(id=self.id, sha256=self.sha256)


class Files(Protocol):
    """Keeps files, and knows which obstacle each belongs to."""

    def store(self, stream: BinaryIO, *, name: str, type: str, uploader: str, key: str | None = None) -> StoredFile:  # noqa: A002 - the word of the web
        """Keep the bytes. With the same command key the same bytes are the same file.

        Raises FileTooLarge, Invalid for an empty file, KeyReused for other bytes under the same key.
        """
        ...

    def find(self, file: UUID) -> StoredFile:
        """The file of that id, whoever asks. Raises NotFound."""
        ...

    def of(self, files: Iterable[UUID]) -> Sequence[StoredFile]:
        """The files of these ids that there are, in the order given."""
        ...

    def open(self, file: StoredFile) -> AbstractContextManager[BinaryIO]:
        """The bytes. Raises NotFound where they are gone."""
        ...

    def claim(self, files: Sequence[UUID], *, uploader: str, obstacle: UUID | None) -> tuple[FileRef, ...]:
        """What an event may say of these files, which are not swept from now on.

        Raises Invalid (`evidence`) for a file that is not the uploader's own and free, nor this obstacle's already.
        """
        ...

    def release(self, files: Sequence[UUID]) -> None:
        """Let go of files that were claimed for an act that was refused."""
        ...

    def attach(self, files: Sequence[UUID], obstacle: UUID) -> None:
        """Give the files to the obstacle. Those that belong to one already stay where they are."""
        ...

    def discard(self, file: UUID, *, uploader: str) -> bool:
        """Remove a file of that uploader at once, unless an act or a draft holds it; whether there was one."""
        ...

    def sweep(self, before: datetime) -> int:
        """Remove files that nobody claimed and that were stored before that time; how many there were."""
        ...
