from datetime import date
from uuid import UUID

import pytest

from domain.obstacle import AssignHelp, State, Visibility
from domain.text import Text
from tests.web.obstacle.filled import filled
from tests.web.pages import Page
from tests.web.visitors import Site


def assigned(site: Site, due: date = date(2024, 12, 20)) -> tuple[UUID, str]:
    """Help asked of the desk, not taken yet."""
    obstacle = site.house.brought_to(State.ACCEPTED)
    site.house.act("assistant", obstacle, AssignHelp(desk="BPKAD", due=due, request=Text("Bantu terbitkan SPM.")))
    return obstacle, site.number(obstacle)


def line(page: Page, number: str) -> str:
    """The HTML of one line of a queue; empty where it is not in the queue."""
    lines = [part for part in page.html.split('<li class="queue-item">')[1:] if f'href="/obstacles/{number}"' in part]
    return lines[0].split("</li>")[0] if lines else ""


def test_triage_lists_what_was_raised_oldest_first(site: Site) -> None:
    """Ekobang's queue has what was raised and nothing else, the oldest first, with money, cause and since when."""
    first = site.number(site.house.raised(amount_at_stake=1_400_000_000))
    second = site.number(site.house.raised())
    accepted = site.number(site.house.brought_to(State.ACCEPTED))
    page = site["adpem"].get("/triage")
    assert page.text.index(first) < page.text.index(second)
    assert accepted not in page.text
    for words in ("Rp1,4 miliar", "Tender gagal", "sejak hari ini"):
        assert words in line(page, first)
    assert "belum bernilai" in line(page, second)


def test_one_press_accepts_and_comes_back(site: Site) -> None:
    """An obstacle is accepted from the list, which is shown again without it; pressing twice changes nothing."""
    number = site.number(site.house.raised())
    page = site["adpem"].get("/triage")
    button = filled(page, f"/obstacles/{number}/acts/accept")
    answers = [site["adpem"].send(f"/obstacles/{number}/acts/accept", button) for _ in range(2)]
    assert [answer.headers["location"] for answer in answers] == ["/triage", "/triage"]
    assert line(site["adpem"].get("/triage"), number) == ""
    assert "Diterima" in site["adpem"].get(f"/obstacles/{number}").text


def test_returning_needs_a_reason_and_comes_back(site_on_sqlite: Site) -> None:
    """Returning opens the form for its reason, and from there leads back to the queue."""
    site = site_on_sqlite
    number = site.number(site.house.raised())
    (href,) = site["adpem"].get("/triage").addresses(f"Kembalikan {number}")
    form = filled(site["adpem"].get(href), f"/obstacles/{number}/acts/return")
    answer = site["adpem"].send(f"/obstacles/{number}/acts/return", form | {"reason": "Lampirkan HPS."})
    assert answer.headers["location"] == "/triage"


def test_the_assistant_triages_what_is_sensitive(site: Site) -> None:
    """What only leadership may see is first in the Assistant's queue, not in Adpem's; the others are on another tab."""
    hidden = site.number(site.house.raised(visibility=Visibility.LEADERSHIP_ONLY))
    usual = site.number(site.house.raised())
    sensitive, others = site["assistant"].get("/triage"), site["assistant"].get("/triage?part=others")
    assert hidden in sensitive.text
    assert usual not in sensitive.text
    assert usual in others.text
    assert hidden not in site["adpem"].get("/triage").text


@pytest.mark.parametrize("office", ["operator", "desk", "leadership", "auditor", "admin"])
def test_triage_is_ekobangs(site_on_sqlite: Site, office: str) -> None:
    """Nobody else has this queue."""
    assert site_on_sqlite[office].get("/triage").status == 403


def test_a_long_triage_is_paged(site_on_sqlite: Site) -> None:
    """A queue longer than a page leads on, and every obstacle is in it once."""
    site = site_on_sqlite
    made = [site.number(site.house.raised()) for _ in range(55)]
    address, found = "/triage", ""
    while address:
        page = site["adpem"].get(address)
        found += page.html
        address = next(iter(page.addresses("Berikutnya")), "")
    assert [number for number in made if found.count(f'href="/obstacles/{number}"') != 1] == []


def test_a_desk_sees_what_was_asked_of_it(site: Site) -> None:
    """The desk's queue has its own help with request and due date; another desk's queue does not."""
    _, number = assigned(site)
    mine = line(site["desk"].get("/desk"), number)
    for words in ("Bantu terbitkan SPM.", "20 Desember 2024", "DINKES"):
        assert words in mine
    assert line(site["idle_desk"].get("/desk"), number) == ""


def test_help_is_taken_and_handed_back_from_the_queue(site: Site) -> None:
    """One press takes the help; then progress and completion have their forms, and what ended is on another tab."""
    _, number = assigned(site)
    address = f"/obstacles/{number}/acts/take"
    answer = site["desk"].send(address, filled(Page(site["desk"].client.get("/desk")), address))
    assert answer.headers["location"] == "/desk"
    page = site["desk"].get("/desk")
    for label in ("Catat perkembangan", "Tuntaskan pendampingan"):
        (href,) = page.addresses(f"{label} {number}")
        action = href.split("?")[0]
        form = filled(site["desk"].get(href), action)
        assert site["desk"].send(action, form | {"text": "SPM terbit."}).headers["location"] == "/desk"
    assert line(site["desk"].get("/desk"), number) == ""
    assert "Tuntas" in site["desk"].get(f"/obstacles/{number}").text
    assert line(site["desk"].get("/desk?part=finished"), number)


def test_what_is_overdue_says_so(site_on_sqlite: Site) -> None:
    """Help whose due date has passed is marked, counted, and stands first."""
    site = site_on_sqlite
    _, late = assigned(site, due=date(2024, 11, 28))
    _, early = assigned(site)
    clock = site.house.parts.clock
    before, clock.now = clock.now, clock.now.replace(year=2024, month=12, day=2)  # type: ignore[attr-defined]  # the tests' own clock
    try:
        page = site.newcomer("desk").get("/desk")
    finally:
        clock.now = before  # type: ignore[attr-defined]  # the tests' own clock
    assert "lewat 4 hari" in line(page, late)
    assert "lewat" not in line(page, early)
    assert page.text.index(late) < page.text.index(early)
    assert "1 lewat batas waktu" in page.text


@pytest.mark.parametrize("office", ["operator", "adpem", "assistant", "leadership", "auditor"])
def test_the_queue_is_the_desks(site_on_sqlite: Site, office: str) -> None:
    """Nobody else has this queue."""
    assert site_on_sqlite[office].get("/desk").status == 403


def test_an_empty_queue_says_so(site_on_sqlite: Site) -> None:
    """A desk of which nothing is asked reads that in words."""
    assert "Tidak ada" in site_on_sqlite["idle_desk"].get("/desk").text
