"""HEAD is answered like GET, without the body: link checkers, caches and monitors ask so (RFC 9110, section 9.3.2)."""

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAM = "text/event-stream"


class HeadLikeGet:
    """ASGI middleware. An answer that would go on for ever ends where its body would have begun."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        with anyio.CancelScope() as listening:

            async def answer(message: Message) -> None:
                if message["type"] != "http.response.start":
                    return
                await send(message)
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                if Headers(raw=message["headers"]).get("content-type", "").startswith(STREAM):
                    listening.cancel()

            await self.app({**scope, "method": "GET"}, receive, answer)
