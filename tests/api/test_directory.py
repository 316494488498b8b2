from typing import Any
from uuid import uuid4

import pytest

from tests.api.programs import House

NEW: dict[str, dict[str, Any]] = {
    "agencies": {"name": "Dinas Pariwisata", "kind": "department", "working_days": 6},
    "desks": {"name": "Bagian Umum", "agency": "SETKAB", "helps_with": ["gedung"]},
    "causes": {"stage": "cash", "locus": "regency", "name_id": "Kas kosong", "name_en": "No cash", "dak_code": 8},
}


def made(house: House, many: str) -> tuple[str, dict[str, Any]]:
    """The address and answer of a new entry."""
    code = f"BARU{uuid4().hex[:8]}"
    answer = house["admin"].post(f"/{many}", NEW[many] | {"code": code})
    assert answer.status_code == 201, answer.text
    return f"/{many}/{code}", answer.json()


def changed(house: House, address: str, values: dict[str, Any], by: str = "admin", tag: str = "") -> Any:
    """The answer to changing an entry as it was just seen."""
    seen = tag or house[by].get(address).headers["ETag"]
    return house[by].patch(address, values, headers={"If-Match": seen})


@pytest.mark.parametrize("many", NEW)
def test_everybody_reads_the_directory(house: House, many: str) -> None:
    """Every office lists the entries, and reads each by its code."""
    for office in ("operator", "desk", "auditor", "admin"):
        items = house[office].get(f"/{many}").json()["items"]
        assert house[office].get(f"/{many}/{items[0]['code']}").json() == items[0]
    assert house["operator"].get(f"/{many}/NIHIL").status_code == 404


@pytest.mark.parametrize("many", NEW)
def test_the_administrator_registers_an_entry(house: House, many: str) -> None:
    """A new entry is there at once, with what was sent and what follows from it."""
    address, entry = made(house, many)
    assert NEW[many].items() <= entry.items()
    assert house["operator"].get(address).json() == entry


@pytest.mark.parametrize("many", NEW)
def test_nobody_else_writes_the_directory(house: House, many: str) -> None:
    """Whoever is not the administrator is refused, and nothing changes."""
    address, entry = made(house, many)
    for office in ("operator", "adpem", "assistant", "leadership", "auditor"):
        assert house[office].post(f"/{many}", NEW[many] | {"code": f"X{uuid4().hex[:8]}"}).status_code == 403
        assert changed(house, address, {"retired": True}, by=office).status_code == 403
    assert house["admin"].get(address).json() == entry


@pytest.mark.parametrize("many", NEW)
def test_an_entry_is_taken_out_of_use_and_back(house: House, many: str) -> None:
    """A retired entry stays readable and can be brought back."""
    address, _ = made(house, many)
    assert changed(house, address, {"retired": True}).json()["retired"] is True
    assert changed(house, address, {"retired": False}).json()["retired"] is False


def test_several_fields_are_changed_together(house: House) -> None:
    """Names and other values go in one request, all or none."""
    address, _ = made(house, "causes")
    values = {"name_id": "Kas habis", "locus": "central", "dak_code": None, "natural_desk": "BPKAD"}
    assert values.items() <= changed(house, address, values).json().items()
    wrong = changed(house, address, {"name_id": "Lain", "natural_desk": "NIHIL"})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "natural_desk")
    assert house["admin"].get(address).json()["name_id"] == "Kas habis"


def test_an_entry_that_changed_meanwhile_is_not_overwritten(house: House) -> None:
    """A change needs the `ETag` that the entry has now."""
    address, _ = made(house, "agencies")
    seen = house["admin"].get(address).headers["ETag"]
    assert changed(house, address, {"name": "Satu"}, tag=seen).status_code == 200
    late = changed(house, address, {"name": "Dua"}, tag=seen)
    assert (late.status_code, late.json()["type"]) == (412, "/problems/entry_changed")
    assert house["admin"].patch(address, {"name": "Dua"}).status_code == 428


def test_what_is_still_used_is_not_retired(house: House) -> None:
    """An agency with a desk stays in use until the desk has gone."""
    answer = changed(house, "/agencies/BPKAD", {"retired": True})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/still_in_use")


def test_a_code_is_taken_once(house: House) -> None:
    """A code that is known cannot be registered again, except by repeating the request."""
    sent = NEW["desks"] | {"code": f"D{uuid4().hex[:8]}"}
    headers = {"Idempotency-Key": uuid4().hex}
    first = house["admin"].post("/desks", sent, headers=headers)
    again = house["admin"].post("/desks", sent, headers=headers)
    other = house["admin"].post("/desks", sent)
    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert other.json()["errors"][0]["key"] == "code_taken"


def test_a_change_is_repeated_safely(house: House) -> None:
    """The same change with the same key is answered again, though the entry's tag has moved on."""
    address, _ = made(house, "desks")
    headers = {"Idempotency-Key": uuid4().hex, "If-Match": house["admin"].get(address).headers["ETag"]}
    values = {"name": "Bagian Baru", "helps_with": ["tender"]}
    answers = [house["admin"].patch(address, values, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
