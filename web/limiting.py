"""How much a request may bring, looked at before it is read: by everybody, and of files by who is logged in."""

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.parsing import FILES_LOST, MOST_TYPED, MULTIPART
from web.troubles import trouble_page
from web.visiting import visit_of

TOO_LARGE = 413


class BodyLimit:
    """ASGI middleware: refuses more than `most` bytes with a page, and has the files of strangers thrown away.

    Their text is kept: the session of who sends it may just have ended.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        announced = _announced(request)
        if announced is not None and announced > self.most:
            answer = await run_in_threadpool(trouble_page, visit_of(request), TOO_LARGE)
            await answer(scope, receive, send)
            return
        if (announced is None or announced > MOST_TYPED) and _brings_files(request):
            stranger = await run_in_threadpool(lambda: visit_of(request).guest is None)
            setattr(request.state, FILES_LOST, stranger)
        await self.app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        size = 0

        async def next_message() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self.most:
                raise HTTPException(TOO_LARGE)
            return message

        return next_message


def _announced(request: Request) -> int | None:
    given = request.headers.get("content-length", "")
    return int(given[:20]) if given.isascii() and given.isdigit() else None


def _brings_files(request: Request) -> bool:
    return request.headers.get("content-type", "").strip().lower().startswith(MULTIPART)
