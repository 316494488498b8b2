import pytest

from domain.obstacle import Visibility, Withdraw
from domain.text import Text
from tests.web.visitors import Site

WAYS = ("agency", "stage", "locus", "level", "cause", "waiting_for")


def fill(site: Site) -> None:
    """A few obstacles of each kind of office, some without an amount."""
    for visibility in Visibility:
        site.house.raised(visibility=visibility, amount_at_stake=250_000_000)
        site.house.raised(visibility=visibility, agency="DISDIKBUD", by="stranger")


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("office", ["leadership", "adpem", "head"])
def test_each_number_opens_a_list_of_exactly_that_many(site: Site, by: str, office: str) -> None:
    """Every count of the review, of this year or of all, is that of the list behind it."""
    fill(site)
    page = site[office].get(f"/review?by={by}&year=2024")
    assert page.status == 200
    figures = [(href, words.split(" ")[0]) for href, words in page.links if href.startswith("/obstacles?state=open")]
    counts = [(href, figure) for href, figure in figures if figure.isdigit() and "sort=" not in href]
    assert counts
    assert any("amount=none" in href for href, _ in counts)
    for href, count in counts:
        assert f"{count} kendala" in site[office].get(href).text, href


def test_the_oldest_opens_its_list(site: Site) -> None:
    """How old the oldest is leads to the list whose first obstacle happened then."""
    fill(site)
    page = site["leadership"].get("/review?by=agency&year=2024")
    oldest = [(href, words) for href, words in page.links if "sort=age" in href]
    assert len(oldest) > 1
    for href, age in oldest:
        assert age.removesuffix(" Tertua") in site["leadership"].get(href).text, href


def test_the_review_says_how_many_state_no_amount(site_on_sqlite: Site) -> None:
    """Sums leave out what states no amount and say how many that is."""
    fill(site_on_sqlite)
    page = site_on_sqlite["leadership"].get("/review")
    assert "tidak ikut dijumlahkan" in page.text
    assert "Belum bernilai" in page.text
    assert '<svg class="bars"' in page.html


def test_the_ways_of_looking_are_links(site_on_sqlite: Site) -> None:
    """Each way is an address of its own that keeps the year."""
    page = site_on_sqlite["leadership"].get("/review?year=2024")
    hrefs = [href for href, _ in page.links]
    assert all(f"/review?by={by}&year=2024" in hrefs for by in WAYS)
    assert site_on_sqlite["leadership"].get("/review?by=shoe-size").status == 404
    assert site_on_sqlite["leadership"].get("/review?year=99999").status == 404


def test_nothing_unresolved_is_said_in_words(site_on_sqlite: Site) -> None:
    """A year in which all is closed, and one in which nothing was raised, are told apart and show no empty pictures."""
    house = site_on_sqlite.house
    house.act("head", house.raised(fiscal_year=2023), Withdraw(reason=Text("Salah catat.")))
    for year, said in ((2023, "Tidak ada yang belum selesai"), (2031, "Belum ada kendala yang dilaporkan")):
        page = site_on_sqlite["leadership"].get(f"/review?year={year}")
        assert said in page.text
        assert "bars" not in page.html
