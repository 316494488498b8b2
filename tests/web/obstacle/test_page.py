import csv
import re
from io import StringIO

import pytest

from domain.obstacle import Comment, Merge, MergedAmount, State, Visibility, allowed
from domain.text import Text
from projections.obstacle import find
from tests.web.obstacle.ways import do
from tests.web.pages import Page
from tests.web.visitors import Site

OFFICES = ("operator", "head", "stranger", "desk", "idle_desk", "adpem", "assistant", "leadership", "auditor", "admin")


def offered(page: Page, number: str) -> set[str]:
    """The acts to whose forms the page leads."""
    forms = [href for href, _ in page.links] + page.actions
    found = {match[1] for href in forms if (match := re.fullmatch(rf"/obstacles/{number}/acts/(\w+)(\?n=\d+)?", href))}
    return found | ({"amend"} if f"/obstacles/{number}/amend" in forms else set())


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("office", OFFICES)
def test_a_page_offers_exactly_what_is_allowed(site_on_sqlite: Site, office: str, state: State) -> None:
    """For every kind of office and every state the page leads to the allowed acts and to no other."""
    site = site_on_sqlite
    obstacle = site.house.brought_to(state, visibility=Visibility.ALL_AGENCIES)
    acting, number = site.house[office].acting, site.number(obstacle)
    with site.house.parts.reads.connect() as connection:
        shown = find(connection, acting, obstacle)
    page = site[office].get(f"/obstacles/{number}")
    assert page.status == (200 if shown else 404)
    if shown:
        assert offered(page, number) == set(allowed(shown.obstacle, acting))


@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("part", ["", "/history", "/history.csv", "/form", "/acts/comment", "/amend"])
def test_what_may_not_be_seen_is_not_there(
    site_on_sqlite: Site, office: str, visibility: Visibility, part: str
) -> None:
    """Page, history and forms of an obstacle exist for those who may see it, by number and by id alike."""
    site = site_on_sqlite
    obstacle = site.house.raised(visibility=visibility)
    acting, number = site.house[office].acting, site.number(obstacle)
    with site.house.parts.reads.connect() as connection:
        seen = find(connection, acting, obstacle) is not None
    for ref in (number, str(obstacle)):
        answer = site[office].client.get(f"/obstacles/{ref}{part}")
        assert (answer.status_code == 404) != seen
        assert seen or "Tender alat kesehatan" not in answer.text


def test_the_whole_story_is_told_newest_or_oldest_first(site_on_sqlite: Site) -> None:
    """Every event is a sentence with office, time and its own address; the order can be turned."""
    site = site_on_sqlite
    number = site.number(site.house.brought_to(State.RESOLVED))
    newest, oldest = (site["auditor"].get(f"/obstacles/{number}{order}") for order in ("", "?order=oldest"))
    told = ["Kendala dilaporkan", "Kendala diterima", "ditugaskan mendampingi", "disanggupi", "Dinyatakan selesai"]
    assert [words for words in told if words not in newest.text] == []
    assert newest.text.index("Kendala selesai") < newest.text.index("Kendala dilaporkan")
    assert oldest.text.index("Kendala dilaporkan") < oldest.text.index("Kendala selesai")
    assert all(f'href="#e{n}"' in newest.html and f'id="e{n}"' in newest.html for n in range(1, 7))
    assert "Asisten Perekonomian dan Pembangunan" in newest.text
    assert "terjadi 20 November 2024 · dicatat 28 November 2024" in newest.text


def test_what_people_typed_is_shown_as_text(site_on_sqlite: Site) -> None:
    """Markup in a text is neither run nor lost."""
    site, text = site_on_sqlite, "<script>alert(1)</script> {{ 7*7 }} & “kutip”"
    obstacle = site.house.raised(description=f"Uraian {text}")
    site.house.act("operator", obstacle, Comment(text=Text(text)))
    page = site["adpem"].get(f"/obstacles/{site.number(obstacle)}")
    assert page.text.count("{{ 7*7 }}") >= 2
    assert "<script>alert" not in page.html


def test_a_merged_obstacle_names_its_target_as_far_as_it_may_be_seen(site_on_sqlite: Site) -> None:
    """Who may see the target gets a link, who may not its number and state only."""
    site = site_on_sqlite
    target = site.house.raised(by="stranger", agency="DISDIKBUD")
    obstacle = site.house.brought_to(State.ACCEPTED)
    site.house.act("assistant", obstacle, Merge(into=target, amount=MergedAmount.ADDED))
    known, unknown = (site[name].get(f"/obstacles/{site.number(obstacle)}") for name in ("adpem", "operator"))
    href = f"/obstacles/{site.number(target)}"
    assert href in [each for each, _ in known.links]
    assert href not in [each for each, _ in unknown.links]
    assert site.number(target) in unknown.text
    assert "Dilaporkan" in unknown.text.split(site.number(target))[1][:40]


def test_the_history_is_complete_as_it_was_recorded(site_on_sqlite: Site) -> None:
    """The inspectorate reads position, version, type, office, standing and before and after of every event."""
    site = site_on_sqlite
    obstacle = site.house.brought_to(State.RESOLVED)
    number = site.number(obstacle)
    page = site["auditor"].get(f"/obstacles/{number}/history")
    events = site.house.parts.log.load(obstacle)
    for event in events:
        assert event.TOPIC in page.text
    assert "stated_done → resolved" in page.text
    assert page.text.count("Definitif") == len(events)
    assert page.addresses("Unduh CSV") == [f"/obstacles/{number}/history.csv"]


def test_the_history_is_a_table_to_take_along(site_on_sqlite: Site) -> None:
    """The CSV has a row for each event with everything beside it, and no cell is a formula."""
    site = site_on_sqlite
    number = site.number(site.house.raised())
    do(site["operator"], number, "comment", {"text": "=HYPERLINK(1)"})
    answer = site["auditor"].client.get(f"/obstacles/{number}/history.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-disposition"] == f'attachment; filename="{number}.csv"'
    head, first, second = csv.reader(StringIO(answer.text.removeprefix("\ufeff")))
    assert head[:3] == ["Posisi", "Versi", "Jenis"]
    assert (first[1], second[1], second[2]) == ("1", "2", "obstacle.commented.v1")
    told = dict(zip(head, second, strict=True))
    assert "=HYPERLINK(1)" in told["Isi"]
    assert told["Melalui"]
    assert not [cell for row in (first, second) for cell in row if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize("part", ["", "/history", "/amend"])
def test_the_pages_speak_english_too(site_on_sqlite: Site, part: str) -> None:
    """Page, history and form open in English."""
    site = site_on_sqlite
    number = site.number(site.house.raised(amount_at_stake=1_400_000_000))
    visitor = site.newcomer("colleague" if part != "/amend" else "head")
    visitor.send("/language", {"language": "en", "back": "/"})
    page = visitor.get(f"/obstacles/{number}{part}")
    visitor.send("/language", {"language": "id", "back": "/"})
    assert (page.status, page.lang) == (200, "en")
