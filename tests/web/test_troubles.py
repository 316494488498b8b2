from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

import web
from domain.directory import Directory
from domain.refusals import ChangedSince, KeyReused, NotFound, NotYourAct, Refused, WrongState
from kendala.serving.web_edge import web_deps
from projections.reading import Reads
from tests.web.pages import Page
from tests.web.visitors import OF_OUR_OWN, Site


@dataclass
class Troubled:
    """A read side that answers every question for a connection with one error."""

    sound: Reads
    error: Exception

    def connect(self) -> AbstractContextManager[Connection]:
        raise self.error

    def directory(self) -> Directory:
        return self.sound.directory()

    def position(self) -> int:
        return self.sound.position()

    def wait_for(self, position: int, timeout: float = 2.0) -> bool:
        return self.sound.wait_for(position, timeout)


def troubled(site: Site, error: Exception, language: str = "id") -> TestClient:
    """The browser of Ekobang in front of pages whose reading ends in that error."""
    deps = web_deps(site.house.parts)
    app = web.application(replace(deps, reads=Troubled(deps.reads, error)))
    visitor = site.newcomer("adpem")
    visitor.send("/language", {"language": language, "back": "/"})
    cookies = dict(visitor.client.cookies)
    return TestClient(app, raise_server_exceptions=False, headers=OF_OUR_OWN, cookies=cookies)


def board_with(site: Site, error: Exception, language: str = "id") -> Page:
    """The board as Ekobang gets it when reading ends in that error."""
    page = Page(troubled(site, error, language).get("/board"))
    site["adpem"].send("/language", {"language": "id", "back": "/"})
    return page


REFUSALS: list[tuple[Refused, int]] = [
    (NotFound("obstacle", "KDL-2024-1"), 404),
    (NotYourAct("accept"), 403),
    (WrongState("accept", "resolved"), 409),
    (ChangedSince(3, yours={}, theirs={}), 412),
    (KeyReused(), 422),
    (Refused("too_many_writers"), 409),
]


@pytest.mark.parametrize(("refusal", "status"), REFUSALS, ids=lambda value: getattr(value, "key", str(value)))
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_refusal_is_a_page_with_its_reason(
    site_on_sqlite: Site, refusal: Refused, status: int, language: str
) -> None:
    """Every refusal is a page in the person's language that says why and where to go."""
    page = board_with(site_on_sqlite, refusal, language)
    assert (page.status, page.lang) == (status, language)
    assert len(page.addresses("Ke beranda" if language == "id" else "To the home page")) == 1


def test_a_database_that_is_away_is_said_to_be_so(site_on_sqlite: Site) -> None:
    """Where the database does not answer the page says to try again, and when."""
    page = board_with(site_on_sqlite, OperationalError("select 1", {}, Exception("disk I/O error")))
    assert page.status == 503
    assert page.answer.headers["retry-after"] == "5"
    assert "Tunggu sebentar" in page.text
    assert "disk I/O" not in page.html


def test_a_form_that_met_a_database_away_is_sent_again_as_it_was(site_on_sqlite: Site) -> None:
    """What was typed into a form that could not be saved stands on the page, ready to be sent again."""
    error = OperationalError("select 1", {}, Exception("database is locked"))
    typed = {"text": "Isi <panjang>\nbaris dua", "key": "k-1", "password": "rahasia sekali"}
    page = Page(troubled(site_on_sqlite, error).post("/obstacles/KDL-2024-1/acts/comment", data=typed))
    assert page.status == 503
    assert page.actions[-1] == "/obstacles/KDL-2024-1/acts/comment"
    assert page.fields["key"] == "k-1"
    assert page.fields["text"] == typed["text"]
    assert "rahasia" not in page.html


def test_a_mistake_of_ours_shows_no_insides(site_on_sqlite: Site) -> None:
    """An unexpected error is a page without its words or traces."""
    page = board_with(site_on_sqlite, ZeroDivisionError("secret detail"))
    assert page.status == 500
    assert "icons.svg#triangle-alert" in page.html
    assert "secret detail" not in page.html
    assert "Traceback" not in page.html


def test_an_address_that_does_not_exist_says_so_to_everybody(site_on_sqlite: Site) -> None:
    """An unknown address is a page for strangers and for callers, with the menu for those who have one."""
    assert site_on_sqlite.stranger().get("/nowhere").status == 404
    page = site_on_sqlite["operator"].get("/nowhere")
    assert page.status == 404
    assert page.addresses("Papan") == ["/board"]


def test_help_is_open_to_everybody(site_on_sqlite: Site) -> None:
    """The help page needs no session."""
    page = site_on_sqlite.stranger().get("/help")
    assert page.status == 200
    assert "Perjalanan sebuah kendala" in page.text


def test_a_request_without_end_is_refused(site_on_sqlite: Site) -> None:
    """A body beyond every form is refused before it is read."""
    answer = site_on_sqlite.stranger().client.post("/login", content=b"a=" + b"x" * 600_000)
    assert answer.status_code == 413
