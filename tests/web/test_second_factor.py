"""Two-step verification on the pages: turned on, asked for, turned off."""

import re
from datetime import timedelta

import pyotp
import pytest

from tests.api.programs import Ticking
from tests.web.pages import Page
from tests.web.visitors import PASSWORD, Site, Visitor

HERE = "/sessions/second-factor"


def passes(site: Site, **time: float) -> None:
    clock = site.house.parts.clock
    assert isinstance(clock, Ticking)
    clock.now += timedelta(**time)


def key_on(page: Page) -> str:
    """The key as it is written for who cannot scan."""
    (found,) = re.findall(r'class="secret-key">([A-Z2-7 ]+)<', page.html)
    assert isinstance(found, str)
    return found.replace(" ", "")


def code(site: Site, key: str) -> str:
    """What the phone shows now, half a minute after whatever it showed last."""
    passes(site, seconds=31)
    return pyotp.TOTP(key).generate_otp(int(site.house.parts.clock().timestamp()) // 30)


def turned_on(site: Site, name: str) -> tuple[Visitor, str, list[str]]:
    visitor = site.newcomer(name)
    key = key_on(visitor.get(HERE))
    page = visitor.post(HERE, {"one_time_code": code(site, key)})
    return visitor, key, re.findall(r"<code>([a-z2-9-]{19})</code>", page.html)


@pytest.fixture(scope="module")
def guarded(site_on_sqlite: Site) -> tuple[Visitor, str, list[str]]:
    """The head of an agency, whose account has a second factor."""
    return turned_on(site_on_sqlite, "strange_head")


def test_a_second_factor_is_turned_on_by_its_first_code(site_on_sqlite: Site) -> None:
    """The key comes as a picture without style and as text; a wrong code says so, a right one shows ten codes once."""
    visitor = site_on_sqlite.newcomer("colleague")
    page = visitor.get(HERE)
    assert page.html.count("<svg") >= 1
    assert "style=" not in page.html
    assert key_on(visitor.get(HERE)) == key_on(page)
    wrong = visitor.post(HERE, {"one_time_code": "000000"})
    assert (wrong.status, key_on(wrong)) == (422, key_on(page))
    assert 'id="one_time_code-error"' in wrong.html
    sent = {"one_time_code": code(site_on_sqlite, key_on(page))}
    shown = re.findall(r"<code>([a-z2-9-]{19})</code>", visitor.post(HERE, sent).html)
    assert len(shown) == 10
    again = visitor.post(HERE, sent)
    assert "sudah aktif" in again.text
    assert not any(each in again.html + visitor.get(HERE).html for each in shown)


def test_the_login_asks_for_the_code(site_on_sqlite: Site, guarded: tuple[Visitor, str, list[str]]) -> None:
    """After the password the code is asked for; only then the session begins, and the person is where he was going."""
    _, key, _ = guarded
    visitor = site_on_sqlite.stranger()
    answer = visitor.log_in("strange_head", next="/board")
    assert answer.headers["location"] == "/login/second?next=%2Fboard"
    assert visitor.get("/board").status == 303
    page = visitor.get(answer.headers["location"])
    assert page.status == 200
    wrong = visitor.post("/login/second", {"one_time_code": "000000", "next": "/board"})
    assert (wrong.status, wrong.fields["next"]) == (422, "/board")
    right = {"one_time_code": code(site_on_sqlite, key), "next": "/board"}
    entered = visitor.send("/login/second", right)
    assert (entered.status_code, entered.headers["location"]) == (303, "/board")
    assert visitor.get("/board").status == 200


def test_half_a_login_opens_nothing(site_on_sqlite: Site, guarded: tuple[Visitor, str, list[str]]) -> None:
    """With the ticket of the first step, even as the session's cookie, every page leads to the login."""
    assert guarded
    visitor = site_on_sqlite.stranger()
    visitor.log_in("strange_head")
    ticket = visitor.client.cookies["kendala-halfway"]
    visitor.client.cookies.set("kendala-session", ticket)
    for path in ("/", "/board", "/sessions", HERE, "/obstacles", "/notices"):
        assert visitor.client.get(path).headers["location"].startswith("/login")
    bearer = {"Authorization": f"Bearer {ticket}"}
    assert site_on_sqlite.stranger().client.get("/api/v1/me", headers=bearer).status_code == 401


def test_a_form_waits_through_both_steps(site_on_sqlite: Site, guarded: tuple[Visitor, str, list[str]]) -> None:
    """What was typed before the session ended is still there after the second step, and is sent again."""
    _, key, _ = guarded
    visitor = site_on_sqlite.stranger()
    typed = {"language": "id", "back": "/board", "whys": "Baris satu\nbaris <dua>"}
    credentials = {"username": "strange_head", "password": PASSWORD, "next": "/language", "repeat": "yes"}
    page = visitor.post("/login", {**typed, **credentials})
    assert "Baris satu\nbaris &lt;dua&gt;" in page.html
    assert PASSWORD not in page.html
    right = {"one_time_code": code(site_on_sqlite, key), "next": "/language", "repeat": "yes"}
    answer = visitor.send("/login/second", {**typed, **right})
    assert (answer.status_code, answer.headers["location"]) == (307, "/language")


def test_without_the_first_step_there_is_no_second(site_on_sqlite: Site) -> None:
    """Who comes to the second step without a ticket, or with an invented one, begins at the login."""
    visitor = site_on_sqlite.stranger()
    assert visitor.client.get("/login/second").headers["location"] == "/login"
    assert visitor.send("/login/second", {"one_time_code": "123456"}).headers["location"].startswith("/login")
    visitor.client.cookies.set("kendala-halfway", "x" * 4_000)
    assert visitor.send("/login/second", {"one_time_code": "123456"}).headers["location"].startswith("/login")
    assert visitor.client.get("/login/second/new").headers["location"].startswith("/login")


def test_it_is_turned_off_by_a_code(site_on_sqlite: Site) -> None:
    """A wrong code is told beside its field; afterwards the password alone opens."""
    visitor, key, _ = turned_on(site_on_sqlite, "idle_desk")
    page = visitor.post(f"{HERE}/off", {"one_time_code": "000000"})
    assert (page.status, "Kode tidak cocok." in page.text) == (422, True)
    fields = {"one_time_code": code(site_on_sqlite, key)}
    assert visitor.send(f"{HERE}/off", fields).headers["location"] == "/sessions"
    assert "dimatikan" in visitor.get("/sessions").text
    assert site_on_sqlite.stranger().log_in("idle_desk").headers["location"] == "/start"


def test_new_codes_void_the_old(site_on_sqlite: Site) -> None:
    """New codes for paper are made by a code, and those from before open nothing more."""
    visitor, key, old = turned_on(site_on_sqlite, "auditor")
    page = visitor.post(f"{HERE}/codes", {"one_time_code": code(site_on_sqlite, key)})
    new = re.findall(r"<code>([a-z2-9-]{19})</code>", page.html)
    assert len(set(new) - set(old)) == 10
    login = site_on_sqlite.stranger()
    login.log_in("auditor")
    assert login.post("/login/second", {"one_time_code": old[1]}).status == 422
    assert login.send("/login/second", {"one_time_code": new[1]}).status_code == 303
