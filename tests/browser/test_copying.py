import pytest

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_what_is_copied_is_said_and_can_be_pasted(readers: Readers) -> None:
    """A press copies the three columns, another the address of one event, and each says that it did."""
    reader = readers("adpem", permissions=CLIPBOARD)
    page = reader.open("/obstacles/KDL-2024-3")
    page.click("a[data-copy^='Kendala']")
    page.wait_for_selector("a.is-copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Kendala\tTindak lanjut")
    page.click("#e2 .copy-link")
    page.wait_for_selector("#e2 .is-copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{reader.address}/obstacles/KDL-2024-3#e2"


def test_without_script_the_copy_is_a_page(readers: Readers) -> None:
    """Where there is no script the same link leads to the text itself."""
    page = readers("adpem", java_script_enabled=False).open("/obstacles/KDL-2024-3")
    page.click("a[data-copy^='Kendala']")
    assert page.input_value("#as-text").startswith("Kendala\t")
