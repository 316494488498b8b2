"""The page of waits, and the ledger on the page of an obstacle."""

import re

import pytest

from domain.obstacle import EndWait, Visibility
from domain.text import Text
from tests.api.situations import brought
from tests.web.visitors import Site


def fill(site: Site) -> None:
    """Obstacles in several situations."""
    for situation in ("resolved", "assisted_waiting", "at_secretary", "returned"):
        brought(site.house, situation)


@pytest.mark.parametrize("office", ["adpem", "assistant", "leadership", "auditor", "head"])
def test_each_figure_opens_exactly_its_intervals(site: Site, office: str) -> None:
    """Every sum, median, number of hand-overs and of returns leads to a list of as many intervals."""
    fill(site)
    page = site[office].get("/waiting")
    assert page.status == 200
    counts = [(href, words.split(" ")[0]) for href, words in page.links if href.startswith("/waiting?")]
    figures = [(href, figure) for href, figure in counts if figure.isdigit()]
    assert {"show=handed", "show=again", "kind=desk&who=BPKAD"} <= {href.partition("?")[2] for href, _ in figures}
    assert any(href.startswith("/waiting?cause=") for href, _ in figures)
    for href, figure in figures:
        listed = site[office].get(href)
        assert f"{figure} rentang" in listed.text, href
        assert len([words for _, words in listed.links if re.fullmatch(r"KDL-\d+-\d+", words)]) == int(figure), href


def test_a_hidden_obstacle_is_in_no_figure(site_on_sqlite: Site) -> None:
    """Given an obstacle for leadership alone, its number is in the list of those who see it, and of nobody else."""
    number = site_on_sqlite.number(site_on_sqlite.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
    for office, sees in (("leadership", True), ("auditor", True), ("adpem", False), ("stranger", False)):
        assert (number in site_on_sqlite[office].get("/waiting?show=all").text.split()) == sees, office


def test_the_page_of_an_obstacle_says_who_was_waited_for(site_on_sqlite: Site) -> None:
    """Each who was waited for has its days and intervals, which lead to the events that began and ended them."""
    obstacle = brought(site_on_sqlite.house, "assisted_waiting")
    site_on_sqlite.house.act("assistant", obstacle, EndWait(text=Text("Sudah dijawab.")))
    page = site_on_sqlite["head"].get(f"/obstacles/{site_on_sqlite.number(obstacle)}")
    assert "Beralih 3 kali · kembali ke pihak yang sama 1 kali" in page.text
    assert "Bidang BPKAD 0,0 hari" in page.text
    assert "masih berlangsung" in page.text
    assert {"#e1", "#e3", "#e5", "#e6"} <= {href for href, words in page.links if "WITA" in words}


def test_words_that_no_figure_leads_to_are_not_found(site_on_sqlite: Site) -> None:
    """An unknown kind or list is not found; a code that nobody has lists nothing."""
    for query in ("kind=shoe", "show=some", "who=%00", f"cause={'x' * 65}"):
        assert site_on_sqlite["auditor"].get(f"/waiting?{query}").status == 404, query
    assert "Tidak ada rentang tunggu" in site_on_sqlite["auditor"].get("/waiting?kind=level&who=nobody").text


@pytest.mark.parametrize(
    ("office", "there"),
    [("adpem", True), ("assistant", True), ("leadership", True), ("auditor", True), ("desk", False)],
)
def test_those_who_answer_for_it_find_it_in_the_menu(site_on_sqlite: Site, office: str, there: bool) -> None:
    """Ekobang, leadership and auditors have the page among their places."""
    page = site_on_sqlite[office].get("/")
    assert bool(page.addresses("Waktu tunggu")) == there
