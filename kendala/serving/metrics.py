"""What Prometheus reads at `/metrics`: requests, their time, and how far the read models are behind."""

import math
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.jobs import JobRun
from kendala.store.errors import StoreError

UNROUTED = "unrouted"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
OTHER = "other"
NOWHERE = math.nan


class Metrics:
    """The counters of one process. Routes are named by their pattern, so that ids do not make endless series."""

    def __init__(
        self, *, head: Callable[[], int], reached: Callable[[], int], jobs: Callable[[], Mapping[str, JobRun]]
    ) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "kendala_requests_total", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "kendala_request_seconds", "Time until the answer began.", ("method", "route"), registry=self.registry
        )
        log = Gauge("kendala_log_position", "Position of the newest event.", registry=self.registry)
        shown = Gauge("kendala_projection_position", "Position that all read models hold.", registry=self.registry)
        log.set_function(partial(_asked, head))
        shown.set_function(partial(_asked, reached))
        self.registry.register(Jobs(jobs))

    def answer(self) -> Response:
        """The present values in Prometheus' text format."""
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)


class Jobs(Collector):
    """The last recorded run of each job, by whichever process did it."""

    def __init__(self, last: Callable[[], Mapping[str, JobRun]]) -> None:
        self._last = last

    def describe(self) -> Iterable[Metric]:
        """Nothing is asked of a database before it is there."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """When each ended, how long it took and whether it failed; nothing while the database does not answer."""
        ended = GaugeMetricFamily("kendala_job_ended_timestamp_seconds", "When its last run ended.", labels=("job",))
        took = GaugeMetricFamily("kendala_job_seconds", "How long its last run took.", labels=("job",))
        failed = GaugeMetricFamily("kendala_job_failed", "Whether its last run failed.", labels=("job",))
        with suppress(StoreError, SQLAlchemyError):
            for name, run in self._last().items():
                ended.add_metric([name], run.finished.timestamp())
                took.add_metric([name], run.took / 1_000)
                failed.add_metric([name], float(run.trouble is not None))
        return ended, took, failed


def _asked(position: Callable[[], int]) -> float:
    """A position; not a number while the database does not answer, so that the rest can still be read."""
    try:
        return position()
    except (StoreError, SQLAlchemyError):
        return NOWHERE


def _route(scope: Scope, outside: str) -> str:
    """The pattern of the route that answers, with the address that its application is mounted at."""
    path = getattr(scope.get("route"), "path", None)
    return UNROUTED if path is None else str(scope.get("root_path", "")).removeprefix(outside) + path


class Measured:
    """ASGI middleware that counts and times."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, outside = time.perf_counter(), str(scope.get("root_path", ""))
        method = scope["method"] if scope["method"] in METHODS else OTHER

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = _route(scope, outside)
                self.metrics.requests.labels(method, route, str(message["status"])).inc()
                self.metrics.seconds.labels(method, route).observe(time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, answer)
