"""What a page becomes on paper."""

import re

import pytest

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser
TO_PRESS = "button, input, select, textarea, summary, .button"
A4 = rb"/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]"
PAGES = (
    ("adpem", "/board"),
    ("adpem", "/obstacles"),
    ("adpem", "/obstacles/KDL-2024-3"),
    ("pimpinan", "/review"),
    ("pimpinan", "/waiting"),
    ("adpem", "/triage"),
)


@pytest.mark.parametrize(("username", "path"), PAGES)
def test_paper_has_nothing_to_press_and_says_who_printed_it(readers: Readers, username: str, path: str) -> None:
    """Printed, a page is A4, shows no button, box or fold to press, and ends with who printed it and when."""
    page = readers(username).open(path)
    page.emulate_media(media="print")
    shown = page.locator(TO_PRESS).filter(visible=True)
    assert [each.inner_text() or each.get_attribute("name") for each in shown.all()] == []
    assert page.locator(".foot .printed").inner_text().startswith("Dicetak ")
    assert re.search(A4, page.pdf(prefer_css_page_size=True))
