"""Flags for people: the mark on cards and rows, the filter, the count at home, and why on the obstacle's page."""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.obstacle import Accept, Visibility
from tests.api.programs import Ticking
from tests.web.visitors import Site


@pytest.fixture(scope="module")
def flagged(site_on_sqlite: Site) -> tuple[str, str]:
    """The numbers of two obstacles that went late on 4 December 2024; the second is for leadership alone."""
    house = site_on_sqlite.house
    ids = [house.raised(), house.raised(visibility=Visibility.LEADERSHIP_ONLY)]
    clock = house.parts.clock
    assert isinstance(clock, Ticking)
    clock.now += timedelta(days=7)
    assert house.parts.timetable.run("watch").did["flagged"] >= len(ids)
    assert house.parts.reads.wait_for(house.parts.log.head(), 20)
    first, second = (site_on_sqlite.number(one) for one in ids)
    return first, second


def test_the_page_says_why_and_what_would_clear_it(site_on_sqlite: Site, flagged: tuple[str, str]) -> None:
    """A flagged obstacle says in one sentence what was not done in time and what ends the flag, and by which rules."""
    page = site_on_sqlite["adpem"].get(f"/obstacles/{flagged[0]}")
    why = "Laporan belum diterima atau dikembalikan, padahal batasnya 3 Desember 2024"
    assert f"{why}; tanda ini hilang begitu laporan diterima, dikembalikan, atau ditarik." in page.text
    assert "Ditandai 5 Desember 2024 menurut aturan versi 1" in page.text
    assert page.text.count("menurut aturan versi 1") == 1, "what is the same of all flags is said once"
    english = site_on_sqlite["adpem"].get(f"/obstacles/{flagged[0]}", headers={"Accept-Language": "en"})
    assert english.status == 200


@pytest.mark.parametrize("path", ["/board", "/obstacles"])
def test_cards_and_rows_are_marked_and_can_be_asked_for(
    site_on_sqlite: Site, flagged: tuple[str, str], path: str
) -> None:
    """The mark has a word, the filter leaves the flagged ones, and those whom one may not see are in neither."""
    for office, seen in (("adpem", flagged[:1]), ("leadership", flagged)):
        page = site_on_sqlite[office].get(f"{path}?flagged=yes")
        assert page.text.count("Ditandai: Penerimaan laporan") == len(seen)
        assert {number for number in flagged if number in page.text} == set(seen)
    assert site_on_sqlite["adpem"].get(f"{path}?flagged=maybe").status == 404


def test_home_counts_what_is_flagged(site_on_sqlite: Site, flagged: tuple[str, str]) -> None:
    """The office's first page says how many obstacles that it sees are flagged, and leads to them."""
    for office, count in (("adpem", 1), ("leadership", 2)):
        page = site_on_sqlite[office].get("/")
        assert f"Ditandai terlambat {count}" in page.text
        assert f"{count} Ditandai terlambat" in [words for href, words in page.links if href.endswith("flagged=yes")]
    assert "Ditandai terlambat" not in site_on_sqlite["strange_head"].get("/").text


def test_programs_get_the_flags(site_on_sqlite: Site, flagged: tuple[str, str]) -> None:
    """Over HTTP a list can be narrowed to the flagged ones, and an obstacle carries its flags."""
    house = site_on_sqlite.house
    (row,) = house["adpem"].get("/obstacles?flagged=yes").json()["items"]
    assert (row["number"], row["flagged"][0]) == (flagged[0], "accept")
    first = house["adpem"].get(f"/obstacles/{flagged[0]}").json()["flags"][0]
    assert (first["clock"], first["day"], first["due_on"]) == ("accept", "2024-12-05", "2024-12-03")
    assert first["waiting_for"] == {"kind": "adpem", "who": []}


def test_the_act_that_was_missing_ends_it(site_on_sqlite: Site, flagged: tuple[str, str]) -> None:
    """Once Adpem has accepted it, the sentence is gone."""
    obstacle = site_on_sqlite.house["adpem"].get(f"/obstacles/{flagged[0]}").json()["id"]
    site_on_sqlite.house.act("adpem", UUID(obstacle), Accept())
    assert "belum diterima atau dikembalikan" not in site_on_sqlite["adpem"].get(f"/obstacles/{flagged[0]}").text
