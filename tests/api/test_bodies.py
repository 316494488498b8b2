"""Whatever is sent as a body, the answer is a problem and never a fault of the program."""

import json
from typing import Any

import pytest

from tests.api.programs import RAISE, House

JSON = {"Content-Type": "application/json"}
MILLION = 1024 * 1024


def sent(house: House, raw: bytes, headers: dict[str, str] = JSON) -> tuple[int, str]:
    """The status and key of raising with these very bytes."""
    answer = house["operator"].send("POST", "/obstacles", content=raw, headers=headers)
    return answer.status_code, answer.json()["type"]


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"agency":' * 5_000,
        b'{"description":"\\ud800"}',
        b'{"amount_at_stake":' + b"9" * 10_000 + b"}",
        b'{"amount_at_stake":1e999}',
        b'{"physical_progress":NaN}',
        b"null",
        b"[]",
        b'"x"',
    ],
)
def test_what_is_not_a_record(on_sqlite: House, raw: bytes) -> None:
    """JSON that is broken, too deep, too large a number or of another shape is refused as it stands."""
    assert sent(on_sqlite, raw) == (422, "/problems/invalid")


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("fiscal_year", "2024", "not_whole"),
        ("fiscal_year", 2024.5, "not_whole"),
        ("fiscal_year", True, "not_whole"),
        ("amount_at_stake", -1, "out_of_range"),
        ("amount_at_stake", 10**15, "out_of_range"),
        ("happened_on", 20241120, "not_an_iso_date"),
        ("happened_on", "20/11/2024", "not_an_iso_date"),
        ("happened_on", "2024-11-20T00:00:00Z", "not_an_iso_date"),
        ("happened_on", "0001-01-01", "too_early"),
        ("needed_by", "9999-12-31", "too_far_ahead"),
        ("description", 5, "not_text"),
        ("description", "a\0b", "nul_in_text"),
        ("description", "   ", "required"),
        ("description", "x" * 10_001, "too_long"),
        ("agency", "\0", "nul_in_text"),
        ("agency", "NIHIL", "unknown_code"),
        ("whys", ["a"] * 6, "too_many"),
        ("whys", "satu", "not_a_list"),
        ("parties", [1], "not_an_object"),
        ("evidence", ["x"], "not_an_id"),
        ("evidence", ["0190a6d2-4b1e-4c8e-9c39-6f2f5b1f7a10"], "unknown_file"),
        ("physical_progress", 100.5, "out_of_range"),
        ("physical_progress", {}, "not_a_number"),
        ("effect", "Terlambat", "unknown_value"),
        ("nothing", 1, "unknown_field"),
    ],
)
def test_a_field_that_cannot_be_taken(on_sqlite: House, field: str, value: Any, key: str) -> None:
    """Fields are taken strictly: what is not of the documented shape is refused by name."""
    answer = on_sqlite["operator"].post("/obstacles", RAISE | {field: value})
    told = answer.json()
    assert (answer.status_code, told["type"]) == (422, "/problems/invalid"), told
    [error] = told["errors"]
    assert (error["key"], error["pointer"].split("/")[1]) == (key, field)


def test_text_of_every_script_is_kept(house: House) -> None:
    """Text comes back as it was sent, whatever its signs."""
    text = "Aksara ꦗꦮ, 漢字, عربى, 😀, e\u0301, \u202e, \ufeff, \\u0000 tertulis"
    raised = house["operator"].post("/obstacles", RAISE | {"description": text, "title": "T"}).json()
    assert raised["description"] == text


def test_a_body_that_is_too_large(on_sqlite: House) -> None:
    """More than a mebibyte of JSON is refused, announced or not."""
    raw = json.dumps(RAISE | {"description": "x" * MILLION}).encode()
    assert sent(on_sqlite, raw) == (413, "/problems/body_too_large")
    chunks = (raw[at : at + 65_536] for at in range(0, len(raw), 65_536))
    headers = JSON | {"Authorization": f"Bearer {on_sqlite['operator'].token}"}
    answer = on_sqlite.client.post("/api/v1/obstacles", content=chunks, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/body_too_large")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"])
def test_another_type_than_json(on_sqlite: House, kind: str) -> None:
    """A body that does not say that it is JSON is not read as such."""
    assert sent(on_sqlite, json.dumps(RAISE).encode(), {"Content-Type": kind}) == (415, "/problems/media_type")


def test_an_empty_amendment(on_sqlite: House) -> None:
    """An amendment that names no field is refused."""
    answer = on_sqlite["operator"].patch(f"/obstacles/{on_sqlite.raised()}", {}, version=1)
    assert answer.status_code == 422


def test_an_amendment_cannot_empty_what_must_be_there(on_sqlite: House) -> None:
    """What every record has cannot be taken away."""
    sent_ = {"description": None, "effect": None, "happened_on": None, "cause": None, "title": " "}
    answer = on_sqlite["operator"].patch(f"/obstacles/{on_sqlite.raised()}", sent_, version=1)
    assert {error["field"] for error in answer.json()["errors"]} == set(sent_)


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_a_key_that_cannot_be_one(on_sqlite: House, key: str) -> None:
    """A command key has 1 to 200 characters."""
    answer = on_sqlite["operator"].post("/obstacles", RAISE, headers={"Idempotency-Key": key})
    [error] = answer.json()["errors"]
    assert (answer.status_code, error["field"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize(
    ("path", "place", "told"),
    [
        (f"/obstacles?q={'a' * 201}", ("query", "q"), "Persingkat menjadi paling banyak 200 karakter."),
        ("/obstacles?cursor=AAAA", ("query", "cursor"), "Halaman ini tidak dikenal. Mulai lagi dari halaman pertama."),
        (
            "/obstacles?as_of=2001-01-01",
            ("query", "as_of"),
            "Saat itu belum ada yang tercatat. Catatan dimulai 28 November 2024 pukul 12.00 WITA. Pilih sesudahnya.",
        ),
    ],
)
def test_what_is_wrong_with_an_address_is_said_of_its_part(
    on_sqlite: House, path: str, place: tuple[str, str], told: str
) -> None:
    """A program's author reads which parameter it is and what to write there."""
    on_sqlite.raised()
    (error,) = on_sqlite["operator"].get(path).json()["errors"]
    assert ((error["in"], error["field"]), error["detail"]) == (place, told)


@pytest.mark.parametrize(
    ("headers", "key"), [({"Idempotency-Key": "", "If-Match": "*"}, "required"), ({"If-Match": '"0"'}, "not_an_etag")]
)
def test_conditions_that_nobody_can_have_are_refused(on_sqlite: House, headers: dict[str, str], key: str) -> None:
    """A key without a sign, and a version before the first."""
    answer = on_sqlite["operator"].send("PATCH", f"/obstacles/{on_sqlite.raised()}", json={}, headers=headers)
    assert [error["key"] for error in answer.json()["errors"]] == [key]
