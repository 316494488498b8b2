import pytest

from domain.acting import Standing
from domain.obstacle import State, Visibility
from kendala.access.enrolling import Tenancy
from tests.api.programs import SEATS
from tests.web.visitors import Site


def test_what_waits_is_listed_oldest_first_with_since_when(site: Site) -> None:
    """Ekobang's home lists what waits for it, the longest waiting first, each with its agency, money and acts."""
    first = site.house.raised(amount_at_stake=1_400_000_000)
    second = site.house.raised()
    page = site["adpem"].get("/")
    numbers = [site.number(obstacle) for obstacle in (first, second)]
    assert page.status == 200
    assert page.text.index(numbers[0]) < page.text.index(numbers[1])
    assert "Rp1,4 miliar" in page.text
    assert "DINKES" in page.text
    assert "sejak hari ini" in page.text
    assert f"/obstacles/{numbers[0]}/acts/accept" in page.addresses(f"Terima {numbers[0]}")


def test_what_was_done_waits_no_more(site: Site) -> None:
    """An obstacle leaves the home of one office and appears at the home of the office that is to act next."""
    obstacle = site.house.brought_to(State.ASSISTED)
    number = site.number(obstacle)
    assert number in site["desk"].get("/").text
    assert number not in site["adpem"].get("/").text
    assert number not in site["idle_desk"].get("/").text


def test_an_empty_home_says_what_to_do(site: Site) -> None:
    """Where nothing waits the page says so and offers what this office can do instead."""
    page = site["head"].get("/")
    assert "Tidak ada yang menunggu Anda" in page.text
    assert page.addresses("Laporkan kendala")


@pytest.mark.parametrize("office", ["operator", "head", "desk", "adpem", "assistant", "leadership", "auditor", "admin"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_office_has_a_home_in_both_languages(site_on_sqlite: Site, office: str, language: str) -> None:
    """The home page opens for every kind of office in either language."""
    visitor = site_on_sqlite[office]
    visitor.send("/language", {"language": language, "back": "/"})
    page = visitor.get("/")
    assert (page.status, page.lang) == (200, language)
    visitor.send("/language", {"language": "id", "back": "/"})


def test_the_sums_count_only_what_may_be_seen(site: Site) -> None:
    """The number beside `unresolved` is that of the list behind it, for those who see all and for those who do not."""
    site.house.raised(visibility=Visibility.LEADERSHIP_ONLY, amount_at_stake=999_000_000)
    for office in ("assistant", "adpem", "stranger"):
        home = site[office].get("/")
        (count,) = [words.split()[0] for href, words in home.links if href == "/obstacles?state=open"]
        listed = site[office].get("/obstacles?state=open")
        assert f"{count} kendala" in listed.text


def test_the_administrator_sees_no_obstacle(site_on_sqlite: Site) -> None:
    """The administrator's home has no figures and no way to a list."""
    page = site_on_sqlite["admin"].get("/")
    assert "Belum selesai" not in page.text
    assert not [href for href, _ in page.links if href.startswith(("/obstacles", "/board", "/review"))]


def test_switching_the_office_changes_what_waits(site_on_sqlite: Site) -> None:
    """The acting office is switched in the header, and an office that is not held cannot be taken."""
    house = site_on_sqlite.house
    visitor = site_on_sqlite.newcomer("colleague")
    house.parts.enrolment.appoint("colleague", SEATS["adpem"], Tenancy(standing=Standing.PLT))
    answer = visitor.send("/office", {"office": "adpem"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    page = visitor.get("/")
    assert "Anda sekarang bertindak sebagai Plt. Bagian Administrasi Pembangunan" in page.text
    assert "Plt. Bagian" in visitor.get("/help").text
    assert "Anda sekarang bertindak" not in visitor.get("/").text
    refused = visitor.post("/office", {"office": "assistant"})
    assert refused.status == 403


def test_the_administrator_reads_what_there_is_to_do(site_on_sqlite: Site) -> None:
    """The administrator, who sees no obstacle, is offered no search but is told what is done and what is left."""
    page = site_on_sqlite["admin"].get("/")
    assert "Beri Ekobang akun" in page.text
    assert "/accounts/new" in page.html
    assert "dari 7 selesai" in page.text
    assert "<code>" not in page.html, "nothing is left to a shell"
    assert page.addresses("Periksa data induk") == ["/agencies"]
    assert "q" not in page.fields
