import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser


def first_card(page: Page, state: str) -> tuple[Locator, str]:
    """The first card of a column, and its number."""
    card = page.locator(f"[data-column={state}] .board-card").first
    return card, card.locator(".kdl").inner_text()


def test_a_card_is_moved_by_its_menu(readers: Readers) -> None:
    """The menu of a card opens the act's form in a dialog; sent, the board shows the card in its new column."""
    page = readers("adpem").open("/board")
    card, number = first_card(page, "raised")
    card.locator(".card-menu summary").click()
    card.get_by_role("link", name="Kembalikan").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("textarea")).to_be_focused()
    dialog.locator("textarea").fill("Mohon lampirkan kontrak.")
    dialog.locator("button.is-main").click()
    expect(page.locator("[data-column=returned]")).to_contain_text(number)
    expect(page.locator(".notices")).to_contain_text(f"Kendala {number} dikembalikan")
    expect(dialog).not_to_be_visible()
    assert page.url.endswith("/board")


def test_a_card_is_moved_by_dragging(readers: Readers) -> None:
    """A card that is dropped on a column opens the form of the act that leads there."""
    reader = readers("adpem")
    page = reader.open("/board")
    card, number = first_card(page, "raised")
    card.drag_to(page.locator("[data-column=accepted] .column-head"))
    expect(page.get_by_role("dialog")).to_contain_text(number)
    assert list(reader.faults()) == []
    page.get_by_role("dialog").locator("button.is-main").click()
    expect(page.locator("[data-column=accepted]")).to_contain_text(number)


def test_a_refused_form_stays_in_its_dialog(readers: Readers) -> None:
    """Without its reason the form comes back into the dialog with what is wrong; closed, the focus is back."""
    reader = readers("adpem")
    page = reader.open("/board")
    card, _ = first_card(page, "raised")
    card.locator(".card-menu summary").click()
    card.get_by_role("link", name="Kembalikan").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("button.is-main").click()
    expect(dialog.locator(".error-summary")).to_be_focused()
    assert list(reader.faults()) == []
    reader.said[:] = [line for line in reader.said if "status of 4" not in line]
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(card.locator(".card-menu summary")).to_be_focused()


def test_the_board_is_walked_by_keys(readers: Readers) -> None:
    """Keys walk the cards and columns, open a card's menu, search and help; never while somebody types."""
    page = readers("adpem").open("/board")
    page.keyboard.press("j")
    page.keyboard.press("j")
    raised = page.locator("[data-column=raised] .card-title a")
    expect(raised.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(raised.nth(0)).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("[data-column=raised] .menu-item").first).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    assert page.evaluate("document.activeElement.closest('[data-column]').dataset.column") != "raised"
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    expect(page.locator(".bar-search input")).to_have_value("jk?")
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Menu tindakan kartu")


def test_keys_can_be_turned_off(readers: Readers) -> None:
    """Turned off, a letter does nothing on this device (WCAG 2.1.4)."""
    reader = readers.stranger()
    readers.log_in(reader, "adpem")
    reader.open("/help/keys")
    reader.page.get_by_role("button", name="Matikan tombol huruf").click()
    page = reader.open("/board")
    page.keyboard.press("j")
    expect(page.locator(".card-title a:focus")).to_have_count(0)
    page.goto(page.url.replace("/board", "/help/keys"))
    expect(page.get_by_role("button", name="Nyalakan")).to_be_visible()


def test_a_view_is_saved_and_opened(readers: Readers) -> None:
    """What is shown is saved under a name from above the filters, and opened again from there."""
    reader = readers("pimpinan")
    page = reader.open("/board?level=secretary")
    page.get_by_text("Simpan tampilan").click()
    page.get_by_label("Nama tampilan").fill("Di meja Sekda")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.goto(page.url.split("?")[0])
    assert list(reader.faults()) == []
    page.get_by_role("link", name="Di meja Sekda").click()
    assert "level=secretary" in page.url
    expect(page.get_by_role("link", name="Di meja Sekda")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize("density", ["Proyektor", "Ponsel", "Meja"])
def test_every_density_suits_every_screen(readers: Readers, density: str) -> None:
    """The board fits every width in each density, with its menu open too."""
    reader = readers.stranger()
    readers.log_in(reader, "asisten", "/board")
    reader.page.get_by_text("Kerapatan").click()
    assert list(reader.faults()) == []
    reader.page.get_by_role("button", name=density).click()
    assert list(reader.faults()) == []


def test_more_of_a_column_comes_in_place(readers: Readers) -> None:
    """More cards come without leaving the page, the first new one has the focus, and a reload shows as many."""
    page = readers("adpem").open("/board")
    column = page.locator("[data-column=assisted]")
    before = column.locator(".board-card").count()
    column.get_by_text("Tampilkan lagi").click()
    expect(column.locator(".board-card").nth(before).locator(".card-title a")).to_be_focused()
    after = column.locator(".board-card").count()
    page.reload()
    expect(column.locator(".board-card")).to_have_count(after)


def test_two_persons_who_edit_the_same_lose_nothing(readers: Readers) -> None:
    """The second one sees both texts side by side, chooses his own, and saves again."""
    reader = readers("asisten")
    number = first_card(reader.open("/board"), "accepted")[1]
    mine = reader.open(f"/obstacles/{number}/amend")
    theirs = readers("adpem").open(f"/obstacles/{number}/amend")
    for page, words in ((theirs, "Tulisan Adpem."), (mine, "Tulisan Asisten.")):
        page.locator("details:has([name=tried]) > summary").click()
        page.fill("[name=tried]", words)
        page.get_by_role("button", name="Simpan perubahan").click()
        page.wait_for_load_state()
    collision = mine.locator("#collision")
    expect(collision.get_by_label("Yang sekarang tersimpan")).to_be_visible()
    expect(collision).to_contain_text("Tulisan Adpem.")
    expect(collision.get_by_label("Yang Anda tulis")).to_be_checked()
    assert list(reader.faults()) == []
    mine.get_by_role("button", name="Simpan perubahan").click()
    mine.wait_for_load_state()
    expect(mine.locator("main")).to_contain_text("Tulisan Asisten.")
    reader.said[:] = [line for line in reader.said if "status of 4" not in line]
