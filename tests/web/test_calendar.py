"""The pages by which time is judged: the calendar of a year and its plain forms."""

import pytest

from tests.api.programs import SEATS
from tests.web.visitors import Site

DECREE = "SE Bupati 100/2024"


@pytest.mark.parametrize("path", ["/calendar", "/calendar?year=2027&week=6", "/rules", "/rules/1", "/deadlines"])
def test_everybody_reads_and_only_keepers_are_offered_changes(site_on_sqlite: Site, path: str) -> None:
    """All who are logged in read the pages; what an office may not do is not shown to it, and refused."""
    forms = {"/calendar/add", "/calendar/move", "/deadlines/set", "/rules/1/draft", "/rules/1/switch-on"}
    for office in SEATS:
        page = site_on_sqlite[office].get(path)
        assert page.status == 200, office
        offered = {href.partition("?")[0] for href, _ in page.links} | set(page.actions)
        assert bool(offered & forms) == (office in {"admin", "adpem"}), office


def test_the_forms_are_closed_to_all_others(site_on_sqlite: Site) -> None:
    """Neither the form nor what is sent to it is open to who does not keep the almanac."""
    for path in ("/calendar/add", "/calendar/remove", "/deadlines/dispense", "/rules/1/draft"):
        assert site_on_sqlite["assistant"].get(path).status == 403, path
        assert site_on_sqlite["assistant"].send(path, {"day": "02/12/2024"}).status_code == 403, path
    assert site_on_sqlite["auditor"].send("/rules/1/switch-on").status_code == 403


def test_the_year_shows_its_days_off_with_their_decrees(site_on_sqlite: Site) -> None:
    """A national holiday, collective leave, and the number of working days; Saturdays count in a week of six."""
    five = site_on_sqlite["operator"].get("/calendar?year=2024")
    assert "Senin, 1 Januari 2024 : Tahun Baru" in five.text
    assert "(Cuti bersama)" in five.text
    six = site_on_sqlite["operator"].get("/calendar?year=2024&week=6")
    assert "238 hari kerja" in five.text
    assert "287 hari kerja" in six.text
    assert "perkiraan" in site_on_sqlite["operator"].get("/calendar?year=2027").text


def test_a_day_is_added_moved_and_removed_by_decree(site_on_sqlite: Site) -> None:
    """Each change stands on the calendar and in the list of changes, with the office and its decree."""
    adpem = site_on_sqlite["adpem"]
    day = {"day": "02/12/2024", "name": "Hari jadi", "kind": "local", "decree": DECREE, "year": "2024"}
    answer = adpem.send("/calendar/add", day)
    assert (answer.status_code, answer.headers["location"]) == (303, "/calendar?year=2024")
    assert f"Senin, 2 Desember 2024 : Hari jadi (Libur daerah, {DECREE})" in adpem.get("/calendar?year=2024").text
    moved = {"day": "2024-12-02", "to": "03/12/2024", "decree": "SE 2/2024", "year": "2024"}
    assert adpem.send("/calendar/move", moved).status_code == 303
    assert "Selasa, 3 Desember 2024 : Hari jadi" in adpem.get("/calendar?year=2024").text
    removed = {"day": "2024-12-03", "decree": "SE 3/2024", "year": "2024"}
    assert adpem.send("/calendar/remove", removed).status_code == 303
    page = adpem.get("/calendar?year=2024")
    assert "2024 : Hari jadi" not in page.text
    assert "Selasa, 3 Desember 2024 tidak lagi menjadi hari libur · Bagian Administrasi Pembangunan" in page.text
    assert DECREE in page.text


def test_a_form_that_is_refused_keeps_what_was_typed(site_on_sqlite: Site) -> None:
    """A day that is off already and a missing decree are told beside their fields, and nothing is lost."""
    typed = {"day": "25/12/2024", "name": "Natal kedua", "kind": "local", "decree": "", "year": "2024"}
    page = site_on_sqlite["adpem"].post("/calendar/add", typed)
    assert page.status == 422
    assert "sudah menjadi hari libur" in page.text
    assert "Nomor keputusan : Isi bagian ini." in page.text.replace("keputusan:", "keputusan :")
    assert (page.fields["day"], page.fields["name"]) == ("25/12/2024", "Natal kedua")


def test_all_that_is_missing_is_told_at_once(site_on_sqlite: Site) -> None:
    """A form that was sent empty names each field that has to be filled, in the order of the page."""
    page = site_on_sqlite["adpem"].post("/calendar/add", {"year": "2024"})
    write, choose = "Isi bagian ini.", "Pilih salah satu."
    fields = {"Tanggal": write, "Nama hari libur": write, "Jenis": choose, "Nomor keputusan": write}
    assert (page.status, " ".join(f"{label}: {what}" for label, what in fields.items()) in page.text) == (422, True)


def test_a_day_off_is_chosen_and_the_day_to_which_it_moves_is_written(site_on_sqlite: Site) -> None:
    """What is asked of an empty field fits its control."""
    page = site_on_sqlite["adpem"].post("/calendar/move", {"year": "2024"})
    assert "Tanggal: Pilih salah satu. Dipindahkan ke: Isi bagian ini." in page.text


def test_a_day_in_the_past_may_change_with_a_warning(site_on_sqlite: Site) -> None:
    """Given a day that is over, the change is stored, and the page says that verdicts which were given stay."""
    day = {"day": "25/11/2024", "name": "Libur susulan", "kind": "local", "decree": "SE 9/2024", "year": "2024"}
    assert site_on_sqlite["admin"].send("/calendar/add", day).status_code == 303
    page = site_on_sqlite["admin"].get("/calendar?year=2024")
    assert "penilaian yang sudah diberikan tetap seperti diketahui saat itu" in page.text


def test_words_that_no_link_leads_to_are_not_found(site_on_sqlite: Site) -> None:
    """A year or a week that there is not is not found."""
    for query in ("year=soon", "year=1900", "week=7"):
        assert site_on_sqlite["adpem"].get(f"/calendar?{query}").status == 404, query
    assert site_on_sqlite["adpem"].get("/rules/99").status == 404
