"""The bell rings on a page that is open already."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from domain.acting import Acting
from domain.obstacle import WITA, Instruct
from domain.text import Text
from domain.tracker import Request
from kendala.parts import Parts, parts_of
from kendala.settings import Settings
from tests.browser.readers import Readers
from tests.kendala.installing import report

pytestmark = pytest.mark.browser


def office(parts: Parts, username: str) -> Acting:
    """The first office of a demo account."""
    account = parts.access.accounts.find(username)
    assert account is not None
    return parts.directories.current().offices_of(account.id, parts.clock().astimezone(WITA).date())[0]


def test_the_bell_rings_without_a_reload(readers: Readers, demo: tuple[str, Path]) -> None:
    """Given an open board, an instruction by leadership adds one to the bell, and the list behind it leads there."""
    page = readers("adpem").open("/board")
    count = page.locator("#bell .count")
    before = int(count.inner_text()) if count.is_visible() else 0
    with parts_of(Settings(data=demo[1])) as parts:
        raising = Request(acting=office(parts, "operator-dinkes"), key="bell")
        obstacle = parts.tracker.raise_obstacle(report(happened_on=parts.clock().astimezone(WITA).date()), raising).id
        parts.tracker.act(obstacle, Instruct(text=Text("Segerakan.")), Request(acting=office(parts, "pimpinan")))
        (number,) = parts.log.numbers([obstacle]).values()
    expect(count).to_have_text(str(before + 1), timeout=15_000)
    page.locator("#bell").click()
    expect(page.locator("#reminders")).to_contain_text("Ada arahan untuk KDL-{}-{}.".format(*number))
    page.locator(".reminder-open").first.click()
    expect(page.locator("h1")).to_contain_text("SIPD")
    expect(page).to_have_url(f"{readers.address}/obstacles/KDL-{number[0]}-{number[1]}")
