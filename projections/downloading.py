"""A file given back as it came, to whoever may see the obstacle that it belongs to."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import quote
from uuid import UUID

from domain.acting import Acting
from domain.files import Files, StoredFile
from domain.refusals import NotFound
from projections.obstacle import find
from projections.reading import Reads

CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Download:
    """The file and its bytes in pieces; `headers` make it an attachment, never shown as a page of ours."""

    file: StoredFile
    chunks: Iterator[bytes]

    @property
    def headers(self) -> Mapping[str, str]:
        return {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(self.file.name, safe='')}",
            "Content-Length": str(self.file.size),
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "ETag": f'"{self.file.sha256}"',
        }


def permitted(files: Files, reads: Reads, acting: Acting, wanted: UUID) -> StoredFile:
    """The file of that id, unopened. Raises NotFound where there is none, and where the office may not have it."""
    file = files.find(wanted)
    if not _may_have(reads, acting, file):
        raise NotFound("file", str(wanted))
    return file


def download(files: Files, reads: Reads, acting: Acting, wanted: UUID) -> Download:
    """The file of that id and its bytes. Raises NotFound as `permitted` does."""
    file = permitted(files, reads, acting, wanted)
    stack = ExitStack()
    stream = stack.enter_context(files.open(file))
    return Download(file, _chunks(stream, stack))


def _may_have(reads: Reads, acting: Acting, file: StoredFile) -> bool:
    """Until an act names it, a file is its uploader's alone."""
    if file.obstacle is None:
        return file.uploader == acting.account
    with reads.connect() as connection:
        return find(connection, acting, file.obstacle) is not None


def _chunks(stream: BinaryIO, stack: ExitStack) -> Iterator[bytes]:
    with stack:
        while chunk := stream.read(CHUNK):
            yield chunk
