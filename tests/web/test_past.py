"""Looking back: which moment a page shows, what it says of it, and that links and forms stay there."""

import pytest

from domain.obstacle import EndWait
from domain.text import Text
from tests.api.situations import brought
from tests.web.pages import Page
from tests.web.visitors import Site
from web.past import then
from wording.past import written


def test_the_past_is_shown_as_the_past(site: Site) -> None:
    """Given a wait that ended later, the page as of before says in a band when it is of, and counts it as lasting."""
    obstacle = brought(site.house, "assisted_waiting")
    before = site.house.parts.clock()
    site.house.act("assistant", obstacle, EndWait(text=Text("Sudah dijawab.")))
    now, past = (site["auditor"].get(f"/waiting?kind=outside{more}") for more in ("", f"&as_of={written(before)}"))
    assert ("masih berlangsung" in now.text, "masih berlangsung" in past.text) == (False, True)
    assert ("dengan hak akses Anda sekarang" in now.text, "dengan hak akses Anda sekarang" in past.text) == (
        False,
        True,
    )
    assert past.addresses("Kembali ke hari ini") == ["/waiting?kind=outside"]
    assert ("data-live=" in now.html, "data-live=" in past.html) == (True, False)


def test_a_page_of_the_past_leads_on_within_it(site_on_sqlite: Site) -> None:
    """Every link to a page that can look back stays at the moment, and so does the search."""
    brought(site_on_sqlite.house, "returned")
    moment = written(site_on_sqlite.house.parts.clock())
    page = site_on_sqlite["auditor"].get(f"/waiting?as_of={moment}")
    back = [href for href, words in page.links if words != "Kembali ke hari ini" and then(href, "x") != href]
    assert {"/board", "/obstacles", "/review", "/waiting"} <= {href.partition("?")[0] for href in back}
    assert [href for href in back if "as_of=" not in href] == []
    assert page.html.count(f'name="as_of" value="{moment}"') == 1


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("/waiting", "/waiting?as_of=2024-11-26"),
        ("/waiting?show=all#who", "/waiting?show=all&as_of=2024-11-26#who"),
        ("/obstacles/KDL-2024-1#waits", "/obstacles/KDL-2024-1?as_of=2024-11-26#waits"),
        ("/obstacles/KDL-2024-1/history.csv", "/obstacles/KDL-2024-1/history.csv?as_of=2024-11-26"),
        *((href, href) for href in ("", "#e1", "/", "/obstacles/new", "/obstacles/KDL-2024-1/acts/accept", "/help")),
        *((href, href) for href in ("/boards", "https://elsewhere.example/board", "//board")),
    ],
)
def test_only_pages_that_can_look_back_are_asked_to(href: str, kept: str) -> None:
    """The moment goes into addresses of such pages of ours, before their place, and into no other."""
    assert then(href, "2024-11-26") == kept


def typed(site: Site, query: str) -> Page:
    return site["auditor"].get(f"/waiting?show=all&{query}")


def test_the_form_takes_what_people_type(site_on_sqlite: Site) -> None:
    """A day in their own writing with a time beside it is the moment; the day alone of today is now."""
    brought(site_on_sqlite.house, "returned")
    now = site_on_sqlite.house.parts.clock()
    assert "Keadaan per 28 November 2024" in typed(site_on_sqlite, f"as_of={now:%d/%m/%Y}&as_of_time=").text
    past = typed(site_on_sqlite, f"as_of={now:%d/%m/%Y}&as_of_time=12.00")
    assert past.status == 422  # nothing had been recorded before this installation
    assert past.fields["as_of_time"] == "12.00"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("as_of=2124-01-01", "Tanggal ini belum tiba"),
        ("as_of=2001-01-01", "Saat itu belum ada yang tercatat. Catatan dimulai"),
        ("as_of=kemarin+dulu", "Tulis tanggal seperti"),
    ],
)
def test_a_moment_that_cannot_be_seen_is_refused_and_kept(site_on_sqlite: Site, query: str, said: str) -> None:
    """What was typed stands in the form again with what is wrong, and the rest of the address is kept."""
    brought(site_on_sqlite.house, "returned")
    page = typed(site_on_sqlite, query)
    assert page.status == 422
    assert said in page.text
    assert page.fields["show"] == "all"
    assert page.fields["as_of"] in {"01/01/2124", "01/01/2001", "kemarin dulu"}


def test_no_stranger_learns_when_the_record_begins(site_on_sqlite: Site) -> None:
    """Who is not logged in is sent to the login whatever the moment."""
    for query in ("as_of=2001-01-01", "as_of=nonsense"):
        answer = site_on_sqlite.stranger().get(f"/waiting?{query}")
        assert answer.status == 303
