from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from kendala.parts import parts_of
from kendala.preparing import prepare
from kendala.serving.app import create_app
from kendala.settings import Settings
from tests.databases import Place
from tests.web.conftest import opened
from tests.web.visitors import Site

FIRST = {"adpem": "/", "assistant": "/", "leadership": "/", "auditor": "/", "operator": "/obstacles"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An installation with its offices, in which nobody has raised anything."""
    with opened(Place(kind="sqlite", folder=tmp_path_factory.mktemp("empty"))) as made:
        yield made


@pytest.mark.parametrize("office", FIRST)
def test_before_the_first_obstacle_pages_say_what_comes_first(empty: Site, office: str) -> None:
    """In a new installation the first page says that nothing was raised yet, and who may raise is offered to."""
    page = empty[office].get(FIRST[office])
    assert "Belum ada kendala" in page.text
    assert bool(page.addresses("Laporkan kendala")[1:]) == (office in {"adpem", "assistant", "operator"})


def test_a_board_without_cards_says_what_comes_or_what_is_in_the_way(empty: Site) -> None:
    """Empty columns alone tell nobody what to do: a new board offers to report, a filtered one to drop filters."""
    assert "Belum ada kendala" in empty["operator"].get("/board").text
    assert "/obstacles/new" in empty["operator"].get("/board").addresses("Laporkan kendala")
    filtered = empty["operator"].get("/board?q=jembatan")
    assert "Tidak ada yang cocok" in filtered.text
    assert filtered.addresses("Hapus semua saringan") == ["/board"]


@pytest.mark.parametrize("path", ["/", "/triage", "/board", "/obstacles", "/review", "/audit"])
def test_every_list_has_an_empty_page(empty: Site, path: str) -> None:
    """Each list of a new installation opens and claims nothing that is not so."""
    page = empty["assistant"].get(path)
    assert page.status == 200
    assert "sudah ditutup" not in page.text


def test_the_way_in_says_how_the_first_account_is_made(empty: Site, tmp_path: Path) -> None:
    """While nobody is administrator the login says what to run on the server, and not afterwards."""
    settings = Settings(data=tmp_path)
    prepare(settings)
    with parts_of(settings) as parts, TestClient(create_app(parts, embedded=True)) as client:
        assert "kendala account add" in client.get("/login").text
    assert "kendala account add" not in empty.stranger().get("/login").text
