"""The pages of a rehearsal of rules."""

from datetime import date, timedelta

import pytest

from domain.acting import OfficeKind
from domain.almanac import Clock, Rule
from domain.almanac.drafting import DraftRules
from domain.obstacle import Comment, Level, Visibility
from domain.text import Text
from domain.tracker import Request
from tests.api.programs import SEATS, Ticking
from tests.web.visitors import Site

READERS = {"adpem", "assistant", "leadership", "auditor", "admin"}
STRICT = Rule(clock=Clock.ACCEPT, days=1, tell=(OfficeKind.ADPEM,), escalate_to=Level.ASSISTANT, step_days=1)
STRETCH = "?from=25/11/2024&to=05/12/2024"


@pytest.fixture(scope="module")
def told(site: Site) -> tuple[str, str, str]:
    """The rehearsal of a stricter version, and two reports that nobody accepts, one of them for leadership alone."""
    house = site.house
    numbers = [site.number(house.raised(**more)) for more in ({}, {"visibility": Visibility.LEADERSHIP_ONLY})]
    drafted = DraftRules(rules=(STRICT,), signs=(), reason="Lebih ketat")
    house.parts.keeper.handle(drafted, Request(acting=house["adpem"].acting))
    version = max(house.parts.keeper.current().rulebook.drafts)
    assert isinstance(house.parts.clock, Ticking)
    house.parts.clock.now += timedelta(days=8)
    site.visitors.clear()  # their sessions have ended by now
    house.act("adpem", house.raised(), Comment(text=Text("Dicek.")))
    return f"/rules/{version}/rehearsal{STRETCH}", numbers[0], numbers[1]


def test_a_rehearsal_from_the_figures_to_the_obstacles(site: Site, told: tuple[str, str, str]) -> None:
    """Leadership sees how many would be flagged, per month and day; a day opens its obstacles and who is told."""
    path, seen, hidden = told
    leadership = site["leadership"]
    page = leadership.get(path)
    assert page.status == 200
    assert "Akan ditandai terlambat 2 nyatanya 0" in page.text
    assert "Akan naik jenjang 4 nyatanya 0" in page.text
    assert "Bagian Adpem 2" in page.text
    (href,) = (href for href, words in page.links if words == "30 November 2024")
    day = leadership.get(href)
    assert "2 batas waktu pada hari ini" in day.text
    assert {seen, hidden} <= {words for _, words in day.links}
    assert "Ditandai terlambat, batasnya 29 November 2024" in day.text
    assert "Diberi tahu: Bagian Adpem" in day.text
    assert day.text.count("Tidak ditandai") == 2
    (later,) = (href for href, words in page.links if words == "3 Desember 2024")
    assert "Naik ke Asisten" in leadership.get(later).text


def test_what_an_office_may_not_see_is_in_no_figure(site: Site, told: tuple[str, str, str]) -> None:
    """Adpem finds one report less than leadership; the administrator gets all figures, and no day to open."""
    path, seen, hidden = told
    page = site["adpem"].get(path)
    assert "Akan ditandai terlambat 1 nyatanya 0" in page.text
    (href,) = (href for href, words in page.links if words == "30 November 2024")
    day = site["adpem"].get(href)
    assert seen in day.text
    assert hidden not in day.text
    figures = site["admin"].get(path)
    assert "Akan ditandai terlambat 2 nyatanya 0" in figures.text
    assert "30 November 2024" not in {words for _, words in figures.links}
    assert site["admin"].get(href).status == 403


def test_a_version_leads_to_its_rehearsal(site: Site) -> None:
    """Who may rehearse finds the way on the page of the version."""
    for office in ("auditor", "admin"):
        assert "/rules/1/rehearsal" in [href for href, _ in site[office].get("/rules/1").links]


def test_a_rehearsal_that_takes_long_is_looked_for_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without patience a year is still being played: the page says so and reloads itself; a day leads there."""
    stretch = "?from=2022-01-01&to=2022-12-31"
    with monkeypatch.context() as patch:
        patch.setattr("web.rehearsal.PATIENCE", 0.0)
        early = site["auditor"].get(f"/rules/1/rehearsal{stretch}")
        assert "Gladi masih berjalan" in early.text
        assert early.answer.headers["Refresh"] == "3"
        day = site["auditor"].get(f"/rules/1/rehearsal/2021-02-03{stretch.replace('2022', '2021')}")
        assert day.status == 303
    site.house.parts.rehearsals.rehearse(1, date(2022, 1, 1), date(2022, 12, 31))
    assert "Tidak ada yang akan ditandai" in site["auditor"].get(f"/rules/1/rehearsal{stretch}").text


@pytest.mark.parametrize("office", sorted(SEATS))
def test_who_may_rehearse(site: Site, office: str) -> None:
    """Ekobang, leadership, auditors and administrators may."""
    page = site[office].get("/rules/1/rehearsal" + STRETCH)
    assert page.status == (200 if office in READERS else 403)


def test_without_days_the_present_year_is_rehearsed_where_none_came_before(site: Site) -> None:
    """An installation that was begun this year rehearses this year up to today."""
    page = site["adpem"].get("/rules/1/rehearsal")
    assert page.status == 200
    assert (page.fields["from"], page.fields["to"][-4:]) == ("01/01/2024", "2024")


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("?from=kemarin&to=05/12/2024", "Dari tanggal: Tulis tanggal seperti 26/11/2024."),
        ("?from=05/12/2024&to=01/12/2024", "Sampai tanggal: Tanggal akhir mendahului tanggal mulai."),
        ("?from=01/01/2023&to=01/12/2024", "Sampai tanggal: Tanggal ini terlalu jauh."),
    ],
)
def test_a_stretch_that_cannot_be_rehearsed_keeps_what_was_typed(site: Site, query: str, fault: str) -> None:
    """What is wrong stands beside the field, and the fields hold what was typed."""
    page = site["adpem"].get("/rules/1/rehearsal" + query)
    assert page.status == 422
    assert fault in page.text
    assert f"?from={page.fields['from']}&to={page.fields['to']}" == query


def test_a_day_of_a_stretch_that_cannot_be_rehearsed_leads_to_the_form(site: Site) -> None:
    """The page of a day has no field to mend; the form of the rehearsal with the same days tells what is wrong."""
    answer = site["adpem"].client.get("/rules/1/rehearsal/2024-11-26?from=01/12/2024&to=31/12/2030")
    assert answer.status_code == 303
    page = site["adpem"].get(answer.headers["location"])
    assert (page.status, "Sampai tanggal: Tanggal ini" in page.text) == (422, True)


@pytest.mark.parametrize(
    "path", ["/rules/99/rehearsal", "/rules/x/rehearsal", "/rules/1/rehearsal/2024-02-30", "/rules/1/rehearsal/x"]
)
def test_what_there_is_not(site: Site, path: str) -> None:
    """An unknown version, and a day that was not rehearsed, are not found."""
    assert site["auditor"].get(path + STRETCH).status == 404
