"""What strangers, other sites and other people's computers get: nothing."""

import re
from collections.abc import Iterable, Iterator

import pytest
from starlette.routing import BaseRoute, Route

from tests.web.visitors import PASSWORD, Site
from web.addresses import own_address
from web.application import PAGES
from web.statics import statics

NO_FILE = "00000000-0000-4000-8000-000000000000"
EXAMPLES = {"ending": "csv", "ref": "KDL-2024-1", "act": "accept", "file": NO_FILE, "file_id": NO_FILE}
OPEN_TO_ALL = {"/login", "/logout", "/language", "/help", "/help/keys", "/help/1"}
#: Colour and coat of arms, which the login page wears too.
LOOKS = {"/looks/1.css", "/looks/1.png"}
#: The further steps and ways of a login; each has tests of its own for what a stranger gets.
WAYS_IN = {f"/login/{way}" for way in ("second", "second/new", "sso", "sso/back", "passkey", "passkey/question")}
#: A calendar program cannot log in: the secret in the address lets in, and any other is not found.
BY_SECRET = {"/calendar-feed/1.ics", "/enter/1"}


def routes() -> list[tuple[str, str]]:
    """Every route of the pages, with something in the place of what stands in braces."""
    found = []
    for route in _flat(each for part in PAGES for each in part.router.routes):
        path = re.sub(r"{(\w+)}", lambda part: EXAMPLES.get(part[1], "1"), route.path)
        found += [(method, path) for method in route.methods or ()]
    return sorted(found)


def _flat(routes: Iterable[BaseRoute]) -> Iterator[Route]:
    """Routers that include others keep them as one route each."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _flat(inner.routes)
        elif isinstance(route, Route):
            yield route


@pytest.mark.parametrize(("method", "path"), routes())
def test_no_page_opens_without_a_session(site_on_sqlite: Site, method: str, path: str) -> None:
    """Every page but the way in and the help sends a stranger to the login and tells nothing."""
    if path in OPEN_TO_ALL | WAYS_IN | LOOKS:
        return
    if path in BY_SECRET:
        assert site_on_sqlite.stranger().client.request(method, path).status_code == 404
        return
    answer = site_on_sqlite.stranger().client.request(method, path)
    assert answer.status_code == (303 if method == "GET" else 401), answer.text
    if method == "GET":
        assert answer.headers["location"].startswith("/login?next=")


def test_the_session_cookie_is_out_of_reach(site_on_sqlite: Site) -> None:
    """The cookie is kept from scripts and from other sites, and ends with the browser."""
    _ = site_on_sqlite.house["operator"]
    cookies = site_on_sqlite.stranger().log_in("operator").headers.get_list("set-cookie")
    (cookie,) = (each for each in cookies if each.startswith("kendala-session="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age" not in cookie


def test_every_login_starts_a_session_of_its_own(site_on_sqlite: Site) -> None:
    """A secret that was in the browser before the login is never the one after it, and it ends."""
    visitor = site_on_sqlite.stranger()
    visitor.client.cookies.set("kendala-session", "chosen-by-somebody-else")
    _ = site_on_sqlite.house["operator"]
    answer = visitor.log_in("operator")
    assert "chosen-by-somebody-else" not in answer.headers["set-cookie"]
    visitor = site_on_sqlite.newcomer("operator")
    before = visitor.client.cookies["kendala-session"]
    visitor.log_in("operator")
    assert visitor.client.cookies["kendala-session"] != before
    old = site_on_sqlite.stranger()
    old.client.cookies.set("kendala-session", before)
    assert old.get("/").status == 303


@pytest.mark.parametrize("site_said", ["cross-site", "same-site"])
def test_a_form_of_another_site_changes_nothing(site_on_sqlite: Site, site_said: str) -> None:
    """A form that another site sends is refused, with the session's cookie and without one."""
    visitor = site_on_sqlite.newcomer("operator")
    headers = {"Sec-Fetch-Site": site_said, "Origin": "https://elsewhere.example"}
    assert visitor.send("/logout", headers=headers).status_code == 403
    assert visitor.get("/").status == 200
    credentials = {"username": "operator", "password": PASSWORD}
    answer = site_on_sqlite.stranger().send("/login", credentials, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        "javascript:alert(1)",
        "http:elsewhere.example",
        " //elsewhere.example",
        "",
        "/" + "a" * 3000,
    ],
)
def test_no_login_leads_elsewhere(site_on_sqlite: Site, elsewhere: str) -> None:
    """An address of another site in `next` is exchanged for the place where one begins."""
    _ = site_on_sqlite.house["operator"]
    answer = site_on_sqlite.stranger().log_in("operator", next=elsewhere)
    assert (answer.status_code, answer.headers["location"]) == (303, "/start")
    assert own_address("/board?q=a%20b") == "/board?q=a%20b"


def test_pages_are_not_stored_and_come_with_every_guard(site_on_sqlite: Site) -> None:
    """Private pages stay out of caches, run no foreign or inline code, and cannot be framed."""
    page = site_on_sqlite["operator"].get("/")
    headers = page.answer.headers
    assert headers["cache-control"] == "private, no-store"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    for inline in ("<style", " style=", "javascript:", " onclick=", "<script>"):
        assert inline not in page.html


def test_a_failure_wears_the_same_guards(site_on_sqlite: Site) -> None:
    """Even the page about a trouble comes with the headers of every other."""
    answer = site_on_sqlite["operator"].client.get("/nowhere")
    assert answer.status_code == 404
    assert "content-security-policy" in answer.headers
    assert answer.headers["cache-control"] == "private, no-store"


def test_files_of_the_browser_are_kept_for_ever(site_on_sqlite: Site) -> None:
    """A file whose address names its contents is kept, one of another edition only for a moment."""
    visitor = site_on_sqlite.stranger()
    page = visitor.get("/login")
    style = next(part for part in page.html.split('"') if part.endswith("/app.css"))
    answer = visitor.client.get(style)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    old = visitor.client.get("/static/000000000000/app.css")
    assert (old.status_code, old.headers["cache-control"]) == (200, "public, max-age=60")
    assert visitor.client.get("/static/000000000000/..%2Fstatics.py").status_code == 404
    assert visitor.client.get("/static/x/nothing.css").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "got"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("identity", None), ("", None)]
)
def test_files_of_the_browser_are_packed_as_it_can_unpack(site_on_sqlite: Site, wanted: str, got: str | None) -> None:
    """A text comes as small as the browser can read it, and proxies between are told that others get it otherwise."""
    client = site_on_sqlite.stranger().client
    address = statics().address("app.css")
    with client.stream("GET", address, headers={"Accept-Encoding": wanted}) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") == got
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    plain = statics().files["app.css"]
    assert sent == plain if got is None else len(sent) < len(plain) / 4


def test_robots_stay_out(site_on_sqlite: Site) -> None:
    """Search engines are told to leave everything alone."""
    assert "Disallow: /" in site_on_sqlite.stranger().client.get("/robots.txt").text
