"""Routes are found by their first word, and are the same that would have been found without."""

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse, Response

from kendala.serving.finding import hasten

router, beyond = APIRouter(), APIRouter()


@router.get("/desks")
@router.get("/desks/new")
@router.get("/")
def fixed() -> Response:
    return PlainTextResponse("fixed")


@router.get("/desks/{code}")
def desk(code: str) -> Response:
    return PlainTextResponse(f"desk {code}")


@router.get("/{page}.txt")
def anywhere(page: str) -> Response:
    return PlainTextResponse(f"page {page}")


@router.post("/desks/{code}")
def change(code: str) -> Response:
    return PlainTextResponse(f"changed {code}")


@beyond.get("/desks")
def later() -> Response:
    return PlainTextResponse("later")


def answering(*, hastened: bool) -> TestClient:
    """The same routes, found by their first word or one after the other."""
    app = FastAPI()
    app.include_router(router)
    app.include_router(beyond)
    app.include_router(beyond, prefix="/under")
    if hastened:
        hasten(app)
    return TestClient(app)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("GET", path) for path in ("/", "/desks", "/desks/new", "/desks/BPKAD", "/desks/", "/a.txt", "/desks.txt")),
        *(("GET", path) for path in ("/under/desks", "/nothing", "/desks/BPKAD/more", "/openapi.json")),
        *(("POST", path) for path in ("/desks/BPKAD", "/desks", "/a.txt")),
    ],
)
def test_the_same_route_answers(method: str, path: str) -> None:
    """Found or not, allowed or not, in the same order and with the same headers."""
    ways = [answering(hastened=hastened).request(method, path) for hastened in (False, True)]
    assert len({(way.status_code, way.text, way.headers.get("allow"), way.url.path) for way in ways}) == 1
