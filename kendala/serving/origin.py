"""Cross-site requests that would change something are refused by what the browser says of them, without tokens.

Source: the fetch metadata headers (W3C) and `Origin` (RFC 6454). A program that sends a bearer token is not a
browser that somebody could lead astray, and is let through; so is one without origin and cookie.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OUR_OWN = frozenset({"same-origin", "none"})
REFUSAL = "Permintaan ini berasal dari situs lain dan ditolak. / This request comes from another site and was refused."


def is_ours(method: str, headers: Headers) -> bool:
    """Whether a request may change something: safe, with nothing but a token, or sent by a page of this very site.

    A form of another site that comes without a cookie is refused too: it would log the person in as somebody else.
    A browser can add an `Authorization` by itself: beside a cookie it opens nothing.
    """
    if method in SAFE or ("authorization" in headers and "cookie" not in headers):
        return True
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in OUR_OWN
    if origin is not None:
        return urlsplit(origin).netloc == headers.get("host")
    return "cookie" not in headers


class SameOrigin:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_ours(scope["method"], Headers(scope=scope)):
            await PlainTextResponse(REFUSAL, status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)
