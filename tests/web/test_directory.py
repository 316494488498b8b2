"""Agencies, desks, causes and offices on pages."""

import pytest

from tests.web.visitors import Site

NEW = {
    "agencies": {"code": "UJI", "name": "Dinas Pariwisata", "kind": "department", "working_days": "5"},
    "desks": {"code": "UMUM", "name": "Bagian Umum", "agency": "SETKAB", "helps_with": "gedung\r\nkendaraan"},
    "causes": {"code": "Z1", "name_id": "Kas kosong", "name_en": "No cash", "stage": "cash", "locus": "regency"},
    "offices": {"code": "wabup", "title": "Wakil Bupati", "kind": "leadership"},
}
RENAMED = {
    "agencies": {"name": "Dinas Kepariwisataan"},
    "desks": {"name": "Bagian Rumah Tangga"},
    "causes": {"name_id": "Kas habis", "name_en": "Cash gone"},
    "offices": {"title": "Wakil Bupati Kutai Timur"},
}


@pytest.mark.parametrize("many", NEW)
def test_an_entry_is_added_renamed_retired_and_used_again(site: Site, many: str) -> None:
    """Each act is one form; the page of the entry tells all four with what a rename replaced."""
    admin = site["admin"]
    answer = admin.send(f"/{many}/_new", NEW[many])
    assert answer.status_code == 303, answer.text
    here = answer.headers["location"]
    assert admin.send(f"{here}/rename", RENAMED[many]).status_code == 303
    old, new = next(iter(NEW[many][name] for name in RENAMED[many])), next(iter(RENAMED[many].values()))
    assert f"{old} → {new}" in admin.get(here).text
    assert admin.send(f"{here}/retire").status_code == 303
    page = admin.get(here)
    assert (f"{here}/reinstate" in page.html, f"{here}/rename" in page.html) == (True, False)
    assert admin.send(f"{here}/reinstate").status_code == 303
    assert new in admin.get(f"/{many}?q={new.split()[-1]}").text
