"""The pages of the rules: versions, drafting one, and switching it on."""

from collections.abc import Sequence

from tests.web.visitors import Site

Fields = dict[str, str | Sequence[str]]


def row(n: int, **more: str | Sequence[str]) -> Fields:
    """The fields of one rule."""
    usual: Fields = {"clock": "accept", "days": "3", "step_days": "3"}
    return {f"rules-{n}-{name}": value for name, value in {**usual, **more}.items()}


def test_the_rules_in_force_are_told_in_plain_words(site_on_sqlite: Site) -> None:
    """Each clock has its table: where a rule holds, what it gives, who is told, and how far it goes up."""
    page = site_on_sqlite["operator"].get("/rules")
    assert "Versi 1 Aturan awal" in page.text
    assert "Sepanjang tahun 3 hari kerja Bagian Adpem Tidak naik dengan sendirinya" in page.text
    strict = "30 hari kerja terakhir 5 hari kerja Bagian Adpem dan Asisten Ekobang Naik sampai Asisten Ekobang"
    assert strict in page.text


def test_a_version_is_drafted_and_switched_on(site_on_sqlite: Site) -> None:
    """The form begins with the rules in force; what is stored does not hold before it is switched on."""
    adpem = site_on_sqlite["adpem"]
    form = adpem.get("/rules/1/draft")
    assert form.fields["rules-0-days"] == "3"
    sent: Fields = {"reason": "Rapat 12/2024", "signs": ["obstacle.accepted.v1"], **row(0, days="2", tell=["adpem"])}
    answer = adpem.send("/rules/1/draft", sent | row(1, clock=""))
    assert (answer.status_code, answer.headers["location"]) == (303, "/rules/2")
    version = adpem.get("/rules/2")
    assert "belum pernah berlaku" in version.text
    assert "Sepanjang tahun 2 hari kerja Bagian Adpem" in version.text
    assert "/rules/2/switch-on" in version.actions
    assert adpem.send("/rules/2/switch-on").headers["location"] == "/rules"
    page = adpem.get("/rules")
    assert "Yang berlaku sekarang: versi 2" in page.text
    assert "Aturan versi 2 mulai berlaku" in page.text


def test_rules_that_contradict_each_other_come_back_with_everything_typed(site_on_sqlite: Site) -> None:
    """Two rules about the same, and a number that cannot be read, are told beside their rows."""
    sent: Fields = {"reason": "Uji", "signs": ["obstacle.accepted.v1"], **row(0, days="2"), **row(4, days="9")}
    page = site_on_sqlite["adpem"].post("/rules/1/draft", sent)
    assert page.status == 422
    assert "Aturan ke-1 dan ke-2 mengatur hal yang sama." in page.text
    assert (page.fields["reason"], page.fields["rules-0-days"], page.fields["rules-1-days"]) == ("Uji", "2", "9")
    page = site_on_sqlite["adpem"].post("/rules/1/draft", sent | row(0, days="banyak"))
    assert page.fields["rules-0-days"] == "banyak"
    assert "Tulis bagian ini dengan angka." in page.text


def test_a_rule_that_can_never_fire_is_refused(site_on_sqlite: Site) -> None:
    """A rule for all year that is covered by one for every season says which to change."""
    seasons = ("ordinary", "last_quarter", "last_30_days", "after_cut_off")
    sent: Fields = {"reason": "Uji", "signs": ["obstacle.accepted.v1"], **row(0)}
    for n, season in enumerate(seasons, 1):
        sent |= row(n, season=season)
    page = site_on_sqlite["adpem"].post("/rules/1/draft", sent)
    assert "Aturan ke-1 selalu didahului aturan yang lebih khusus." in page.text


def test_a_row_is_added_without_script(site_on_sqlite: Site) -> None:
    """The button asks the server for one more row, and nothing typed is lost."""
    sent: Fields = {"reason": "Uji", **row(0, days="7"), "add": "rules"}
    page = site_on_sqlite["adpem"].post("/rules/1/draft", sent)
    assert page.status == 200
    assert (page.fields["rules-0-days"], page.fields["rules-1-days"], page.fields["reason"]) == ("7", "", "Uji")
