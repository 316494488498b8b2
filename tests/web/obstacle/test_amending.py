from uuid import UUID

import pytest

from domain.obstacle import Amend, Amendment, BudgetLine, Record, State, Visibility
from domain.text import Text
from kendala.redacting import redact
from projections.obstacle import find
from tests.web.obstacle.filled import filled
from tests.web.pages import Page
from tests.web.visitors import Site, Visitor

Fields = dict[str, str | list[str]]


def address(site: Site, obstacle: UUID) -> str:
    return f"/obstacles/{site.number(obstacle)}/amend"


def opened(site: Site, visitor: Visitor, obstacle: UUID) -> Fields:
    """The form as it is filled in at first."""
    page = visitor.get(address(site, obstacle))
    assert page.status == 200, page.text
    return filled(page, address(site, obstacle))


def record(site: Site, obstacle: UUID) -> Record:
    """The record as the read models hold it."""
    with site.house.parts.reads.connect() as connection:
        shown = find(connection, site.house["assistant"].acting, obstacle)
    assert shown is not None
    return shown.obstacle.record


def amended_meanwhile(site: Site, obstacle: UUID, **values: object) -> None:
    """Another person changes the record."""
    site.house.act("head", obstacle, Amend(amendment=Amendment(fields=tuple(values), **values)))  # type: ignore[arg-type]  # values of any field


def rich(site: Site) -> UUID:
    """An obstacle with rows."""
    line = BudgetLine(sub_activity="1.02.02.2.01.0001", account="5.2", amount=1_500_000)
    return site.house.raised(whys=(Text("Karena sempit."),), budget_lines=(line,), amount_at_stake=1_500_000)


def test_only_what_was_changed_is_set(site_on_sqlite: Site) -> None:
    """The form comes filled; of all its fields the event names the changed ones, and the timeline shows both values."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    fields = opened(site, site["operator"], obstacle)
    assert (fields["amount_at_stake"], fields["lines-0-amount"]) == ("1.500.000", "1.500.000")
    typed: Fields = {"amount_at_stake": "2 M", "whys": ["Karena sempit.", "Karena lama.", "", "", ""]}
    answer = site["operator"].send(address(site, obstacle), fields | typed)
    page = site["operator"].get(answer.headers["location"])
    assert "Catatan diperbaiki: Nilai terdampak dan Mengapa terjadi" in page.text
    assert "Rp1.500.000 → Rp2.000.000.000" in page.text
    assert record(site, obstacle).amount_at_stake == 2_000_000_000


def test_nothing_changed_is_no_event(site_on_sqlite: Site) -> None:
    """A form sent as it came records nothing and says so."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    fields, head = opened(site, site["operator"], obstacle), site.house.parts.log.head()
    answer = site["operator"].send(address(site, obstacle), fields)
    assert site.house.parts.log.head() == head
    assert "Tidak ada yang berubah" in site["operator"].get(answer.headers["location"]).text


def test_two_persons_change_different_fields(site_on_sqlite: Site) -> None:
    """What another person changed meanwhile stays, and what this one changed is added to it."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    fields = opened(site, site["operator"], obstacle)
    amended_meanwhile(site, obstacle, activity=Text("Pengadaan alat"))
    answer = site["operator"].send(address(site, obstacle), fields | {"amount_at_stake": "3 M"})
    assert answer.status_code == 303
    now = record(site, obstacle)
    assert (str(now.activity), now.amount_at_stake) == ("Pengadaan alat", 3_000_000_000)


def collision(site: Site) -> tuple[UUID, Page]:
    """Two persons have changed the description, one of them also the amount."""
    obstacle = rich(site)
    fields = opened(site, site["operator"], obstacle)
    amended_meanwhile(site, obstacle, description=Text("Tulisan kepala dinas yang lengkap."), activity=Text("Obat"))
    typed: Fields = {"description": "Tulisan operator yang lengkap.", "amount_at_stake": "4 M"}
    return obstacle, site["operator"].post(address(site, obstacle), fields | typed)


def test_a_collision_shows_both_texts_and_loses_nothing(site_on_sqlite: Site) -> None:
    """Where both changed the same field both texts stand side by side, with who wrote the other; the rest is kept."""
    obstacle, page = collision(site_on_sqlite)
    assert page.status == 412
    for words in ("Tulisan kepala dinas yang lengkap.", "Tulisan operator yang lengkap.", "Kepala Dinas Kesehatan"):
        assert words in page.text
    kept = filled(page, address(site_on_sqlite, obstacle))
    assert kept["description"] == "Tulisan operator yang lengkap."
    assert (kept["amount_at_stake"], kept["activity"]) == ("4 M", "Obat")


@pytest.mark.parametrize(
    ("pick", "said"),
    [("yours", "Tulisan operator yang lengkap."), ("theirs", "Tulisan kepala dinas yang lengkap.")],
)
def test_the_person_decides_a_collision(site_on_sqlite: Site, pick: str, said: str) -> None:
    """Either text can be kept; the other changes are saved in any case."""
    obstacle, page = collision(site_on_sqlite)
    fields = filled(page, address(site_on_sqlite, obstacle)) | {"pick-description": pick}
    assert site_on_sqlite["operator"].send(address(site_on_sqlite, obstacle), fields).status_code == 303
    now = record(site_on_sqlite, obstacle)
    assert (str(now.description), str(now.activity), now.amount_at_stake) == (said, "Obat", 4_000_000_000)


def test_sent_twice_it_is_amended_once(site_on_sqlite: Site) -> None:
    """The same form again adds no second event."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    fields = opened(site, site["operator"], obstacle) | {"title": "Judul lain"}
    assert site["operator"].send(address(site, obstacle), fields).status_code == 303
    head = site.house.parts.log.head()
    assert site["operator"].send(address(site, obstacle), fields).status_code == 303
    assert site.house.parts.log.head() == head


