"""The page of an obstacle as it was."""

import pytest

from domain.obstacle import Comment, Merge, MergedAmount, State, Visibility
from domain.text import Text
from tests.web.obstacle.test_page import offered
from tests.web.visitors import Site
from wording.past import written


def moment(site: Site) -> str:
    """A moment after all that was recorded, as an address keeps it."""
    return written(site.house.parts.clock())


@pytest.mark.parametrize("office", ["head", "desk", "assistant", "auditor"])
def test_the_page_of_the_past_has_what_was_known_and_nothing_to_do(site: Site, office: str) -> None:
    """Given an obstacle that went on, its page as of before has the state, help and story of then, and no act."""
    obstacle = site.house.brought_to(State.ASSISTED)
    then, number = moment(site), site.number(obstacle)
    site.house.act("assistant", obstacle, Comment(text=Text("Sesudah itu.")))
    for by, command in site.house._way_to(State.RESOLVED)[3:]:
        site.house.act(by, obstacle, command)
    now, past = (site[office].get(f"/obstacles/{number}{query}") for query in ("", f"?as_of={then}"))
    assert "Sesudah itu." in now.text
    assert "Sesudah itu." not in past.text
    assert "dengan hak akses Anda sekarang" in past.text
    assert "Menunggu" in past.text
    assert offered(past, number) == set()
    assert [href for href, _ in past.links if href.startswith(f"/obstacles/{number}") and "as_of=" not in href] == [
        f"/obstacles/{number}"  # back to today
    ]


def test_history_and_table_are_of_the_moment_too(site_on_sqlite: Site) -> None:
    """The whole history and its table end where the moment ends."""
    site = site_on_sqlite
    obstacle = site.house.raised()
    then, number = moment(site), site.number(obstacle)
    site.house.act("assistant", obstacle, Comment(text=Text("Sesudah itu.")))
    for part in ("/history", "/history.csv"):
        now, past = (site["auditor"].client.get(f"/obstacles/{number}{part}{q}") for q in ("", f"?as_of={then}"))
        assert ("Sesudah itu." in now.text, "Sesudah itu." in past.text) == (True, False)
    page = site["auditor"].get(f"/obstacles/{number}/history?as_of={then}")
    assert len(page.addresses("Unduh CSV")) == 1
    assert "as_of=" in page.addresses("Unduh CSV")[0]


def test_before_it_was_raised_the_page_says_so(site_on_sqlite: Site) -> None:
    """As of a moment before the obstacle its page says that it was not raised, and leads back to today."""
    site = site_on_sqlite
    before = moment(site)
    number = site.number(site.house.raised())
    page = site["auditor"].get(f"/obstacles/{number}?as_of={before}")
    assert page.status == 404
    assert f"Kendala {number} belum dilaporkan saat itu" in page.text
    assert page.addresses("Kembali ke hari ini") == [f"/obstacles/{number}"]


def test_who_may_not_see_it_now_sees_no_past_of_it(site_on_sqlite: Site) -> None:
    """Whether it existed then or not, an obstacle that may not be seen is not found, in the same words."""
    site = site_on_sqlite
    before = moment(site)
    number = site.number(site.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
    for as_of in (before, moment(site)):
        page = site["adpem"].get(f"/obstacles/{number}?as_of={as_of}")
        assert page.status == 404
        assert "tidak ditemukan, atau tidak terbuka bagi jabatan Anda" in page.text
        assert "belum dilaporkan" not in page.text


def test_forms_are_always_of_today(site_on_sqlite: Site) -> None:
    """A moment in the address of a form changes nothing: it builds on what holds now."""
    site = site_on_sqlite
    obstacle = site.house.raised()
    then, number = moment(site), site.number(obstacle)
    site.house.act("assistant", obstacle, Comment(text=Text("Sesudah itu.")))
    form = site["head"].get(f"/obstacles/{number}/amend?as_of={then}")
    assert (form.status, form.fields["expected"]) == (200, "2")


def test_another_obstacle_is_named_at_the_moment(site_on_sqlite: Site) -> None:
    """Links to the obstacle that one was merged into stay at the moment."""
    site = site_on_sqlite
    target, merged = site.house.raised(), site.house.raised()
    site.house.act("assistant", merged, Merge(into=target, amount=MergedAmount.SAME))
    then = moment(site)
    page = site["assistant"].get(f"/obstacles/{site.number(merged)}?as_of={then}")
    named = page.addresses(site.number(target))
    assert named
    assert all("as_of=" in href for href in named)


def test_each_event_leads_to_what_stood_after_it(site_on_sqlite: Site) -> None:
    """Every event but the last leads to the page as it stood after it, whose own story ends with that event."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.STATED_DONE))
    page = site["auditor"].get(f"/obstacles/{number}?order=oldest")
    after = [href for href, words in page.links if words.startswith("keadaan sesudah ini")]
    assert len(after) == 4
    for version, href in enumerate(after, 1):
        stood = site["auditor"].get(href)
        assert stood.status == 200
        assert (f'id="e{version}"' in stood.html, f'id="e{version + 1}"' in stood.html) == (True, False)
