from collections.abc import Iterator

import pytest

from tests.web.visitors import Site
from wording.own_words import USUAL, call_agencies

PAGES = (
    ("", "/login"),
    ("", "/help"),
    ("leadership", "/review"),
    ("leadership", "/review?by=locus"),
    ("adpem", "/board"),
    ("adpem", "/obstacles"),
    ("adpem", "/obstacles/new"),
    ("operator", "/obstacles/new"),
)


@pytest.fixture
def own_word() -> Iterator[str]:
    """A word of this installation's own, given back afterwards."""
    call_agencies("Satker")
    yield "Satker"
    call_agencies(USUAL)


@pytest.mark.parametrize(("office", "path"), PAGES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_agencies_are_called_as_the_installation_says(
    site_on_sqlite: Site, own_word: str, office: str, path: str, language: str
) -> None:
    """With a word of its own for agencies, no page calls them by the usual one."""
    visitor = site_on_sqlite.newcomer(office) if office else site_on_sqlite.stranger(**{"Accept-Language": language})
    site_on_sqlite.house.raised()
    visitor.send("/language", {"language": language, "back": "/"})
    text = visitor.get(path).text
    assert own_word.lower() in text.lower()
    assert not any(usual in text.lower().split() for usual in ("opd", "agency", "agencies"))
    assert "perangkat daerah" not in text.lower()
