"""What Prometheus reads at `/metrics`: requests, their time, and how far the read models are behind."""

import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNROUTED = "unrouted"


class Metrics:
    """The counters of one process. Routes are named by their pattern, so that ids do not make endless series."""

    def __init__(self, *, head: Callable[[], int], reached: Callable[[], int]) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "kendala_requests_total", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "kendala_request_seconds", "Time until the answer began.", ("method", "route"), registry=self.registry
        )
        log = Gauge("kendala_log_position", "Position of the newest event.", registry=self.registry)
        shown = Gauge("kendala_projection_position", "Position that all read models hold.", registry=self.registry)
        log.set_function(head)
        shown.set_function(reached)

    def answer(self) -> Response:
        """The present values in Prometheus' text format."""
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)


class Measured:
    """ASGI middleware that counts and times."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", UNROUTED)
                self.metrics.requests.labels(scope["method"], route, str(message["status"])).inc()
                self.metrics.seconds.labels(scope["method"], route).observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, answer)
