import pytest

from domain.obstacle import Comment, Visibility
from domain.text import Text
from kendala.exchange.form import COLUMNS
from tests.web.visitors import Site
from web.obstacle.three_columns import HEADINGS, Official

EXPORTED = ("description", "follow_up_needed", "parties")


def test_the_columns_are_those_of_the_export() -> None:
    """What is copied has the headings under which the export writes the same three columns."""
    assert tuple(COLUMNS[name] for name in EXPORTED) == HEADINGS


@pytest.mark.parametrize(
    ("typed", "pasted"),
    [
        ("satu", "satu"),
        ("dua\nbaris", '"dua\nbaris"'),
        ('kata "itu"', 'kata "itu"'),
        ("=1+1", "'=1+1"),
        ("@a\tb", '"\'@a\tb"'),
    ],
)
def test_a_pasted_cell_stays_one_cell_of_text(typed: str, pasted: str) -> None:
    """Lines and tabs stay within their cell of the spreadsheet, and nothing becomes a formula there."""
    assert Official(("A",), (typed,)).text == f"A\n{pasted}"


def test_the_form_can_be_copied_without_script(site_on_sqlite: Site) -> None:
    """The page of an obstacle leads to its three columns, which stand there as a table and as text."""
    site = site_on_sqlite
    number = site.number(site.house.raised(visibility=Visibility.ALL_AGENCIES, description="Lelang gagal"))
    assert f"/obstacles/{number}/form" in site["operator"].get(f"/obstacles/{number}").addresses("Salin tiga kolom")
    page = site["stranger"].get(f"/obstacles/{number}/form")
    assert all(heading in page.text for heading in HEADINGS)
    assert 'id="as-text"' in page.html
    assert "Lelang gagal" in page.text


def test_each_event_has_an_address(site_on_sqlite: Site) -> None:
    """Every event of the history is a part of the page that a link can name."""
    site = site_on_sqlite
    obstacle = site.house.raised()
    site.house.act("operator", obstacle, Comment(text=Text("Sudah dibahas")))
    page = site["operator"].get(f"/obstacles/{site.number(obstacle)}")
    assert all(f'id="e{n}"' in page.html and f'data-copy="#e{n}"' in page.html for n in (1, 2))