def test_faults_keep_what_was_typed(site_on_sqlite: Site) -> None:
    """A refused amendment comes back with every field as typed and all faults at once."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    fields = opened(site, site["operator"], obstacle)
    typed: Fields = {"amount_at_stake": "entah", "happened_on": "01/01/2031", "title": "Judul baru"}
    page = site["operator"].post(address(site, obstacle), fields | typed)
    assert page.status == 422
    assert filled(page, address(site, obstacle)) == fields | typed
    assert [href for href, _ in page.links if href in ("#amount_at_stake", "#happened_on")] == [
        "#amount_at_stake",
        "#happened_on",
    ]


def test_a_removed_text_keeps_nobody_from_correcting_the_rest(site_on_sqlite: Site) -> None:
    """Where the description was redacted its field is empty, and another field can be amended all the same."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    redact(site.house.parts, obstacle, 1, "record.description", "Memuat nama orang.")
    site["operator"].send(f"/obstacles/{site.number(obstacle)}/acts/comment", {"key": str(obstacle), "text": "Lanjut."})
    fields = opened(site, site["operator"], obstacle)
    assert fields["description"] == ""
    answer = site["operator"].send(address(site, obstacle), fields | {"amount_at_stake": "3 juta"})
    assert answer.status_code == 303
    page = site["operator"].get(f"/obstacles/{site.number(obstacle)}")
    assert "Teks ini telah dihapus" in page.text
    assert "(teks dihapus)" in page.text


def test_rows_are_taken_out_and_added_without_script(site_on_sqlite: Site) -> None:
    """A row is taken out by emptying it, and one more is asked of the server, with everything typed kept."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    fields = opened(site, site["operator"], obstacle)
    more = site["operator"].post(address(site, obstacle), fields | {"add": "lines"})
    assert "lines-1-amount" in filled(more, address(site, obstacle))
    emptied: Fields = {name: "" for name in fields if name.startswith("lines-0")}
    assert site["operator"].send(address(site, obstacle), fields | emptied).status_code == 303
    assert record(site, obstacle).budget_lines == ()


def test_once_accepted_the_deadline_has_its_own_act(site_on_sqlite: Site) -> None:
    """Ekobang amends an accepted obstacle; its deadline is not in that form, which leads to the act that moves it."""
    site, obstacle = site_on_sqlite, site_on_sqlite.house.brought_to(State.ACCEPTED)
    page = site["adpem"].get(address(site, obstacle))
    assert "needed_by" not in filled(page, address(site, obstacle))
    assert page.addresses("Ubah tenggat") == [f"/obstacles/{site.number(obstacle)}/acts/move_deadline"]
    fields = filled(page, address(site, obstacle)) | {"title": "Judul dari Adpem"}
    assert site["adpem"].send(address(site, obstacle), fields).status_code == 303


def test_who_may_not_amend_is_told_why(site_on_sqlite: Site) -> None:
    """After acceptance the agency's form does not open and says who may and when, and what is hidden stays unknown."""
    site = site_on_sqlite
    accepted, hidden = site.house.brought_to(State.ACCEPTED), site.house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    page = site["operator"].get(address(site, accepted))
    assert page.status in (403, 409)
    assert "Perbaiki catatan" in page.text
    assert site["adpem"].get(address(site, hidden)).status == 404
    assert site["adpem"].post(address(site, hidden), {"title": "x"}).status == 404


def test_an_obstacle_closed_meanwhile_keeps_the_typed_text(site_on_sqlite: Site) -> None:
    """An amendment that comes too late is refused in words, with everything typed still in the form."""
    site, obstacle = site_on_sqlite, rich(site_on_sqlite)
    fields = opened(site, site["operator"], obstacle) | {"title": "Terlambat"}
    number = site.number(obstacle)
    site["adpem"].send(f"/obstacles/{number}/acts/accept", {"key": f"accept-{number}"})
    page = site["operator"].post(address(site, obstacle), fields)
    assert page.status in (403, 409)
    assert filled(page, address(site, obstacle))["title"] == "Terlambat"
