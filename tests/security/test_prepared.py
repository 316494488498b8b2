"""Requests that nobody's page would send: each is answered with a sentence, none makes the program fail."""

import base64
import json
from urllib.parse import quote

import pytest

from tests.api.programs import House
from tests.web.visitors import Site

HUGE = 10**30
CURSORS = (
    ("newest", HUGE),
    ("newest", -HUGE),
    ("newest", 2**63),
    ("amount", HUGE, 1),
    ("amount", 1, HUGE),
    ("updated", "0001-01-01T00:00:00+14:00", 1),
    ("updated", "9999-12-31T23:59:59-12:00", 1),
    ("updated", "2024-11-28T00:00:00", 1),
)
NUL = "%00"
QUERIES = ("agency=", "desk=", "cause=", "q=", "q=a", "waiting_for=desk:", "waiting_for=")


@pytest.mark.parametrize("cursor", CURSORS)
def test_a_cursor_that_no_page_gave_is_refused(house: House, cursor: tuple[str, ...]) -> None:
    """Numbers and times beyond what can be stored are no cursor."""
    made = base64.urlsafe_b64encode(json.dumps(cursor).encode()).decode().rstrip("=")
    answer = house["auditor"].get(f"/obstacles?sort={cursor[0]}&cursor={made}")
    assert (answer.status_code, answer.json()["errors"][0]["key"]) == (422, "unknown_cursor")


@pytest.mark.parametrize("query", QUERIES)
def test_a_nul_in_a_filter_finds_nothing(house: House, query: str) -> None:
    """A filter with a character that no text holds finds nothing, on both databases."""
    answer = house["auditor"].get(f"/obstacles?{query}{NUL}")
    assert answer.status_code in {200, 422}, answer.text
    assert answer.status_code == 422 or answer.json()["items"] == []


@pytest.mark.parametrize("position", ["9" * 5000, "9" * 19, "-1"])
def test_an_endless_position_is_refused(on_sqlite: House, position: str) -> None:
    """A position that no log reaches is refused before a stream begins."""
    answer = on_sqlite["auditor"].get("/stream", headers={"Last-Event-ID": position})
    assert answer.status_code == 422


@pytest.mark.parametrize("ref", ["\0", "KDL-2024-1\0", quote("../../etc/passwd", safe=""), "KDL-9999-" + "9" * 30])
def test_an_address_of_nothing_is_not_found(house: House, ref: str) -> None:
    """What is no id and no number is not found."""
    assert house["auditor"].get(f"/obstacles/{quote(ref, safe='%')}").status_code == 404


@pytest.mark.parametrize("fields", [{"expected": "9" * 5000}, {f"lines-{'9' * 5000}-amount": "1"}])
@pytest.mark.parametrize("page", ["/obstacles/new", "/obstacles/{}/acts/comment", "/obstacles/{}/amend"])
def test_an_endless_number_in_a_form_is_no_number(site_on_sqlite: Site, page: str, fields: dict[str, str]) -> None:
    """Hidden fields and rows that no page made are passed over."""
    number = site_on_sqlite.number(site_on_sqlite.house.raised())
    assert site_on_sqlite["operator"].send(page.format(number), {"text": "Halo.", **fields}).status_code in {303, 422}
