import pytest

from domain.acting import OfficeKind
from tests.web.visitors import Site
from web.guidance import CHAPTERS


@pytest.mark.parametrize("kind", CHAPTERS)
def test_a_stranger_may_read_every_page_of_the_guide(site_on_sqlite: Site, kind: OfficeKind) -> None:
    """The guide tells of no obstacle, so it is open, in both languages, and says each step."""
    address, stranger = f"/help/{CHAPTERS[kind].address}", site_on_sqlite.stranger()
    page = stranger.get(address)
    assert page.status == 200
    assert all(step.title in page.text for step in CHAPTERS[kind].steps)
    english = site_on_sqlite.stranger(Cookie="kendala-language=en").get(address)
    assert english.lang == "en"
    assert not any(step.text in english.text for step in CHAPTERS[kind].steps)


def test_every_office_has_a_page(site_on_sqlite: Site) -> None:
    """Each kind of office that a person can hold has its page, and no other address is one."""
    assert set(CHAPTERS) == set(OfficeKind) - {OfficeKind.SYSTEM}
    page = site_on_sqlite["adpem"].get("/help")
    assert [href for href, words in page.links if "jabatan Anda" in words] == ["/help/adpem"]
    assert site_on_sqlite["adpem"].get("/help/none").status == 404
