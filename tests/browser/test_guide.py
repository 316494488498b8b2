"""The guide as each office reads it. With KENDALA_PICTURES=yes it takes the guide's pictures anew, into web/assets."""

import os
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page

from domain.acting import OfficeKind
from tests.browser.readers import ROOT, Readers
from web.guidance import CHAPTERS

pytestmark = pytest.mark.browser
ASSETS = ROOT / "web" / "assets"
SCREEN = {"width": 1024, "height": 640}
#: An account of each kind, and the page that it uses first.
SEEN = {
    OfficeKind.OPERATOR: ("operator-dinkes", "/obstacles/new"),
    OfficeKind.AGENCY_HEAD: ("kepala-dinkes", "/board"),
    OfficeKind.DESK: ("bidang-bpkad", "/desk"),
    OfficeKind.ADPEM: ("adpem", "/triage"),
    OfficeKind.ASSISTANT: ("asisten", "/"),
    OfficeKind.LEADERSHIP: ("pimpinan", "/review"),
    OfficeKind.AUDITOR: ("inspektorat", "/audit"),
    OfficeKind.ADMIN: ("admin", "/calendar"),
}


def take(page: Page, name: str) -> None:
    """Keep the page as it looks in each language, Indonesian last."""
    for language in ("en", "id"):
        page.locator(f"button[name=language][value={language}]").evaluate("each => each.form.requestSubmit(each)")
        page.locator(f"html[lang={language}]").wait_for()
        with Image.open(BytesIO(page.screenshot())) as taken:
            taken.save(ASSETS / f"guide-{name}-{language}.webp", quality=72, method=6)


@pytest.mark.parametrize("kind", CHAPTERS)
def test_the_page_of_an_office_suits_every_screen_and_reader(readers: Readers, kind: OfficeKind) -> None:
    """Each office finds its own page first, with a picture of where it begins, and it bars nobody."""
    username, begins = SEEN[kind]
    reader = readers(username, viewport=SCREEN)
    page = reader.open(begins)
    if os.environ.get("KENDALA_PICTURES"):
        take(page, CHAPTERS[kind].address)
    reader.open("/help").click(".guide-chapters a >> nth=0")
    assert page.url.endswith(f"/help/{CHAPTERS[kind].address}")
    assert page.locator(".guide-picture img").evaluate("async (each) => (await each.decode(), each.naturalWidth)") > 0
    assert list(reader.faults()) == []
