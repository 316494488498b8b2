"""Board, list and review as they were: what they show, where they lead, and what they do not offer."""

import pytest

from domain.obstacle import Accept, ChangeVisibility, Visibility
from domain.text import Text
from tests.web.visitors import Site
from wording.past import written

PAGES = ("/board", "/obstacles", "/review")


def test_the_board_shows_the_columns_of_then(site: Site) -> None:
    """Given an obstacle that was accepted later, the past has it among the raised, and offers no act on it."""
    obstacle = site.house.raised()
    then = written(site.house.parts.clock())
    site.house.act("assistant", obstacle, Accept())
    now, past = (site["assistant"].get(f"/board?state=accepted{more}") for more in ("", f"&as_of={then}"))
    number = site.number(obstacle)
    assert (number in now.text, number in past.text) == (True, False)
    past = site["assistant"].get(f"/board?as_of={then}")
    assert number in past.text
    assert [href for href, _ in past.links if "/acts/" in href] == []
    assert any(href.startswith(f"/obstacles/{number}?as_of=") for href, _ in past.links)


def test_the_list_of_the_past_keeps_its_moment(site_on_sqlite: Site) -> None:
    """Filters, heads, rows, the next page and the files stay at the moment."""
    house = site_on_sqlite.house
    for _ in range(51):
        house.raised(by="adpem", agency="DISTANAH")
    then = written(house.parts.clock())
    house.raised(by="adpem", agency="DISTANAH")
    page = site_on_sqlite["adpem"].get(f"/obstacles?state=raised&agency=DISTANAH&as_of={then}")
    assert "51 kendala" in page.text
    (following,) = page.addresses("Berikutnya")
    assert "as_of=" in following
    assert "51 kendala" in site_on_sqlite["adpem"].get(following).text
    assert [href for href, _ in page.links if href.startswith("/obstacles/KDL") and "as_of=" not in href] == []
    files = [href for href, _ in page.links if "export" in href]
    assert len(files) == len([href for href in files if "as_of=" in href]) == 2


def test_the_review_counts_what_was_open_then(site: Site) -> None:
    """Given an obstacle that was raised later, the review of before does not count it."""
    site.house.raised()
    then = written(site.house.parts.clock())
    site.house.raised()
    now, past = (site["leadership"].get(f"/review{more}") for more in ("", f"?as_of={then}"))
    counted = [
        int(next(words.partition(" ")[0] for href, words in page.links if "state=open" in href)) for page in (now, past)
    ]
    assert counted[0] == counted[1] + 1
    assert [href for href, _ in past.links if "state=open" in href and "as_of=" not in href] == []


@pytest.mark.parametrize("address", PAGES)
def test_who_lost_sight_finds_nothing_in_the_past(site_on_sqlite: Site, address: str) -> None:
    """Given an obstacle that was open to all agencies and is not any more, another does not find it there."""
    obstacle = site_on_sqlite.house.raised(visibility=Visibility.ALL_AGENCIES)
    then = written(site_on_sqlite.house.parts.clock())
    words = site_on_sqlite["stranger"].get(f"{address}?as_of={then}").text
    closed = ChangeVisibility(visibility=Visibility.AGENCY_AND_EKOBANG, reason=Text("Rahasia."))
    site_on_sqlite.house.act("assistant", obstacle, closed)
    assert words != site_on_sqlite["stranger"].get(f"{address}?as_of={then}").text
    assert site_on_sqlite.number(obstacle) not in site_on_sqlite["stranger"].get(f"{address}?as_of={then}").text


@pytest.mark.parametrize("address", PAGES)
def test_a_moment_to_come_is_refused_on_each_page(site_on_sqlite: Site, address: str) -> None:
    """A moment that is still to come is refused beside its field."""
    site_on_sqlite.house.raised()
    page = site_on_sqlite["adpem"].get(f"{address}?as_of=2124-01-01")
    assert (page.status, "Tanggal ini belum tiba" in page.text) == (422, True)
