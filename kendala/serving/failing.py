"""A mistake of the program is logged with the request's id, and answered like everything else."""

import structlog
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SORRY = "Ada yang keliru pada Kendala. / Something is wrong with Kendala.\n"

log_line = structlog.get_logger("kendala.serving")


class Failing:
    """ASGI middleware inside all others, so that the answer to a mistake has their headers and is counted too.

    API and pages answer their own mistakes and raise them again: these are only logged here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = False

        async def answer(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self.app(scope, receive, answer)
        except Exception:
            log_line.exception("a request failed", method=scope["method"], path=scope["path"])
            if not answered:
                await PlainTextResponse(SORRY, status_code=500)(scope, receive, send)
