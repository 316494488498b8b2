import re

import pytest

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser
TABLET = {"width": 768, "height": 1024}
QUESTIONS = ("how-much", "where", "since", "who")


def test_the_four_questions_stand_on_one_screen_of_a_tablet(readers: Readers) -> None:
    """Held upright, a tablet shows all four answers without scrolling, and one touch opens what is behind a figure."""
    page = readers("pimpinan", viewport=TABLET).open("/review")
    page.evaluate("document.querySelector('.moved')?.remove()")
    bottom = page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().bottom", "questions")
    rail = page.evaluate("document.querySelector('.rail').getBoundingClientRect().top")
    assert all(page.locator(f"#{each}").is_visible() for each in QUESTIONS)
    assert bottom <= rail
    page.click("#who td a >> nth=0")
    assert "/obstacles?" in page.url


def test_the_answers_are_printed_on_one_sheet(readers: Readers) -> None:
    """On A4 the four answers and the year's deadlines take one sheet."""
    page = readers("pimpinan").open("/review")
    assert re.findall(rb"/Count (\d+)", page.pdf(format="A4", prefer_css_page_size=True)) == [b"1"]
