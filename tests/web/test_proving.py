"""Who sits at an open session proves again that it is his; an office that requires a second factor has it set up."""

import pytest
from sqlalchemy import update

from domain.acting import OfficeKind
from kendala.access.schema import sessions
from tests.web.test_second_factor import code, key_on, passes
from tests.web.visitors import PASSWORD, Site, Visitor

FACTOR, TOKENS, PASSKEYS = "/sessions/second-factor", "/sessions/tokens", "/sessions/passkeys"


@pytest.fixture
def idle(site: Site) -> Visitor:
    """A session that began a quarter of an hour ago."""
    visitor = site.newcomer("colleague")
    passes(site, minutes=15)
    return visitor


@pytest.mark.parametrize("page", [FACTOR, TOKENS, PASSKEYS])
def test_an_old_session_proves_itself_before_keys_are_shown(idle: Visitor, page: str) -> None:
    """The password is asked for, a wrong one is told beside its field, a right one leads on and lasts ten minutes."""
    asked = idle.client.get(page).headers["location"]
    assert asked.startswith("/sessions/prove?next=")
    fields = {"next": idle.get(asked).fields["next"]}
    wrong = idle.post("/sessions/prove", fields | {"password": "bukan ini"})
    assert (wrong.status, wrong.fields["next"], "tidak cocok" in wrong.text) == (422, page, True)
    right = idle.send("/sessions/prove", fields | {"password": PASSWORD})
    assert (right.status_code, right.headers["location"]) == (303, page)
    assert idle.get(page).status == 200


def test_a_form_that_came_too_late_is_kept(site: Site, idle: Visitor) -> None:
    """A token that was typed waits for the password, and is made when the browser sends it again."""
    typed = {"name": "unduhan harian", "scopes": "read", "days": "30", "key": "waiting"}
    asked = idle.post(TOKENS, typed)
    assert "unduhan harian" in asked.html
    account = site.house.parts.access.accounts.find("colleague")
    assert account is not None
    before = len(site.house.parts.access.tokens.list(account.id))
    again = idle.send("/sessions/prove", {**typed, "next": TOKENS, "repeat": "yes", "password": PASSWORD})
    assert (again.status_code, again.headers["location"]) == (307, TOKENS)
    assert "Token Anda" in idle.post(TOKENS, typed).text
    assert len(site.house.parts.access.tokens.list(account.id)) == before + 1


def test_an_old_session_alone_makes_and_takes_nothing(idle: Visitor) -> None:
    """Neither a device nor a code is asked, and nothing is turned off."""
    assert idle.send(f"{PASSKEYS}/question", {"name": "ponsel"}).status_code == 422
    for path in (FACTOR, f"{FACTOR}/codes", f"{FACTOR}/off", PASSKEYS, f"{PASSKEYS}/remove"):
        assert "Pastikan bahwa ini Anda" in idle.post(path, {"one_time_code": "000000"}).text, path
    for path in (f"{PASSKEYS}/rename", "/webhooks", "/webhooks/1", "/webhooks/1/secret"):
        assert "Pastikan bahwa ini Anda" in idle.post(path, {"address": "https://contoh.go.id/"}).text, path


def test_a_session_from_before_is_not_proven(site_on_sqlite: Site) -> None:
    """Of sessions that an older program began nothing is known, so that the password is asked for."""
    visitor = site_on_sqlite.newcomer("colleague")
    with site_on_sqlite.house.parts.access_engine.begin() as connection:
        connection.execute(update(sessions).values(proven_at=None, by_device=None))
    assert visitor.client.get(TOKENS).headers["location"].startswith("/sessions/prove")


@pytest.fixture
def strict(site: Site, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """An open session of an agency's head, whose office has come to require a second factor since."""
    visitor = site.newcomer("strange_head")
    steps = site.house.parts.access.second_steps
    monkeypatch.setattr(steps, "_required", frozenset({OfficeKind.AGENCY_HEAD}))
    return visitor


def test_open_sessions_are_led_to_set_a_second_factor_up(site: Site, strict: Visitor) -> None:
    """Every page leads there, a form is kept and shows the way, and after the first code everything opens."""
    for page in ("/", "/board", "/obstacles", "/export/review.csv"):
        assert strict.client.get(page).headers["location"] == FACTOR
    setting_up = strict.get(FACTOR)
    assert "memerlukan verifikasi dua langkah" in setting_up.text
    kept = strict.post("/carry-over/2024/opening", {"key": "kept"})
    assert (kept.status, kept.fields["key"]) == (403, "kept")
    assert FACTOR in [href for href, _ in kept.links]
    waiting = strict.get("/held")
    assert FACTOR in [href for href, _ in waiting.links]
    assert "/carry-over/2024/opening" not in waiting.actions
    shown = strict.post(FACTOR, {"one_time_code": code(site, key_on(setting_up))})
    assert "Kode cadangan" in shown.text
    assert "/held" in [href for href, _ in shown.links]
    offered = strict.get("/held")
    assert ("/carry-over/2024/opening" in offered.actions, offered.fields["key"]) == (True, "kept")
    assert strict.get("/board").status == 200
