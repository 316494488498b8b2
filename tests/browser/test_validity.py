"""The HTML of all pages, as a client without a browser gets it, before the Nu checker."""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from kendala.demo.accounts import passwords_of
from tests import validity
from tests.browser.test_pages import PAGES
from tests.web.visitors import OF_OUR_OWN

pytestmark = pytest.mark.skipif(validity.java() is None, reason="the Nu checker needs Java")

#: Pages that the browser tests reach by hand, and pages of troubles.
MORE = (
    ("operator-dinkes", "/obstacles/new"),
    ("kepala-dinkes", "/obstacles/KDL-2024-3"),
    ("adpem", "/obstacles/KDL-2024-3"),
    ("pimpinan", "/obstacles/KDL-2024-3/history"),
    ("adpem", "/obstacles/KDL-2024-1"),
    ("bidang-bpkad", "/obstacles/KDL-2024-2"),
    ("bidang-bpkad", "/help/desk"),
    ("adpem", "/there-is-no-such-page"),
    ("adpem", "/board?year=1999"),
    ("operator-dinkes", "/review"),
)


def sources(address: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The HTML of each page by who asked for it."""
    passwords, asked = passwords_of(folder), [*PAGES, *MORE]
    for name in sorted({name for name, _ in asked}):
        with httpx2.Client(base_url=address, headers=OF_OUR_OWN, follow_redirects=True) as client:
            yield f"{name} logged out", client.get("/login").text
            client.post("/login", data={"username": name, "password": passwords[name]}).raise_for_status()
            yield from ((f"{name} {path}", client.get(path).text) for who, path in asked if who == name)


def test_every_page_is_valid_html(demo: tuple[str, Path], tmp_path: Path) -> None:
    """The Nu checker finds no error in anybody's pages, nor in the login and the pages of troubles."""
    assert list(validity.faults(tmp_path, dict(sources(*demo)))) == []
