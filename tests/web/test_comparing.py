"""Two moments side by side, on the page."""

from domain.obstacle import Accept, ChangeVisibility, Escalate, Level, Visibility
from domain.text import Text
from tests.web.visitors import Site
from wording.past import written


def test_the_page_tells_what_became_of_them(site: Site) -> None:
    """Given one that rose and one that is new, each stands in the list of its turn, with what got worse."""
    risen = site.house.raised()
    site.house.act("assistant", risen, Accept())
    then = written(site.house.parts.clock())
    site.house.act("assistant", risen, Escalate(to=Level.SECRETARY, reason=Text("Perlu.")))
    new = site.house.raised()
    worse, fresh = (site["leadership"].get(f"/compare?compare={then}&turn={turn}") for turn in ("worse", "new"))
    numbers = [site.number(obstacle) for obstacle in (risen, new)]
    assert [number in worse.text for number in numbers] == [True, False]
    assert [number in fresh.text for number in numbers] == [False, True]
    assert "naik jenjang" in worse.text


def test_what_cannot_be_read_stays_in_its_field(site_on_sqlite: Site) -> None:
    """A moment to come or no moment at all is refused beside its field, and what was typed stays."""
    site_on_sqlite.house.raised()
    page = site_on_sqlite["adpem"].get("/compare?compare=kemarin&as_of=2124-01-01")
    assert page.status == 422
    assert "Tulis tanggal seperti" in page.text
    assert "Tanggal ini belum tiba" in page.text
    assert page.fields["compare"] == "kemarin"


def test_without_moments_the_last_week_is_compared(site_on_sqlite: Site) -> None:
    """Given nothing in the address, the page tells of the last week until now."""
    number = site_on_sqlite.number(site_on_sqlite.house.raised())
    page = site_on_sqlite["adpem"].get("/compare?turn=new")
    assert page.status == 200
    assert number in page.text


def test_who_lost_sight_is_told_nothing(site_on_sqlite: Site) -> None:
    """Given an obstacle that was closed to other agencies, no turn of it is told to them."""
    obstacle = site_on_sqlite.house.raised(visibility=Visibility.ALL_AGENCIES)
    number = site_on_sqlite.number(obstacle)
    assert number in site_on_sqlite["stranger"].get("/compare?turn=new").text
    closed = ChangeVisibility(visibility=Visibility.AGENCY_AND_EKOBANG, reason=Text("Rahasia."))
    site_on_sqlite.house.act("assistant", obstacle, closed)
    assert number not in site_on_sqlite["stranger"].get("/compare?turn=new").text
