import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.readers import Reader, Readers

pytestmark = pytest.mark.browser
WORDS = "Jaringan kecamatan putus saat laporan dikirim"


def typed(reader: Reader) -> Page:
    """The form of a report, filled in, on a line so weak that no draft of it arrives."""
    reader.page.route("**/drafts", lambda _: None)
    page = reader.open("/obstacles/new")
    page.fill("#description", WORDS)
    page.select_option("#cause", index=2)
    page.check("input[name=effect][value=late]")
    page.fill("#happened_on", "20112026")
    return page


def send(page: Page) -> None:
    page.get_by_role("button", name="Kirim laporan").click(no_wait_after=True)


def test_without_a_network_the_form_stays_as_it_is(readers: Readers) -> None:
    """A form that is sent while the device is offline stays, says why, and is sent once there is a network again."""
    page = typed(readers("operator-dinkes"))
    page.context.set_offline(True)
    send(page)
    expect(page.locator("[data-offline]")).to_be_visible()
    expect(page.locator("#description")).to_have_value(WORDS)
    page.context.set_offline(False)
    send(page)
    expect(page.locator("h1")).to_have_text(WORDS)


def test_what_was_typed_outlives_a_line_that_drops(readers: Readers) -> None:
    """After a line that dropped the form comes back as it was, with its key, and is forgotten once it is sent."""
    reader = readers("operator-dinkes")
    page = typed(reader)
    key = page.locator("main [name=key]").input_value()
    page.route("**/obstacles/new", drop)
    with page.expect_event("requestfailed"):
        send(page)
    page.wait_for_function("() => location.protocol === 'chrome-error:'")
    page.unroute("**/obstacles/new")
    page = reader.open("/obstacles/new")
    expect(page.locator("[data-draft]")).to_be_visible()
    expect(page.locator("#description")).to_have_value(WORDS)
    expect(page.locator("#happened_on-read")).to_have_text("Jumat, 20 November 2026")
    assert page.locator("main [name=key]").input_value() == key
    send(page)
    expect(page.locator("h1")).to_have_text(WORDS)
    page = reader.open("/obstacles/new")
    expect(page.locator("[data-draft]")).to_be_hidden()
    expect(page.locator("#description")).to_have_value("")
    reader.said[:] = [line for line in reader.said if "ERR_FAILED" not in line]


def test_what_was_sent_is_no_draft_without_the_script_of_the_next_page(readers: Readers) -> None:
    """A form that arrived does not come back, even where the page after it was left before its script had run."""
    reader = readers("operator-dinkes")
    page = typed(reader)
    page.route("**/app*.js*", drop)
    send(page)
    expect(page.locator("h1")).to_have_text(WORDS)
    page.unroute("**/app*.js*")
    page = reader.open("/obstacles/new")
    page.wait_for_load_state()
    expect(page.locator("#description")).to_have_value("")
    expect(page.locator("[data-draft]")).to_be_hidden()
    reader.said[:] = [line for line in reader.said if "ERR_FAILED" not in line]


def drop(route: Route) -> None:
    """The line drops while the form, or a script, is under way."""
    if route.request.method == "POST" or route.request.resource_type == "script":
        route.abort()
    else:
        route.continue_()


def test_a_draft_can_be_thrown_away(readers: Readers) -> None:
    """A draft that comes back can be dropped for an empty form."""
    reader = readers("operator-dinkes")
    page = typed(reader)
    page.evaluate("() => document.querySelector('form[method=post]:has([name=key])').reset()")
    page = reader.open("/obstacles/new")
    page.get_by_role("button", name="Mulai baru").click()
    expect(page.locator("[data-draft]")).to_be_hidden()
    expect(page.locator("#description")).to_have_value("")


def test_a_day_is_typed_or_chosen_from_a_calendar(readers: Readers) -> None:
    """In a browser of any language a day is typed with the day first, said back, and a calendar fills it in too."""
    page = readers("operator-dinkes", locale="en-US").open("/obstacles/new")
    page.fill("#happened_on", "2/11/2026")
    expect(page.locator("#happened_on-read")).to_have_text("Senin, 2 November 2026")
    page.fill("#happened_on", "31/02/2026")
    expect(page.locator("#happened_on-read")).to_have_text("")
    page.evaluate(
        "() => { const day = document.querySelector('#happened_on').parentElement.querySelector('.calendar');"
        " day.value = '2026-11-03'; day.dispatchEvent(new Event('change')); }"
    )
    expect(page.locator("#happened_on")).to_have_value("03/11/2026")
    expect(page.locator("#happened_on")).to_be_focused()
