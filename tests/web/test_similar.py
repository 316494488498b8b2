from domain.obstacle import Visibility
from tests.web.obstacle.filled import filled
from tests.web.obstacle.test_raising import NEW, TYPED, sent
from tests.web.pages import Page
from tests.web.visitors import Site

ASKED = {"description": "Alat kesehatan puskesmas: tender gagal", "cause": "A5-GAGAL", "agency": "DINKES"}
WORDS = "Tender alat kesehatan puskesmas gagal dua kali"


def test_a_likely_duplicate_is_shown_before_sending(site_on_sqlite: Site) -> None:
    """Without script a button shows it and keeps what was typed; a script is given the same part alone."""
    visitor = site_on_sqlite["operator"]
    sent(visitor, TYPED | {"description": WORDS})
    form = filled(visitor.get(NEW), NEW) | TYPED | ASKED | {"add": "similar"}
    page = Page(visitor.send(NEW, form))
    assert page.status == 200
    assert "Mirip dengan yang masih terbuka" in page.text
    assert WORDS in page.text
    assert filled(page, NEW)["description"] == ASKED["description"]
    part = Page(visitor.send("/obstacles/similar", ASKED))
    assert WORDS in part.text
    assert "<html" not in part.html
    assert "Belum ada yang mirip" in Page(visitor.send(NEW, form | {"description": "Hal lain", "cause": ""})).text


def test_a_duplicate_that_may_not_be_seen_is_not_shown(site_on_sqlite: Site) -> None:
    """Another agency's operator is not told that there is one."""
    site_on_sqlite.house.raised(visibility=Visibility.LEADERSHIP_ONLY)
    sent(site_on_sqlite["operator"], TYPED | {"description": WORDS})
    for office in ("stranger", "desk"):
        assert "Mirip dengan" not in Page(site_on_sqlite[office].send("/obstacles/similar", ASKED)).text


def test_an_obstacle_leads_to_those_like_it(site_on_sqlite: Site) -> None:
    """Its page links what is like it, itself left out; who may not see the other is not told of it."""
    visitor = site_on_sqlite["operator"]
    description = f"{WORDS} di Sangatta"
    first, second = (sent(visitor, TYPED | {"description": description}) for _ in range(2))
    address = f"/obstacles/{number(second)}/similar"
    assert f'href="{address}"' in second.html
    alike = visitor.get(address)
    assert f'href="/obstacles/{number(first)}" target' in alike.html
    assert f'href="/obstacles/{number(second)}" target' not in alike.html
    assert site_on_sqlite["stranger"].get(address).status == 404


def number(page: Page) -> str:
    """The number of the obstacle that the page shows."""
    return page.text.split(" ", 1)[0]
