"""Receiving one uploaded file. Its bytes pass through a temporary file, never through memory as a whole."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from api.refusing import BodyTooLarge, Malformed, NotJson

MULTIPART = "multipart/form-data"
#: What the form may have around the file: boundaries, headers, small fields.
AROUND = 64 * 1024


@asynccontextmanager
async def uploaded(request: Request, most: int) -> AsyncIterator[UploadFile]:
    """The part `file` of the form. Raises NotJson, BodyTooLarge, Malformed."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MULTIPART:
        raise NotJson(MULTIPART)
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > most + AROUND:
        raise BodyTooLarge(most)
    counted = Request(request.scope, _counted(request.receive, most))
    try:
        form = await counted.form(max_files=1, max_fields=8)
    except HTTPException:
        raise Malformed([(("body",), "not_a_form", {})]) from None
    try:
        part = form.get("file")
        if not isinstance(part, UploadFile):
            raise Malformed([(("body", "file"), "required", {})])
        yield part
    finally:
        await form.close()


def _counted(receive: Receive, most: int) -> Receive:
    size = 0

    async def next_message() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > most + AROUND:
            raise BodyTooLarge(most)
        return message

    return next_message
