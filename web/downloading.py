"""Files by their id alone, with the rights of the obstacle that they belong to."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from domain.acting import Acting
from domain.files import StoredFile
from domain.refusals import NotFound
from projections.obstacle import find
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
CHUNK = 64 * 1024


@router.get("/files/{file_id}")
def download(visit: Arrived, file_id: UUID) -> Response:
    """The original, always as an attachment: nothing that was uploaded is ever shown as a page of ours."""
    acting = visit.acting  # a stranger must not learn which files there are
    file = visit.deps.files.find(file_id)
    if not _may_have(visit, acting, file):
        raise NotFound("file", str(file_id))
    stack = ExitStack()
    stream = stack.enter_context(visit.deps.files.open(file))
    return StreamingResponse(_chunks(stream, stack), media_type=file.type, headers=_headers(file))


def _may_have(visit: Visit, acting: Acting, file: StoredFile) -> bool:
    """Until an act names it, a file is its uploader's alone."""
    if file.obstacle is None:
        return file.uploader == acting.account
    with visit.deps.reads.connect() as connection:
        return find(connection, acting, file.obstacle) is not None


def _chunks(stream: BinaryIO, stack: ExitStack) -> Iterator[bytes]:
    with stack:
        while chunk := stream.read(CHUNK):
            yield chunk


def _headers(file: StoredFile) -> dict[str, str]:
    return {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
        "Content-Length": str(file.size),
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
    }
