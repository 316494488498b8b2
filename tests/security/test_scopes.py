"""A token does what it was made for, within what its account may, until it ends: never more."""

from typing import Any

import pytest

from api.scoping import SUBJECT_OF, needed
from domain.scopes import SCOPES, SUBJECTS, allows
from tests.api.programs import RAISE, House, Program
from tests.web.conftest import site_on_sqlite
from tests.web.visitors import Site

__all__ = ["site_on_sqlite"]
HERE = "/sessions/tokens"


def operations(site: Site) -> list[tuple[str, str]]:
    """Template and method of every operation of the API, out of its document."""
    paths = site.stranger().client.get("/api/v1/openapi.json").json()["paths"]
    return [(path, method.upper()) for path, methods in paths.items() for method in methods]


def program(house: House, name: str, *scopes: str) -> Program:
    """A program of that office with a token of those scopes alone."""
    account = house[name].acting.account
    token = house.parts.access.tokens.create(account, "sempit", scopes=frozenset(scopes))
    return Program(**{**vars(house[name]), "token": token})


def test_every_operation_asks_for_a_scope(site_on_sqlite: Site) -> None:
    """No address of the API but `/me` is open to a token of another subject, and a token to read changes nothing."""
    known = operations(site_on_sqlite)
    assert len(known) > 60
    for path, method in known:
        asked = needed(path, method)
        assert asked or path == "/me", path
        assert path == "/me" or path.split("/")[1] in SUBJECT_OF, path
        if method != "GET" and path != "/obstacles/similar":
            assert not all(allows(frozenset({"read"}), scope) for scope in asked), path
        for subject in SUBJECTS:
            wide = frozenset({f"{subject}:write"})
            assert all(allows(wide, scope) for scope in asked) <= all(subject in scope for scope in asked)


@pytest.mark.parametrize("scope", [scope for scope in SCOPES if scope not in {"write", "obstacles:write"}])
def test_without_its_scope_nothing_is_written(site_on_sqlite: Site, scope: str) -> None:
    """Of all scopes only two raise an obstacle; with every other one the answer names the one that is missing."""
    answer = program(site_on_sqlite.house, "operator", scope).post("/obstacles", RAISE)
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problems/scope_missing"
    assert answer.json()["scope"] == "obstacles:write"


@pytest.mark.parametrize("scope", [f"{subject}:write" for subject in SUBJECTS if subject != "obstacles"])
def test_without_its_scope_nothing_is_read(site_on_sqlite: Site, scope: str) -> None:
    """A token of another subject reads no obstacle, neither one nor the list, nor files or bulks."""
    narrow = program(site_on_sqlite.house, "operator", scope)
    for path in ("/obstacles", "/obstacles/KDL-2024-1", "/bulk", "/files/00000000-0000-0000-0000-000000000000"):
        assert narrow.get(path).status_code == 403, path
    assert narrow.get("/me").status_code == 200


def test_a_scope_adds_nothing_to_the_account(site_on_sqlite: Site) -> None:
    """With all scopes a token does no more than the office may, and sees no more."""
    house = site_on_sqlite.house
    wide = program(house, "operator", *SCOPES)
    raised = wide.post("/obstacles", RAISE)
    accepted = wide.post(f"/obstacles/{raised.json()['number']}/acceptance")
    assert (accepted.status_code, accepted.json()["type"]) == (403, "/problems/not_your_act")
    theirs = program(house, "strange_head", *SCOPES).get(f"/obstacles/{raised.json()['number']}")
    assert theirs.status_code == 404
    assert wide.get("/deliveries").status_code == house["operator"].get("/deliveries").status_code == 403


def test_a_webhook_is_no_way_round(site_on_sqlite: Site) -> None:
    """A token that may not read events makes no webhook, which would go on telling of them."""
    answer = program(site_on_sqlite.house, "adpem", "webhooks:write").post("/webhooks", {})
    assert (answer.status_code, answer.json()["scope"]) == (403, "events:read")


def test_a_token_is_made_on_the_page(site_on_sqlite: Site) -> None:
    """Name, subjects and end are asked for; it is shown once, and sent twice it is made once."""
    visitor = site_on_sqlite["head"]
    key = visitor.get(HERE).fields["key"]
    fields = {"name": "unduhan", "scopes": "some", "may-obstacles": "read", "days": "7", "key": key}
    made = visitor.post(HERE, fields)
    (token,) = [word for word in made.text.split() if word.startswith("kendala_")]
    again = visitor.post(HERE, fields)
    assert (again.status, token in again.html) == (422, False)
    page = visitor.get("/sessions")
    assert "Kendala, berkas, dan tindakan massal (baca)" in page.text
    assert token not in page.html
    client: Any = site_on_sqlite.stranger().client
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/v1/obstacles", headers=bearer).status_code == 200
    assert client.get("/api/v1/review", headers=bearer).status_code == 403


@pytest.mark.parametrize(
    "more",
    [
        {"scopes": "everything"},
        {"scopes": "some"},
        {"scopes": "some", "may-obstacles": "own"},
        {"scopes": "write read"},
        {"days": "36500"},
        {"days": "-1"},
        {"days": ""},
        {"name": ""},
        {"name": "x" * 101},
    ],
)
def test_a_token_of_unknown_reach_is_not_made(site_on_sqlite: Site, more: dict[str, str]) -> None:
    """A scope or an end that is not on the form, no scope and no name make nothing, and say where it is wrong."""
    visitor = site_on_sqlite["desk"]
    account = site_on_sqlite.house["desk"].acting.account
    before = len(site_on_sqlite.house.parts.access.tokens.list(account))
    fields = {"name": "uji", "scopes": "read", "days": "30"}
    page = visitor.post(HERE, fields | more)
    assert page.status == 422
    assert "error-summary" in page.html
    assert len(site_on_sqlite.house.parts.access.tokens.list(account)) == before
