import re

import pytest
from playwright.sync_api import expect

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser


def test_the_way_through_the_pages_needs_no_script(readers: Readers) -> None:
    """Without JavaScript a person logs in, filters a list, turns to the board, switches language and logs out."""
    reader = readers.stranger(java_script_enabled=False)
    readers.log_in(reader, "bidang-bpkad", "/obstacles")
    page = reader.page
    assert page.url.endswith("/obstacles")
    page.click(".filters > summary")
    page.select_option("#filter-state", "open")
    page.click(".filters button.is-main")
    assert "state=open" in page.url
    page.get_by_role("link", name="Lihat sebagai papan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Papan")
    page.click(".bar details.menu > summary")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.click(".bar details.menu > summary")
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.click(".bar details.menu > summary")
    page.get_by_role("button", name="Keluar").click()
    assert page.url.endswith("/login")


def test_the_acting_office_is_switched_in_the_header(readers: Readers) -> None:
    """Who holds two offices switches in the account's menu, and the page says in which he acts."""
    reader = readers.stranger()
    readers.log_in(reader, "bidang-bpkad")
    page = reader.page
    page.click(".bar details.menu > summary")
    page.get_by_role("button", name=re.compile("Operator")).click()
    expect(page.locator(".notice")).to_contain_text("bertindak sebagai Operator")
    expect(page.get_by_role("link", name="Laporkan kendala").first).to_be_visible()


def test_typed_text_outlives_a_session_that_expired(readers: Readers) -> None:
    """A form that is sent after the session ended is saved after the login, with everything that was typed."""
    reader = readers("operator-dinkes")
    page = reader.open("/obstacles/new")
    words = 'Baris pertama <b>tebal</b>.\nBaris kedua dengan kutip "ganda".'
    page.fill("[name=description]", words)
    page.context.clear_cookies(name="kendala-session")
    page.locator("form.form button.is-main, main form[method=post] button.is-main").last.click()
    page.wait_for_load_state()
    expect(page.locator("[name=description]")).to_have_value(words)
    readers.log_in(reader, "operator-dinkes", path="")
    assert page.url.endswith("/obstacles/new")
    expect(page.locator("[name=description]")).to_have_value(words)
    reader.said[:] = [line for line in reader.said if "status of 4" not in line]


def test_other_peoples_changes_appear_by_themselves(readers: Readers) -> None:
    """An open board shows what somebody else changed, without a reload."""
    watching = readers("asisten")
    page = watching.open("/board")
    acting = readers("adpem").open("/board")
    number = acting.locator("[data-column=raised] .board-card .kdl").first.inner_text()
    acting = readers("adpem").open(f"/obstacles/{number}/acts/accept")
    acting.locator("main form[method=post] button.is-main").first.click()
    acting.wait_for_load_state()
    expect(page.locator("[data-column=accepted]")).to_contain_text(number, timeout=10_000)
    expect(page.locator("[data-column=raised]")).not_to_contain_text(number)


def test_what_was_unfolded_stays_so_when_the_page_renews_itself(readers: Readers) -> None:
    """The days behind a time limit stay unfolded when somebody else's comment appears on the page."""
    watching = readers("asisten")
    seen_by_both = readers("adpem").open("/board").locator("[data-column=raised] .board-card .kdl")
    number = seen_by_both.first.inner_text()
    page = watching.open(f"/obstacles/{number}")
    unfolded = page.locator("#clocks details.unfold").first
    unfolded.locator("summary").click()
    acting = readers("adpem").open(f"/obstacles/{number}/acts/comment")
    acting.fill("main form[method=post] textarea", "Sudah ditanyakan lewat surat.")
    acting.locator("main form[method=post] button.is-main").first.click()
    acting.wait_for_load_state()
    expect(page.locator("#happened")).to_contain_text("Sudah ditanyakan lewat surat.", timeout=10_000)
    expect(unfolded).to_have_attribute("open", "")


def test_what_a_form_said_stays_when_the_page_renews_itself(readers: Readers) -> None:
    """After an act in a dialog its line stays in sight through renewals, with the way to the obstacle."""
    page = readers("bidang-bpkad").open("/")
    page.get_by_role("link", name="Catat perkembangan").last.click()
    dialog = page.get_by_role("dialog")
    number = dialog.locator(".kdl").inner_text()
    dialog.locator("textarea").fill("Berkas sudah lengkap.")
    dialog.locator("button.is-main").click()
    told = page.locator(".notices")
    expect(told).to_contain_text(f"Perkembangan kendala {number} tercatat")
    with page.expect_response(lambda answer: answer.request.headers.get("hx-request") == "true"):
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(told).to_be_in_viewport()
    expect(told.get_by_role("link", name="Buka kendala")).to_have_attribute("href", f"/obstacles/{number}")
