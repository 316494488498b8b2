"""Drafts in a browser: a phone on a weak line, a session that ends, two tabs."""

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.browser.readers import Reader, Readers

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
WORDS = "Bendungan di hulu belum dibayar"


def begin(reader: Reader, words: str = WORDS) -> Page:
    page = reader.open("/obstacles/new")
    page.fill("#description", words)
    return page


def abort(route: Route) -> None:
    route.abort()


def kept(page: Page) -> None:
    """The quiet line says when the draft was saved."""
    expect(page.locator("[data-draft-told]")).to_contain_text("Draf disimpan")


def test_what_is_typed_is_saved_by_itself(readers: Readers) -> None:
    """A moment after the last key the draft is on the server; a closed tab and another device go on with it."""
    reader = readers("operator-dinkes", viewport=PHONE)
    page = begin(reader)
    kept(page)
    assert "?draft=" in page.url
    page.close()
    other = readers("operator-dinkes", viewport={"width": 1280, "height": 900}).open("/")
    other.get_by_role("link", name=WORDS, exact=True).click()
    expect(other.locator("#description")).to_have_value(WORDS)


def test_a_lost_line_is_told_and_loses_nothing(readers: Readers) -> None:
    """While the line is down the form says that the draft lies on the device; later it is saved."""
    reader = readers("operator-dinkes", viewport=PHONE)
    page = begin(reader)
    kept(page)
    page.route("**/drafts", abort)
    page.fill("#description", f"{WORDS} sama sekali")
    expect(page.locator("[data-draft-told]")).to_contain_text("Belum tersimpan di server")
    page.unroute("**/drafts")
    page.get_by_role("button", name="Simpan draf").click()
    kept(page)
    page.reload()
    expect(page.locator("#description")).to_have_value(f"{WORDS} sama sekali")
    reader.said[:] = [line for line in reader.said if "ERR_FAILED" not in line]


def test_a_refused_file_is_told_and_let_go(readers: Readers) -> None:
    """Of two chosen files the good one goes ahead; the program is named, and is not sent again with the form."""
    reader = readers("operator-dinkes", viewport=PHONE)
    page = begin(reader)
    good = FilePayload(name="surat.txt", mimeType="text/plain", buffer=b"Surat pengantar.")
    bad = FilePayload(name="pasang.exe", mimeType="application/octet-stream", buffer=b"MZ\x90\x00")
    page.set_input_files("#evidence", [good, bad])
    expect(page.locator(".upload.is-refused")).to_contain_text("pasang.exe")
    expect(page.locator("[data-kept] .choice")).to_have_text(["surat.txt"])
    expect(page.locator("[data-chosen]")).to_have_text("Belum ada berkas dipilih.")
    assert page.locator("#evidence").evaluate("input => input.files.length") == 0
    reader.said[:] = [line for line in reader.said if "422" not in line]


def test_an_expired_login_leads_back_to_the_draft(readers: Readers) -> None:
    """When the session ended the form says so where it stands; after the login it is there again, as it was left."""
    reader = readers("operator-dinkes", viewport=PHONE)
    page = begin(reader)
    kept(page)
    page.context.clear_cookies()
    page.fill("#description", f"{WORDS} sampai kini")
    expect(page.locator("[data-draft-expired]")).to_be_visible()
    page.locator("[data-draft-expired] a").click()
    readers.log_in(reader, "operator-dinkes", path="")
    expect(page.locator("#description")).to_have_value(f"{WORDS} sampai kini")
    kept(page)
    reader.said[:] = [line for line in reader.said if "401" not in line]


def test_the_second_tab_is_told_and_loses_nothing(readers: Readers) -> None:
    """Two tabs on one draft: the second one is told, and keeps what was typed in it as another draft."""
    reader = readers("operator-dinkes", viewport=PHONE)
    page = begin(reader)
    kept(page)
    second = page.context.new_page()
    second.goto(page.url)
    page.fill("#description", "di tab pertama")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.locator("[name=draft]")).to_have_value("2")
    second.fill("#description", "di tab kedua")
    expect(second.locator("[data-draft-changed]")).to_be_visible()
    second.get_by_role("button", name="Simpan sebagai draf lain").click()
    expect(second.locator("main")).to_contain_text("Draf tersimpan")
    expect(second.locator("#description")).to_have_value("di tab kedua")
    page.reload()
    expect(page.locator("#description")).to_have_value("di tab pertama")
    reader.said[:] = [line for line in reader.said if "412" not in line]
