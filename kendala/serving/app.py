"""The server: API, pages and the addresses for operators under one roof, behind what every request passes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

import api
import web
from kendala.parts import Parts
from kendala.serving.correlation import Correlation
from kendala.serving.edges import api_deps
from kendala.serving.failing import Failing
from kendala.serving.finding import hasten
from kendala.serving.head import HeadLikeGet
from kendala.serving.headers import SecurityHeaders
from kendala.serving.health import router as health
from kendala.serving.metrics import Measured, Metrics
from kendala.serving.origin import SameOrigin
from kendala.serving.stopping import ending
from kendala.serving.web_edge import web_deps
from kendala.supervising import working

#: More threads only contend for the interpreter: measured in docs/performance.md.
THREADS = 6
SMALLEST_TO_COMPRESS = 1_000


def create_app(parts: Parts, *, embedded: bool) -> FastAPI:
    """The application; `embedded` runs the worker in this process too."""
    metrics = Metrics(head=parts.log.head, reached=parts.ask_position, jobs=parts.runs.last)
    app = FastAPI(
        title="Kendala",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan(parts, embedded=embedded),
        middleware=[
            Middleware(HeadLikeGet),
            Middleware(Measured, metrics=metrics),
            Middleware(SecurityHeaders, https=parts.settings.cookie_secure),
            Middleware(Correlation),
            Middleware(SameOrigin),
            Middleware(GZipMiddleware, minimum_size=SMALLEST_TO_COMPRESS, compresslevel=6),
            Middleware(Failing),
        ],
    )
    app.include_router(health(parts, metrics))
    hasten(api.mount(app, api_deps(parts)))
    hasten(web.mount(app, web_deps(parts)))
    return app


def _lifespan(parts: Parts, *, embedded: bool) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        with ExitStack() as stack:
            stack.enter_context(ending(parts.live.close))
            if embedded:
                stack.enter_context(working(parts))
            yield
        parts.close()

    return lifespan
