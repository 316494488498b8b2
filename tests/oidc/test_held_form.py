"""A form whose session has ended travels through the other server: it waits here and is offered afterwards."""

from collections.abc import Iterator

import pytest

from domain.held_forms import MOST_HELD
from kendala.parts import Parts
from tests.oidc.liar import Liar
from tests.oidc.test_lying_server import sent_to
from tests.web.visitors import PASSWORD, Visitor

TYPED = {"key": "one", "title": "Lelang gagal", "password": PASSWORD}
TO_RAISE, AWAY = "/carry-over/2024/opening", "/login/sso?next=/held"


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Liar, Visitor, Parts]]:
    """A server that is honest, and a browser before an installation that trusts it."""
    liar = Liar()
    with sent_to(liar, tmp_path_factory.mktemp("held")) as (visitor, parts):
        yield liar, visitor, parts


def back(liar: Liar, visitor: Visitor, **more: str) -> str:
    """Away with the form that waits and back; where the browser is sent next."""
    state = liar.saw(visitor.client.get(AWAY).headers["location"])
    query = "&".join(f"{name}={value}" for name, value in {"state": state, "code": "c", **more}.items())
    page = visitor.get(f"/login/sso/back?{query}")
    return page.answer.headers.get("location", page.text)


def test_a_form_waits_for_the_other_server(trusted: tuple[Liar, Visitor, Parts]) -> None:
    """The login page links to the other server, and after it the form stands there as typed, without any password."""
    liar, visitor, _ = trusted
    visitor.client.cookies.clear()
    login = visitor.post(TO_RAISE, TYPED)
    assert (login.status, login.fields["title"]) == (401, "Lelang gagal")
    assert AWAY in [href for href, _ in login.links]
    assert back(liar, visitor) == "/held"
    page = visitor.get("/held")
    assert TO_RAISE in page.actions
    assert (page.fields["title"], page.fields["key"]) == ("Lelang gagal", "one")
    assert PASSWORD not in page.html
    assert "password" not in page.fields


def test_a_refusal_there_loses_nothing(trusted: tuple[Liar, Visitor, Parts]) -> None:
    """Who is refused by the other server finds the form in the login page, and may still go there again."""
    liar, visitor, _ = trusted
    visitor.client.cookies.clear()
    visitor.post(TO_RAISE, TYPED)
    state = liar.saw(visitor.client.get(AWAY).headers["location"])
    refused = visitor.get(f"/login/sso/back?state={state}&error=access_denied")
    assert (refused.status, refused.fields["title"]) == (401, "Lelang gagal")
    assert AWAY in [href for href, _ in refused.links]
    wrong = visitor.post("/login", refused.fields | {"username": "operator", "password": "salah"})
    assert AWAY in [href for href, _ in wrong.links]
    assert back(liar, visitor) == "/held"


def test_a_form_is_offered_to_its_own_browser_only(trusted: tuple[Liar, Visitor, Parts]) -> None:
    """Another login of one's own choice, the end of the session, and discarding let the form go."""
    liar, visitor, _ = trusted
    for method, leaving in (("GET", "/login/sso"), ("POST", "/logout")):
        visitor.client.cookies.clear()
        visitor.post(TO_RAISE, TYPED)
        assert back(liar, visitor) == "/held"
        visitor.client.request(method, leaving)
        assert not [name for name in visitor.client.cookies if name == "kendala-held"]
    visitor.client.cookies.clear()
    visitor.post(TO_RAISE, TYPED)
    back(liar, visitor)
    held = visitor.client.cookies["kendala-held"]
    assert visitor.send("/held/discard").status_code == 303
    visitor.client.cookies.set("kendala-held", held)
    assert visitor.client.get("/held").headers["location"] == "/start"


def test_what_is_too_long_or_a_script_s_does_not_wait(trusted: tuple[Liar, Visitor, Parts]) -> None:
    """Then the page keeps it as before, and offers the password alone."""
    _, visitor, parts = trusted
    visitor.client.cookies.clear()
    before = parts.access.tickets.told("held form")
    for fields, headers in (
        (TYPED | {"description": "x" * MOST_HELD}, {}),
        (TYPED, {"Sec-Fetch-Mode": "cors"}),
    ):
        page = visitor.post(TO_RAISE, fields, headers=headers)
        assert (page.status, page.fields["title"]) == (401, "Lelang gagal")
        assert not any(href.startswith("/login/sso") for href, _ in page.links)
    assert parts.access.tickets.told("held form") == before
