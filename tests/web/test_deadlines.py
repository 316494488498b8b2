"""The page of year-end deadlines."""

from tests.web.visitors import Site

SET = {"year": "2024", "document": "sp2d", "at": "27/12/2024", "time": "17.00", "zone": "wib", "letter": "PER-17/2024"}
MORE = {
    "year": "2024",
    "agency": "DINKES",
    "document": "spp_ls",
    "at": "20/12/2024",
    "time": "12:30",
    "letter": "900/7",
}


def test_a_deadline_is_set_in_its_own_zone(site_on_sqlite: Site) -> None:
    """17.00 WIB stands with what that is here, and with its letter."""
    assert site_on_sqlite["admin"].send("/deadlines/set", SET).status_code == 303
    page = site_on_sqlite["operator"].get("/deadlines?year=2024")
    assert "SP2D 27 Desember 2024 pukul 17.00 WIB (18.00 WITA) tersisa" in page.text
    assert "PER-17/2024" in page.text
    assert "SPM belum ditetapkan" in page.text
    form = site_on_sqlite["admin"].get("/deadlines/set?year=2024&document=sp2d")
    assert (form.fields["at"], form.fields["time"], form.fields["letter"]) == ("27/12/2024", "17.00", "PER-17/2024")


def test_an_agency_is_given_more_time(site_on_sqlite: Site) -> None:
    """The dispensation stands with the agency, the time and the letter."""
    assert site_on_sqlite["adpem"].send("/deadlines/dispense", MORE).status_code == 303
    page = site_on_sqlite["operator"].get("/deadlines?year=2024")
    assert "Dinas Kesehatan SPP-LS 20 Desember 2024 pukul 12.30 WITA 900/7" in page.text


def test_a_time_that_cannot_be_read_comes_back(site_on_sqlite: Site) -> None:
    """What is no time of day is told beside its field; a time before the documents of the chain is refused too."""
    page = site_on_sqlite["adpem"].post("/deadlines/set", SET | {"time": "petang"})
    assert page.status == 422
    assert "Tulis jam seperti 20.00." in page.text
    assert page.fields["time"] == "petang"
    early = site_on_sqlite["adpem"].post("/deadlines/set", SET | {"at": "01/12/2024"})
    assert "Waktu ini mendahului batas SPP-LS" in early.text
