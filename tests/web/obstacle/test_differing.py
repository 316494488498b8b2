"""One obstacle at two moments, on its page."""

from domain.obstacle import Accept, ChangeVisibility, Escalate, Level, Visibility
from domain.text import Text
from tests.web.visitors import Site
from wording.past import written


def test_the_page_tells_what_differs(site: Site) -> None:
    """Given a state and a level that changed in between, both are told as they were and as they became."""
    obstacle = site.house.raised()
    then = written(site.house.parts.clock())
    site.house.act("assistant", obstacle, Accept())
    site.house.act("assistant", obstacle, Escalate(to=Level.SECRETARY, reason=Text("Perlu.")))
    here = f"/obstacles/{site.number(obstacle)}/compare"
    page = site["operator"].get(f"{here}?compare={then}")
    assert page.status == 200
    assert ["Dilaporkan" in page.text, "Diterima" in page.text, "Jenjang" in page.text] == [True] * 3
    assert "Tidak ada yang berubah" in site["operator"].get(f"{here}?compare={then}&as_of={then}").text
    assert "belum dilaporkan" in site["operator"].get(here).text
    assert here in [href for href, _ in site["operator"].get(f"/obstacles/{site.number(obstacle)}").links]


def test_what_cannot_be_read_stays_in_its_field(site_on_sqlite: Site) -> None:
    """A moment that cannot be looked back at is refused beside its field, and what was typed stays."""
    number = site_on_sqlite.number(site_on_sqlite.house.raised())
    page = site_on_sqlite["adpem"].get(f"/obstacles/{number}/compare?compare=kemarin&as_of=2124-01-01")
    assert (page.status, page.fields["compare"]) == (422, "kemarin")


def test_who_may_not_see_it_now_compares_nothing(site: Site) -> None:
    """Given an obstacle that was open to all agencies and is not any more, another finds none at any two moments."""
    obstacle = site.house.raised(visibility=Visibility.ALL_AGENCIES)
    then = written(site.house.parts.clock())
    here = f"/obstacles/{site.number(obstacle)}/compare?compare={then}"
    assert site["stranger"].get(here).status == 200
    closing = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Sedang diperiksa."))
    site.house.act("assistant", obstacle, closing)
    assert [site[office].get(here).status for office in ("stranger", "assistant")] == [404, 200]
