import pytest
from playwright.sync_api import Page, expect

from tests.browser.readers import Reader, Readers

pytestmark = pytest.mark.browser

WORDS = "Tender gagal dua kali karena syarat terlalu sempit."


def first_of(reader: Reader, query: str) -> str:
    """The number of the first obstacle of a list."""
    page = reader.open(f"/obstacles?{query}")
    href = page.locator("main a[href^='/obstacles/KDL']").first.get_attribute("href")
    assert href
    return href


@pytest.mark.parametrize(
    ("username", "path"),
    [("operator-dinkes", "/obstacles/new"), ("adpem", "/obstacles/new"), ("adpem", "/triage"), ("asisten", "/triage"),
     ("bidang-bpkad", "/desk"), ("bidang-bpkad", "/desk?part=finished")],
)  # fmt: skip
def test_a_page_suits_every_screen_and_reader(readers: Readers, username: str, path: str) -> None:
    """The page fits every width, its targets can be hit, and nothing bars it in light or dark."""
    reader = readers.looking(username)
    reader.open(path)
    assert list(reader.faults()) == []


@pytest.mark.parametrize("state", ["raised", "assisted", "resolved"])
@pytest.mark.parametrize("part", ["", "/history"])
def test_an_obstacle_suits_every_screen_and_reader(readers: Readers, state: str, part: str) -> None:
    """The page of an obstacle and its history fit every width and bar nobody, also with everything unfolded."""
    reader = readers.looking("asisten")
    page = reader.open(first_of(reader, f"state={state}") + part)
    for menu in page.locator("main details").all():
        menu.evaluate("each => each.open = true")
    assert list(reader.faults()) == []


@pytest.mark.parametrize("act", ["assign", "escalate", "set_unactionable", "merge", "visit", "change_visibility"])
def test_the_form_of_an_act_suits_every_screen_and_reader(readers: Readers, act: str) -> None:
    """The form fits and bars nobody, empty and with its faults."""
    reader = readers.looking("asisten")
    page = reader.open(f"{first_of(reader, 'state=accepted&state=assisted')}/acts/{act}")
    assert list(reader.faults()) == []
    page.locator("main form button.is-main, main form button.is-danger").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert list(reader.faults()) == []
    forget_refusals(reader)


def test_the_long_form_with_faults_suits_every_screen_and_reader(readers: Readers) -> None:
    """With every part unfolded and many faults the form fits, bars nobody, and a fault leads into its field."""
    reader = readers("operator-dinkes")
    page = reader.open("/obstacles/new")
    unfold(page)
    page.fill("[name=amount_at_stake]", "sekitar semiliar")
    page.fill("[name='lines-0-amount']", "banyak")
    page.fill("[name='parties-0-name']", "Kementerian")
    page.get_by_role("button", name="Kirim laporan", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert list(reader.faults()) == []
    page.locator(".error-summary a[href='#lines-0-amount']").click()
    expect(page.locator("[name='lines-0-amount']")).to_be_focused()
    expect(page.locator("[name='lines-0-amount']")).to_have_value("banyak")
    expect(page.locator("[name='parties-0-name']")).to_have_value("Kementerian")
    forget_refusals(reader)


def test_an_obstacle_is_raised_with_the_keyboard_alone(readers: Readers) -> None:
    """From the first field to the button everything is reached with Tab, and Enter sends the form."""
    reader = readers("operator-dinkes")
    page = reader.open("/obstacles/new")
    page.locator("#description").focus()
    page.keyboard.type(WORDS)
    walk(page, "cause")
    page.keyboard.type("Tender gagal")
    walk(page, "effect")
    page.keyboard.press("Space")
    walk(page, "amount_at_stake")
    page.keyboard.type("1,4 M")
    expect(page.locator("#amount_at_stake-read")).to_have_text("Rp1.400.000.000 – satu miliar empat ratus juta rupiah")
    page.locator("#happened_on").fill("2026-11-02")
    page.locator("#happened_on").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent.trim()") == "Kirim laporan":
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(WORDS)


def walk(page: Page, name: str) -> None:
    """Tab until the control of that name has the focus."""
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") == name:
            return
    raise AssertionError(f"{name} was not reached")


def test_rows_grow_and_shrink_with_script(readers: Readers) -> None:
    """A row more is there at once, with the focus in it, and can be taken out again; the whys unfold one by one."""
    page = readers("operator-dinkes").open("/obstacles/new")
    unfold(page)
    page.get_by_role("button", name="Tambah baris anggaran").click()
    expect(page.locator("[name='lines-1-sub_activity']")).to_be_focused()
    page.locator("[data-rows=lines] [data-rows-remove]").last.click()
    expect(page.locator("[name='lines-1-sub_activity']")).to_have_count(0)
    expect(page.locator("#whys-1")).to_be_hidden()
    page.fill("#whys-0", "Syarat terlalu sempit.")
    expect(page.locator("#whys-1")).to_be_visible()


def test_what_others_do_appears_on_an_open_page(readers: Readers) -> None:
    """An open page of an obstacle shows a comment of another person by itself, and keeps what is being typed."""
    watching, other = readers("asisten"), readers("adpem")
    path = first_of(watching, "state=assisted")
    page = watching.open(path)
    page.locator("main textarea[name=text]").fill("Sedang saya tulis")
    there = other.open(path)
    there.locator("main textarea[name=text]").fill("Sudah saya hubungi bidangnya.")
    there.get_by_role("button", name="Kirim komentar").click()
    expect(page.locator("#timeline")).to_contain_text("Sudah saya hubungi bidangnya.", timeout=10_000)
    expect(page.locator("main textarea[name=text]")).to_have_value("Sedang saya tulis")


def unfold(page: Page) -> None:
    """Open every folded part of the form."""
    page.evaluate("() => { for (const part of document.querySelectorAll('details.fold')) part.open = true; }")


def forget_refusals(reader: Reader) -> None:
    """A browser mentions answers of 4xx in its console; a refused form is one."""
    reader.said[:] = [line for line in reader.said if "status of 4" not in line]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("9/12", "09/12/{year}"),
        ("9 Des", "09/12/{year}"),
        ("9-12-24", "09/12/2024"),
        ("31/2", "31/2"),
        ("5 Mei 25", "05/05/2025"),
    ],
)
def test_a_shortened_day_is_written_out(readers: Readers, typed: str, written: str) -> None:
    """A day as people shorten it is written out where it was typed, without a year as this year's; other words stay."""
    page = readers("operator-dinkes").open("/obstacles/new")
    day = page.locator("#happened_on")
    day.fill(typed)
    day.press("Tab")
    expect(day).to_have_value(written.format(year=str(day.get_attribute("data-today"))[-4:]))


def test_the_only_cause_left_is_chosen_at_once(readers: Readers) -> None:
    """Two answers that leave one cause fill it in, without asking which of one."""
    page = readers("operator-dinkes").open("/obstacles/new")
    page.get_by_text("Bantu saya memilih penyebab").first.click()
    page.get_by_role("button", name="Tender, e-katalog").click()
    page.get_by_role("button", name="Pemerintah pusat").click()
    expect(page.locator("#cause")).to_have_value("A5-KATALOG")
    expect(page.locator("#cause")).to_be_focused()
