import pytest
from playwright.sync_api import expect

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser
WHY = "Perlu keputusan sebelum tahun berakhir."


def test_acts_on_many_suit_every_screen_and_reader(readers: Readers) -> None:
    """From the first tick to the undo each page fits every width and bars nobody, and the bar counts what is chosen."""
    reader = readers("adpem")
    page = reader.open("/obstacles?state=raised")
    boxes = page.locator("[data-bulk-box]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(page.locator("[data-bulk-count]")).to_have_text("2 dipilih")
    assert list(reader.faults()) == []
    page.select_option("#bulk-act", "escalate")
    page.get_by_role("button", name="Lanjutkan").click()
    assert list(reader.faults()) == []
    page.get_by_label("Sekretaris Daerah").check()
    page.fill("[name=reason]", WHY)
    page.get_by_role("button", name="Periksa dahulu").click()
    expect(page.locator("#done h2")).to_contain_text("2 kendala akan diproses")
    assert list(reader.faults()) == []
    page.locator("button[value=run]").click()
    expect(page.locator("#done h2")).to_contain_text("2 kendala diproses")
    assert list(reader.faults()) == []
    page.get_by_role("link", name="Urungkan").click()
    assert list(reader.faults()) == []
    page.fill("[name=reason]", "Keliru pilih.")
    page.get_by_role("button", name="Urungkan 2 kendala").click()
    expect(page.locator("#done h2")).to_contain_text("2 kendala diproses")


def test_all_that_match_are_chosen_on_the_board_without_script(readers: Readers) -> None:
    """Without script the bar says what to do, and the box for all leads to the form with all of them."""
    reader = readers.stranger(java_script_enabled=False)
    readers.log_in(reader, "adpem", "/board")
    page = reader.page
    expect(page.locator(".bulk-count")).to_contain_text("Pilih kendala, lalu tindakannya.")
    page.check("[name=all]")
    page.select_option("#bulk-act", "set_unactionable")
    page.get_by_role("button", name="Lanjutkan").click()
    expect(page.locator("main")).to_contain_text("kendala dipilih")
