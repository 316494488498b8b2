"""The headers of a careful site, on every answer that there is."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kendala.parts import Parts
from kendala.serving.app import create_app
from kendala.serving.headers import HEADERS, SecurityHeaders
from tests.web.visitors import Site
from web.statics import statics

STATIC = "static"
ADDRESSES = [
    ("GET", "/login", 200),
    ("GET", "/", 303),
    ("GET", STATIC, 200),
    ("GET", "/static/missing.css", 404),
    ("GET", "/nowhere", 404),
    ("OPTIONS", "/login", 405),
    ("POST", "/login", 403),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/metrics", 200),
    ("GET", "/api/v1/obstacles", 401),
    ("GET", "/api/v1/nowhere", 404),
    ("GET", "/api/v1/openapi.json", 200),
    ("GET", "/boom", 500),
    ("POST", "/boom", 403),
]


def boom(request: Request) -> Response:
    """A mistake of the program."""
    raise ValueError("boom")


def add_boom(app: FastAPI) -> None:
    app.router.routes.insert(0, Route("/boom", boom, methods=["GET", "POST"]))


@pytest.fixture
def client(site_on_sqlite: Site) -> TestClient:
    """A stranger at another site, in front of an application that also has a mistake."""
    app = site_on_sqlite.app
    if not any(getattr(route, "path", "") == "/boom" for route in app.router.routes):
        add_boom(app)
    headers = {"Sec-Fetch-Site": "cross-site"}
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False, headers=headers)


@pytest.mark.parametrize(("method", "address", "status"), ADDRESSES)
def test_every_answer_has_them(client: TestClient, method: str, address: str, status: int) -> None:
    """Pages, files, errors, refusals and mistakes alike carry the policy, and are not stored unless they say so."""
    answer = client.request(method, statics().address("app.css") if address == STATIC else address)
    assert answer.status_code == status
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert ("immutable" if address == STATIC else "no-store") in answer.headers["Cache-Control"]
    assert "Strict-Transport-Security" not in answer.headers
    assert str(UUID(answer.headers["X-Request-Id"])) == answer.headers["X-Request-Id"]


def test_over_https(parts: Parts) -> None:
    """Where cookies are secure the browser is told to stay with https."""
    secure = replace(parts, settings=replace(parts.settings, cookie_secure=True))
    answer = TestClient(create_app(secure, embedded=False)).get("/healthz")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


@pytest.mark.parametrize(("given", "kept"), [(str(UUID(int=7)), True), ("not-an-id", False), ("", False)])
def test_the_id_of_a_request(client: TestClient, given: str, kept: bool) -> None:
    """A client's own request id comes back if it is one; otherwise the request gets a new one."""
    answer = client.get("/healthz", headers={"X-Request-Id": given})
    assert (answer.headers["X-Request-Id"] == given) is kept


def test_the_id_is_recorded_with_the_event(site_on_sqlite: Site) -> None:
    """The events of a request carry its id as their correlation."""
    wanted = uuid4()
    body = {
        "agency": "DINKES",
        "cause": "A5-GAGAL",
        "description": "Tender gagal",
        "effect": "late",
        "happened_on": "2024-11-20",
    }
    answer = site_on_sqlite.house["operator"].post("/obstacles", body, headers={"X-Request-Id": str(wanted)})
    assert answer.status_code == 201
    log = site_on_sqlite.house.parts.log
    assert log.read(log.head() - 1, 1)[0].metadata.correlation == wanted


@pytest.fixture
def talkative() -> Iterator[TestClient]:
    """An application of one page that is long and one that is short."""

    def own(_: Request) -> Response:
        return JSONResponse({}, headers={"Cache-Control": "max-age=60", "X-Frame-Options": "SAMEORIGIN"})

    middleware = [Middleware(SecurityHeaders, https=False)]
    with TestClient(Starlette(routes=[Route("/own", own)], middleware=middleware)) as client:
        yield client


def test_a_route_may_say_otherwise(talkative: TestClient) -> None:
    """A header that a route set itself stands."""
    answer = talkative.get("/own")
    assert answer.headers["Cache-Control"] == "max-age=60"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_pages_are_compressed_and_streams_are_not(site_on_sqlite: Site) -> None:
    """A long page is compressed for who can read it; an event stream is handed on as it comes."""
    visitor = site_on_sqlite["adpem"]
    page = visitor.client.get("/obstacles", headers={"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    stream = visitor.client.head("/live", headers={"Accept-Encoding": "gzip"})
    assert stream.headers["Content-Type"].startswith("text/event-stream")
    assert "Content-Encoding" not in stream.headers
