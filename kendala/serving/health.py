"""`/healthz`: the process lives. `/readyz`: it can do its work, and how far the read models are behind."""

from dataclasses import asdict

from fastapi import APIRouter
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kendala.parts import Parts
from kendala.readiness import readiness
from kendala.serving.metrics import Metrics


def router(parts: Parts, metrics: Metrics) -> APIRouter:
    """The three addresses for those who run the program, outside `/api`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/healthz")
    def healthz() -> Response:
        return PlainTextResponse("ok\n")

    @routes.get("/readyz")
    def readyz() -> Response:
        found = readiness(parts)
        return JSONResponse(asdict(found), status_code=200 if found.ready else 503)

    @routes.get("/metrics")
    def prometheus() -> Response:
        return metrics.answer()

    return routes
