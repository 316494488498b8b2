"""Agencies, desks, causes and offices on pages."""

import pytest

from domain.obstacle import State, Visibility
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


TYPED = {"code", "name", "name_id", "name_en", "title", "on", "from_on"}
PATHS = [f"/{many}{rest}" for many in NEW for rest in ("", "/_new")] + [
    "/agencies/DINKES", "/agencies/DINKES/rename", "/desks/BPKAD/change", "/causes/A5-GAGAL/retire",
    "/offices/admin/appoint", "/offices/admin/hand-over", "/offices/admin/end",
]  # fmt: skip


@pytest.mark.parametrize("office", ["operator", "head", "desk", "adpem", "assistant", "leadership", "auditor"])
def test_only_the_administrator_changes_anything(site_on_sqlite: Site, office: str) -> None:
    """Every form and what is sent to it is closed to others; the auditor alone reads, without a button."""
    visitor, before = site_on_sqlite[office], site_on_sqlite.house.parts.directories.current().versions
    for path in PATHS:
        reads = office == "auditor" and path.count("/") < 3 and not path.endswith("/_new")
        page = visitor.get(path)
        assert page.status == (200 if reads else 403), path
        assert not [href for href, _ in page.links if href.endswith(("/_new", "/rename", "/retire"))]
        assert visitor.send(path, NEW["agencies"]).status_code in {403, 405}, path
    assert site_on_sqlite.house.parts.directories.current().versions == before
    assert site_on_sqlite.stranger().get("/offices").status == 303


def test_what_rests_on_an_entry_is_told_before_it_is_confirmed(site_on_sqlite: Site) -> None:
    """An agency tells its open obstacles and offices, a desk its help, a cause its obstacles, an office its holders."""
    house, admin = site_on_sqlite.house, site_on_sqlite["admin"]
    _ = house.brought_to(State.ASSISTED, visibility=Visibility.LEADERSHIP_ONLY)
    agency = admin.get("/agencies/DINKES/retire").text
    assert "1 kendala terbuka dan 2 jabatan" in agency
    assert "tetap dikerjakan sampai selesai" in agency
    assert "1 pendampingan berjalan" in admin.get("/desks/BPKAD/rename").text
    assert "1 kendala terbuka" in admin.get("/causes/A5-GAGAL/change").text
    assert "1 pemegang hari ini" in admin.get("/offices/admin/rename").text
    assert "Tender alat kesehatan" not in agency


def test_what_stands_in_the_way_is_named_before_anything_is_sent(site_on_sqlite: Site) -> None:
    """A desk that causes name cannot be retired: the page links to them, offers no button, and a form is refused."""
    page = site_on_sqlite["admin"].get("/desks/BPKAD/retire")
    assert "Pindahkan atau nonaktifkan lebih dahulu" in page.text
    assert [href for href, _ in page.links if href.startswith("/causes/")]
    assert "is-danger" not in page.html
    assert site_on_sqlite["admin"].send("/desks/BPKAD/retire").status_code == 409


@pytest.mark.parametrize(
    ("path", "fields", "control"),
    [
        ("/agencies/_new", NEW["agencies"] | {"code": "DINKES", "name": "Yang Diketik"}, "code"),
        ("/agencies/_new", NEW["agencies"] | {"code": "BARU", "name": ""}, "name"),
        ("/agencies/DINKES/rename", {"name": "x" * 201}, "name"),
        ("/agencies/DINKES/change", {"kind": "", "working_days": "5"}, "kind"),
        ("/agencies/DINKES/change", {"kind": "department"}, "working_days"),
        ("/desks/BPKAD/change", {"agency": "NIHIL"}, "agency"),
        ("/desks/BPKAD/change", {"agency": "BPKAD", "helps_with": "\n".join("a" * 51)}, "helps_with"),
        ("/causes/_new", NEW["causes"] | {"code": "ada spasi"}, "code"),
        ("/causes/A5-GAGAL/change", {"locus": "agency", "dak_code": "12"}, "dak_code"),
        ("/offices/_new", NEW["offices"] | {"code": "x", "kind": "operator"}, "agency"),
        ("/offices/admin/appoint", {"account": "nihil", "standing": "plt", "from_on": "28/11/2024"}, "account"),
        ("/offices/admin/end", {"account": "nihil", "on": "28/11/2024"}, "on"),
        ("/offices/admin/end", {"account": "nihil", "on": "besok"}, "on"),
    ],
)
def test_a_refusal_stands_beside_its_field(
    site_on_sqlite: Site, path: str, fields: dict[str, str], control: str
) -> None:
    """What cannot be taken is told beside the field, and everything typed is there again."""
    page = site_on_sqlite["admin"].post(path, fields)
    assert page.status == 422
    assert f'id="{control}-error"' in page.html
    assert all(page.fields[name] == fields[name] for name in TYPED & fields.keys())


def test_a_second_administrator_sees_what_came_between(site_on_sqlite: Site) -> None:
    """Both opened the form; the second is told what the first did, keeps what was typed, and may send it knowingly."""
    admin = site_on_sqlite["admin"]
    form = admin.get("/agencies/DISPAR/rename").fields
    assert admin.send("/agencies/DISPAR/rename", form | {"name": "Nama Pertama", "key": "satu"}).status_code == 303
    page = admin.post("/agencies/DISPAR/rename", form | {"name": "Nama Kedua", "key": "dua"})
    assert page.status == 412
    assert "Dinas Pariwisata → Nama Pertama" in page.text
    assert page.fields["name"] == "Nama Kedua"
    assert admin.send("/agencies/DISPAR/rename", page.fields).status_code == 303
    assert "Nama Kedua" in admin.get("/agencies/DISPAR").text


def test_a_form_sent_twice_is_stored_once(site_on_sqlite: Site) -> None:
    """The second answer leads to the same entry and its history has one line."""
    admin, fields = site_on_sqlite["admin"], NEW["desks"] | {"code": "DUA", "key": "dua-kali"}
    assert [admin.send("/desks/_new", fields).status_code for _ in range(2)] == [303, 303]
    assert admin.get("/desks/DUA").html.count('<li class="moment"') == 1


def test_the_file_of_a_list_holds_what_its_page_shows(site_on_sqlite: Site) -> None:
    """The words of the page narrow the file too."""
    text = site_on_sqlite["admin"].client.get("/export/agencies.csv?q=kesehatan").text
    assert "DINKES" in text
    assert "BPKAD" not in text


def test_a_code_that_begins_like_another_has_its_own_history(site: Site) -> None:
    """An agency is not told what happened to one whose code contains its own."""
    admin = site["admin"]
    assert admin.send("/agencies/_new", NEW["agencies"] | {"code": "DINKE", "key": "mirip"}).status_code == 303
    assert admin.get("/agencies/DINKE").html.count('<li class="moment"') == 1


def test_what_is_so_already_says_that_nothing_changed(site_on_sqlite: Site) -> None:
    """A form sent as it was opened stores nothing and says so."""
    admin = site_on_sqlite["admin"]
    form = admin.get("/desks/BPKAD/rename").fields
    assert admin.send("/desks/BPKAD/rename", form).status_code == 303
    page = admin.get("/desks/BPKAD")
    assert "Tidak ada yang berubah" in page.text
    assert page.html.count('<li class="moment"') == 1
