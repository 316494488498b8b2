"""Every error is a problem, in the person's language, and tells no more than the person may know."""

from typing import Any
from uuid import UUID

import pytest

from tests.api.programs import RAISE, House, Program

PROBLEM = "application/problem+json"


def problem(answer: Any, status: int, key: str) -> dict[str, Any]:
    """The problem, with what every problem has."""
    told: dict[str, Any] = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), told
    assert (told["type"], told["status"]) == (f"/problems/{key}", status)
    assert told["title"]
    assert told["detail"]
    return told


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer kendala_" + "a" * 43])
def test_nobody_comes_in_without_a_token(on_sqlite: House, authorization: str) -> None:
    """Without a token that is known the answer is 401, and says how to come in."""
    answer = on_sqlite.client.get("/api/v1/me", headers={"Authorization": authorization})
    problem(answer, 401, "not_logged_in")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_stranger_learns_nothing_by_sending_bodies(on_sqlite: House) -> None:
    """Who is not let in gets 401, whatever the body."""
    problem(on_sqlite.client.post("/api/v1/obstacles", json={"x": 1}), 401, "not_logged_in")


def test_an_office_that_is_not_held_is_refused(on_sqlite: House) -> None:
    """The acting office that is named has to be the account's own."""
    answer = on_sqlite["operator"].get("/me", headers={"X-Office": "assistant"})
    problem(answer, 403, "office_not_yours")


def test_an_account_without_an_office_is_told_so(on_sqlite: House) -> None:
    """An account that holds no office today may see itself and nothing else."""
    account = on_sqlite.parts.access.accounts.add("tanpa-jabatan", password="sandi yang cukup panjang")
    token = on_sqlite.parts.access.tokens.create(account.id, "uji")
    program = Program(on_sqlite.client, token, on_sqlite["admin"].acting)
    assert program.get("/me").json()["acting"] is None
    problem(program.get("/obstacles"), 403, "no_office")
    problem(program.get("/stream"), 403, "no_office")


@pytest.mark.parametrize("path", ["/nowhere", "/obstacles/", "/obstacles/KDL-2024-1/nothing", "/"])
def test_an_address_that_is_none(on_sqlite: House, path: str) -> None:
    """An address under the API that leads nowhere is a problem too."""
    problem(on_sqlite["operator"].get(path), 404, "no_such_address")


def test_a_method_that_is_not_taken(on_sqlite: House) -> None:
    """Another method than the address takes is a problem that names those it takes."""
    answer = on_sqlite["operator"].send("DELETE", "/obstacles")
    problem(answer, 405, "method_not_allowed")
    assert answer.headers["Allow"]


@pytest.mark.parametrize("ref", ["KDL-2024-99999", "KDL-0-0", "x", str(UUID(int=7)), "%00", "KDL-2024-1' OR 1=1"])
def test_an_obstacle_that_is_none(house: House, ref: str) -> None:
    """An id or number that nothing has is not found, however it is written."""
    problem(house["auditor"].get(f"/obstacles/{ref}"), 404, "not_found")
    problem(house["assistant"].post(f"/obstacles/{ref}/acceptance"), 404, "not_found")


def test_what_is_wrong_is_told_in_the_language_asked_for(on_sqlite: House) -> None:
    """`Accept-Language` chooses the words; the account's language holds without it."""
    said = [
        on_sqlite["operator"].get("/obstacles/x", headers=headers).json()["title"]
        for headers in ({}, {"Accept-Language": "en-GB,en;q=0.8"}, {"Accept-Language": "id"})
    ]
    assert said[0] == said[2] == "Tidak ditemukan"
    assert said[1] != said[0]


def test_a_fault_names_its_field_in_words_and_pointer(on_sqlite: House) -> None:
    """A refused field is found by its pointer, and told in the language that was asked for."""
    wrong = RAISE | {"parties": [{"desk": "BPKAD", "name": "LKPP"}], "effect": "never", "more": 1}
    answer = on_sqlite["operator"].post("/obstacles", wrong, headers={"Accept-Language": "id"})
    told = problem(answer, 422, "invalid")
    assert {(error["in"], error["pointer"], error["key"]) for error in told["errors"]} == {
        ("body", "/effect", "unknown_value"),
        ("body", "/more", "unknown_field"),
    }
    assert all(error["detail"].endswith(".") for error in told["errors"])


def test_a_parameter_that_is_wrong(on_sqlite: House) -> None:
    """Parameters are told like fields, with where they stand."""
    told = problem(on_sqlite["operator"].get("/obstacles?limit=0&state=lost&more=1"), 422, "invalid")
    assert {(error["in"], error["field"], error["key"]) for error in told["errors"]} == {
        ("query", "limit", "out_of_range"),
        ("query", "state.0", "unknown_value"),
        ("query", "more", "unknown_field"),
    }


def test_a_cursor_of_another_order_is_refused(on_sqlite: House) -> None:
    """A cursor is good for the order that gave it, and nothing else is a cursor."""
    for _ in range(2):
        on_sqlite.raised()
    cursor = on_sqlite["auditor"].get("/obstacles?limit=1").json()["next_cursor"]
    for wrong in (f"sort=amount&cursor={cursor}", "cursor=x", "cursor=%00"):
        told = problem(on_sqlite["auditor"].get(f"/obstacles?{wrong}"), 422, "invalid")
        assert [error["field"] for error in told["errors"]] == ["cursor"]


def test_a_fault_of_the_program_tells_nothing(on_sqlite: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks inside is answered with 500 and without a word of it."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(type(on_sqlite.parts.reads), "position", broken)
    answer = on_sqlite["operator"].get("/obstacles")
    problem(answer, 500, "internal")
    assert "secret" not in answer.text
