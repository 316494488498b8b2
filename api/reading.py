"""Reading a JSON body: limited in size, strict in shape; whatever is sent, the program does not fail over it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from fastapi import Request
from pydantic import BaseModel, ValidationError

from api.faults import faults_of
from api.refusing import BodyTooLarge, Malformed, NotJson

LARGEST = 1024 * 1024
JSON = "application/json"
M = TypeVar("M", bound=BaseModel)


async def limited(request: Request, most: int) -> bytes:
    """The whole body. Raises BodyTooLarge as soon as it is known to be more than `most` bytes."""
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > most:
        raise BodyTooLarge(most)
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise BodyTooLarge(most)
        chunks.append(chunk)
    return b"".join(chunks)


def body_of(model: type[M]) -> Callable[[Request], Awaitable[M]]:
    """A dependency that gives the body as `model`. Nothing at all counts as an empty object."""

    async def read(request: Request) -> M:
        raw = await limited(request, LARGEST)
        if raw and not _is_json(request):
            raise NotJson(JSON)
        try:
            return model.model_validate_json(raw or b"{}", strict=True)
        except ValidationError as error:
            raise Malformed(faults_of(error.errors(include_url=False), place="body")) from None

    return read


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", JSON).partition(";")[0].strip().lower()
    return kind == JSON or (kind.startswith("application/") and kind.endswith("+json"))
