import pytest

from domain.obstacle import Escalate, Level, State
from domain.text import Text
from tests.web.pages import Page
from tests.web.visitors import Site


def column(page: Page, state: State) -> str:
    """The HTML of one column."""
    begin = page.html.index(f'data-column="{state.value}"')
    return page.html[begin : page.html.index("</section>", begin)]


def card(page: Page, number: str) -> str:
    """The HTML of one card."""
    begin = page.html.index(f'id="card-{number}"')
    return page.html[begin : page.html.index("</article>", begin)]


def test_cards_stand_in_the_column_of_their_state(site: Site) -> None:
    """Each card stands under its state with number, agency, money and whom it waits for, and can be acted on."""
    raised = site.house.raised(amount_at_stake=2_650_000_000_000)
    assisted = site.house.brought_to(State.ASSISTED)
    page = site["adpem"].get("/board")
    assert page.status == 200
    mine = card(page, site.number(raised))
    assert mine in column(page, State.RAISED)
    for words in (site.number(raised), "DINKES", "Rp2,65 triliun", "Bagian Adpem"):
        assert words in mine
    assert card(page, site.number(assisted)) in column(page, State.ASSISTED)
    assert "Bidang BPKAD" in card(page, site.number(assisted))


def test_the_menu_of_a_card_is_what_the_office_may_do(site: Site) -> None:
    """A card offers exactly the acts allowed to this office, as links that work without script."""
    obstacle = site.house.brought_to(State.ASSISTED)
    number = site.number(obstacle)
    mine = card(site["desk"].get("/board"), site.number(obstacle))
    offered = {f"/obstacles/{number}/acts/{act}" for act in ("comment", "add_evidence", "wait")}
    offered |= {f"/obstacles/{number}/acts/{act}?n=1" for act in ("report_progress", "hand_back")}
    assert {part for part in mine.split('"') if f"/obstacles/{number}/" in part} == offered
    auditors = card(site["auditor"].get("/board"), site.number(obstacle))
    assert "/acts/" not in auditors


def test_a_card_that_can_be_dragged_names_the_column(site: Site) -> None:
    """The ways to another column carry its name, so that dragging opens the same form as the menu."""
    obstacle = site.house.raised()
    mine = card(site["adpem"].get("/board"), site.number(obstacle))
    assert 'data-drop="accepted"' in mine
    assert 'data-drop="returned"' in mine


def test_a_column_shows_its_first_cards_and_a_way_to_all(site: Site) -> None:
    """A long column shows the first cards, the count and money of all, and links to the list of exactly these."""
    for _ in range(10):
        site.house.raised(agency="DISDIKBUD", by="stranger", amount_at_stake=1_000_000)
    page = site["adpem"].get("/board?agency=DISDIKBUD")
    raised = column(page, State.RAISED)
    assert raised.count('class="board-card"') == 8
    assert '<span class="count">10</span>' in raised
    assert "Rp10 juta" in raised
    (href,) = {part.replace("&amp;", "&") for part in raised.split('"') if part.startswith("/obstacles?")}
    assert "10 kendala" in site["adpem"].get(href).text


def test_filters_stand_in_the_address(site: Site) -> None:
    """The board narrowed by its address shows what matches, names each filter in force and the way out of it."""
    shown = site.house.raised(description="Lahan puskesmas belum dibebaskan.")
    hidden = site.house.raised(description="Aplikasi tidak dapat dibuka.")
    page = site["adpem"].get("/board?q=lahan&year=2024")
    assert f"card-{site.number(shown)}" in page.html
    assert f"card-{site.number(hidden)}" not in page.html
    assert "/board?year=2024" in page.addresses("Hapus saringan “lahan”")


def test_what_may_not_be_seen_is_on_no_board(site: Site) -> None:
    """Another agency's board neither shows nor counts an obstacle of the default visibility."""
    obstacle = site.house.raised()
    page = site["stranger"].get("/board?agency=DINKES")
    assert f"card-{site.number(obstacle)}" not in page.html
    assert '<span class="count">0</span>' in column(page, State.RAISED)


@pytest.mark.parametrize(
    "query", ["state=nowhere", "level=king", "year=24", "year=1999", "waiting_for=me", "sort=luck"]
)
@pytest.mark.parametrize("path", ["/board", "/obstacles", "/audit"])
def test_an_address_that_no_list_has_leads_nowhere(site_on_sqlite: Site, path: str, query: str) -> None:
    """A value that no filter knows is not silently left out."""
    assert site_on_sqlite["adpem"].get(f"{path}?{query}").status == 404


def test_a_card_tells_cause_and_a_level_above_the_usual(site: Site) -> None:
    """A card names the cause, and the level once somebody above Ekobang's office has to decide."""
    obstacle = site.house.brought_to(State.ACCEPTED)
    assert "Asisten" not in card(site["leadership"].get("/board"), site.number(obstacle))
    site.house.act("assistant", obstacle, Escalate(to=Level.SECRETARY, reason=Text("Perlu keputusan.")))
    mine = card(site["leadership"].get("/board"), site.number(obstacle))
    assert "Sekretaris Daerah" in mine
    assert "Tender gagal" in mine


def test_more_of_a_column_is_shown_on_demand(site_on_sqlite: Site) -> None:
    """Given a long column, a plain link shows more of it under the same filters, and nonsense is no obstacle."""
    for _ in range(12):
        site_on_sqlite.house.raised(agency="DISDIKBUD", by="stranger")
    here = "/board?agency=DISDIKBUD"
    visitor = site_on_sqlite["adpem"]
    (more,) = (href for href, words in visitor.get(here).links if words == "Tampilkan lagi")
    page = visitor.get(more)
    assert "agency=DISDIKBUD" in more
    assert column(page, State.RAISED).count('class="board-card"') > 8
    assert visitor.get(here + "&more=raised:9999&more=nonsense&more=raised:x").status == 200


def test_the_density_is_kept_by_the_browser(site_on_sqlite: Site) -> None:
    """A choice of density is a plain form, comes back to the same page, and holds on this device until taken back."""
    visitor = site_on_sqlite.newcomer("adpem")
    answer = visitor.send("/density", {"density": "projector", "back": "/board?year=2024"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/board?year=2024")
    assert 'data-density="projector"' in visitor.get("/board").html
    visitor.send("/density", {"density": "wide", "back": "https://elsewhere.example/"})
    assert "data-density" not in visitor.get("/board").html
