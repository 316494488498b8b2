from domain.obstacle import State, Visibility
from tests.web.visitors import Site


def test_the_list_pages_through_everything_once(site: Site) -> None:
    """Following `next` from page to page shows every obstacle exactly once, in the order of the list."""
    made = {site.number(site.house.raised(by="stranger", agency="DISDIKBUD")) for _ in range(52)}
    address, seen = "/obstacles?agency=DISDIKBUD", []
    while address:
        page = site["adpem"].get(address)
        assert "52 kendala" in page.text
        seen += [href.removeprefix("/obstacles/") for href, _ in page.links if href.startswith("/obstacles/KDL")]
        address = next(iter(page.addresses("Berikutnya")), "")
    assert len(seen) == 52
    assert set(seen) == made


def test_a_number_typed_into_the_search_opens_its_obstacle(site: Site) -> None:
    """A whole number, in any case, jumps to the obstacle; one that may not be seen is a search without hits."""
    number = site.number(site.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
    answer = site["operator"].client.get(f"/obstacles?q=%20{number.lower()}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/obstacles/{number}")
    page = site["adpem"].get(f"/obstacles?q={number}")
    assert page.status == 200
    assert "Tidak ada yang cocok" in page.text


def test_words_are_found(site: Site) -> None:
    """The last word of a search may be a beginning, and all words must match."""
    number = site.number(site.house.raised(description="Jembatan gantung belum diserahterimakan."))
    assert number in site["adpem"].get("/obstacles?q=jembatan+gant").text
    assert number not in site["adpem"].get("/obstacles?q=jembatan+beton").text


def test_the_list_is_sorted_by_its_heads(site: Site) -> None:
    """The head of the money column sorts by it, the largest first, and says so to those who cannot see."""
    large = site.number(site.house.raised(amount_at_stake=900_000_000_000, description="Besar sekali nilainya."))
    site.house.raised(amount_at_stake=1, description="Kecil sekali nilainya.")
    page = site["adpem"].get("/obstacles?sort=amount")
    assert next(href for href, _ in page.links if href.startswith("/obstacles/KDL")) == f"/obstacles/{large}"
    assert 'aria-sort="descending"' in page.html


def test_a_place_that_is_gone_is_the_beginning(site_on_sqlite: Site) -> None:
    """A broken cursor shows the first page instead of a failure."""
    assert site_on_sqlite["adpem"].get("/obstacles?cursor=nonsense").status == 200


def test_unresolved_means_every_open_state(site: Site) -> None:
    """`state=open` finds all five open states and no closed one."""
    opened = site.number(site.house.brought_to(State.RETURNED))
    closed = site.number(site.house.brought_to(State.RESOLVED))
    page = site["adpem"].get("/obstacles?state=open")
    assert opened in page.text
    assert closed not in page.text
    assert "/obstacles" in page.addresses("Hapus saringan Belum selesai")


def test_an_empty_list_says_why(site_on_sqlite: Site) -> None:
    """A list without rows offers to drop the filters."""
    page = site_on_sqlite["adpem"].get("/obstacles?q=tidakadakatasepertiini")
    assert "Tidak ada yang cocok" in page.text
    assert page.addresses("Hapus semua saringan") == ["/obstacles"]


def test_the_inspectorate_reaches_every_history(site: Site) -> None:
    """The inspectorate's list leads from every obstacle, also the most sensitive, to its whole history."""
    number = site.number(site.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
    page = site["auditor"].get("/audit?visibility=leadership_only")
    assert f"/obstacles/{number}/history" in [href for href, _ in page.links]


def test_both_languages_say_the_same(site_on_sqlite: Site) -> None:
    """In English the page is English, and the amounts are written the English way."""
    site_on_sqlite.house.raised(amount_at_stake=1_400_000_000)
    visitor = site_on_sqlite.newcomer("assistant")
    visitor.send("/language", {"language": "en", "back": "/"})
    page = visitor.get("/obstacles")
    visitor.send("/language", {"language": "id", "back": "/"})
    assert page.lang == "en"
    assert "Rp1.4 billion" in page.text


def test_the_search_finds_more_than_obstacles(site_on_sqlite: Site) -> None:
    """Words lead to agencies, desks and causes beside the list; a whole name or code leads to that agency's list."""
    visitor = site_on_sqlite["adpem"]
    page = visitor.get("/obstacles?q=kesehatan")
    assert page.addresses("Dinas Kesehatan") == ["/obstacles?agency=DINKES"]
    assert visitor.get("/obstacles?q=dinkes").answer.headers["location"] == "/obstacles?agency=DINKES"
    assert visitor.get("/obstacles?q=dinas+kesehatan").answer.headers["location"] == "/obstacles?agency=DINKES"
    assert visitor.get("/obstacles?q=dinkes&state=open").status == 200


def test_a_number_is_found_as_people_say_it(site_on_sqlite: Site) -> None:
    """The letters before a number and the sign within it are no matter; one that may not be seen is not found."""
    number = site_on_sqlite.number(site_on_sqlite.house.raised())
    spoken = number.removeprefix("KDL-").replace("-", "/")
    assert site_on_sqlite["adpem"].get(f"/obstacles?q={spoken}").answer.headers["location"] == f"/obstacles/{number}"
    assert site_on_sqlite["stranger"].get(f"/obstacles?q=kdl+{spoken}").status == 200
