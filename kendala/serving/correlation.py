"""Every request gets an id, which its events carry as correlation and its answer as `X-Request-Id`."""

from uuid import UUID, uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kendala.store.metadata import Metadata, current

HEADER = "X-Request-Id"


class Correlation:
    """ASGI middleware: here and not in a dependency, whose context is lost before the endpoint runs."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        correlation = _given(Headers(scope=scope).get(HEADER)) or uuid4()

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = str(correlation)
            await send(message)

        token = current.set(Metadata(correlation=correlation))
        try:
            with structlog.contextvars.bound_contextvars(request=str(correlation)):
                await self.app(scope, receive, answer)
        finally:
            current.reset(token)


def _given(header: str | None) -> UUID | None:
    """The id that a client chose, where it is one."""
    try:
        return UUID(header) if header else None
    except ValueError:
        return None
