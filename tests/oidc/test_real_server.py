"""Logging in by a real server of OpenID Connect."""

from collections.abc import Iterator

import pyotp
import pytest
from fastapi import FastAPI

from kendala.oidc_settings import Oidc
from kendala.parts import Parts
from tests.oidc.conftest import at_the_other_server, browser, trusting

Trusting = tuple[FastAPI, Parts]


@pytest.fixture(scope="module")
def house(issuer: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trusting]:
    """An installation that trusts the real server."""
    oidc = Oidc(issuer=issuer, client_id="kendala", client_secret="a secret of the tests", label="Masuk SSO Kabupaten")
    with trusting(tmp_path_factory.mktemp("oidc"), oidc) as made:
        yield made


def test_the_other_server_opens_the_door(house: Trusting) -> None:
    """Through code, PKCE and a proof the person is in, and where he was going; the state is good once."""
    visitor = browser(house[0])
    (link,) = visitor.get("/login?next=/board").addresses("Masuk SSO Kabupaten")
    away = visitor.client.get(link)
    assert away.status_code == 303
    assert "code_challenge_method=S256" in away.headers["location"]
    back = at_the_other_server(away.headers["location"], "Operator")
    entered = visitor.client.get(back)
    assert (entered.status_code, entered.headers["location"]) == (303, "/board")
    assert visitor.get("/board").status == 200
    again = visitor.get(back)
    assert (again.status, "sudah dipakai" in again.text) == (401, True)


def test_a_stolen_answer_is_of_no_use_elsewhere(house: Trusting) -> None:
    """In another browser the same address opens nothing, and the browser that it was for goes on."""
    victim, thief = browser(house[0]), browser(house[0])
    back = at_the_other_server(victim.client.get("/login/sso").headers["location"], "Operator")
    thief.client.get("/login/sso")
    assert thief.get(back).status == 401
    assert victim.client.get(back).status_code == 303


def test_nobody_gets_an_account_by_it(house: Trusting) -> None:
    """Who has no account, or one that is shut, is told so, and no account is made."""
    app, parts = house
    before = len(parts.access.accounts.list())
    visitor = browser(app)
    back = at_the_other_server(visitor.client.get("/login/sso").headers["location"], "siapa")
    assert "belum punya akun Kendala" in visitor.get(back).text
    assert len(parts.access.accounts.list()) == before
    account = parts.access.accounts.find("operator")
    assert account is not None
    parts.access.accounts.disable(account.id)
    back = at_the_other_server(visitor.client.get("/login/sso").headers["location"], "Operator")
    assert "dinonaktifkan" in visitor.get(back).text
    parts.access.accounts.enable(account.id)


def test_a_second_factor_is_asked_for_all_the_same(house: Trusting) -> None:
    """An account with two-step verification makes its second step after the other server too."""
    app, parts = house
    account = parts.access.accounts.add("dua-langkah", password="sandi yang cukup panjang")
    key = parts.access.second_factors.begin(account.id)
    _ = parts.access.second_factors.confirm(account.id, code_of(parts, key))
    visitor = browser(app)
    back = at_the_other_server(visitor.client.get("/login/sso?next=/board").headers["location"], "dua-langkah")
    assert visitor.client.get(back).headers["location"] == "/login/second?next=%2Fboard"
    assert visitor.client.get("/board").headers["location"].startswith("/login")


def test_an_answer_may_not_lead_elsewhere(house: Trusting) -> None:
    """A `next` of another site is home."""
    visitor = browser(house[0])
    away = visitor.client.get("/login/sso?next=https://evil.example/")
    back = at_the_other_server(away.headers["location"], "Operator")
    assert "evil" not in visitor.client.get(back).headers["location"]
    assert visitor.get("/board").status == 200


def code_of(parts: Parts, key: str) -> str:
    return pyotp.TOTP(key).generate_otp(int(parts.clock().timestamp()) // 30)
