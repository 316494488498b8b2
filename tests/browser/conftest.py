"""One server with demo data for all browser tests of a run, and a Chromium that opens it as any office."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from kendala.demo import prepare_demo
from kendala.demo.accounts import passwords_of
from kendala.settings import Settings
from tests.browser.readers import Readers
from tests.browsers import launch
from tests.databases import Place
from tests.faults.serving import serving


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a server of ours in a process of its own, and its data folder."""
    folder = tmp_path_factory.mktemp("demo")
    prepare_demo(Settings(data=folder))
    with serving(Place(kind="sqlite", folder=folder)) as running:
        yield f"http://127.0.0.1:{running.port}", folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for one file of tests: left open, its event loop would stand in the way of other tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(**launch())
        yield started
        started.close()


@pytest.fixture(scope="module")
def admitted(demo: tuple[str, Path], browser: Browser) -> Readers:
    """Everybody who has logged in during these tests."""
    address, folder = demo
    return Readers(address, browser, passwords_of(folder))


@pytest.fixture
def readers(admitted: Readers) -> Iterator[Readers]:
    """People at their browsers; at the end each of their consoles must be empty."""
    yield admitted
    admitted.leave()
