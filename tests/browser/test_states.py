"""States of a page that only come about by using it: they have to suit everybody, too."""

import pytest
from playwright.sync_api import expect

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser


def test_a_form_with_its_draft_and_what_is_like_it(readers: Readers) -> None:
    """While a report is written its draft is kept and what resembles it is shown: that fits and bars nobody."""
    reader = readers("operator-dinkes")
    page = reader.open("/obstacles/new")
    page.fill("[name=description]", "Tender gagal karena penawaran melebihi HPS")
    page.fill("[name=amount_at_stake]", "1,4 M")
    page.locator("[name=amount_at_stake]").press("Tab")
    expect(page.locator(".similar.is-likely")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Draf disimpan")
    assert list(reader.faults()) == []
    reader.open("/obstacles/new")
    expect(page.get_by_role("heading", name="Draf Anda")).to_be_visible()
    assert list(reader.faults()) == []
    page.get_by_role("button", name="Hapus").first.click()
    expect(page.locator("main")).not_to_contain_text("penawaran melebihi HPS")


def test_the_dialog_of_an_act_over_a_queue(readers: Readers) -> None:
    """Opened over a queue, and refused for what is missing, the dialog of an act fits and bars nobody."""
    reader = readers("adpem")
    page = reader.open("/triage")
    page.get_by_role("link", name="Kembalikan").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("textarea")).to_be_visible()
    assert list(reader.faults()) == []
    dialog.locator("button.is-main").click()
    expect(dialog.locator(".error-summary")).to_be_visible()
    assert list(reader.faults()) == []
    reader.said[:] = [line for line in reader.said if "status of 422" not in line]


def test_what_is_like_an_obstacle_unfolds(readers: Readers) -> None:
    """The part of its page that tells what is like it is fetched when it is opened."""
    reader = readers("adpem")
    page = reader.open("/obstacles/KDL-2024-12")
    page.locator("details:has([data-alike]) summary").click()
    expect(page.locator(".similar").first).to_be_visible()
    assert list(reader.faults()) == []
