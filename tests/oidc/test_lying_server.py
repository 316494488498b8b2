"""A server that lies, is down or keeps silent: a sentence on the login page, and nobody is let in."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any

import pytest
from joserfc.jwk import OctKey, RSAKey

from domain.acting import Acting, OfficeKind
from kendala.access.trail import noted
from kendala.oidc_settings import Oidc
from tests.oidc.conftest import browser, trusting
from tests.oidc.liar import CLIENT, SECRET, Claims, Liar, lying
from tests.web.pages import Page
from tests.web.visitors import PASSWORD, Visitor

ADMIN = Acting(account="administrator", person="administrator", office="admin", kind=OfficeKind.ADMIN)
WRONG, DOWN = "tidak dapat dipercaya", "tidak menjawab"
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"})


@contextmanager
def sent_to(liar: Liar, folder: Path, **rules: str) -> Iterator[tuple[Visitor, Any]]:
    """A browser before an installation that trusts this liar."""
    with lying(liar), trusting(folder, Oidc(issuer=liar.issuer, client_id=CLIENT, client_secret=SECRET, **rules)) as on:
        yield browser(on[0]), on[1]


def back(visitor: Visitor, liar: Liar, **more: str) -> Page:
    """There and back again, with a code."""
    state = liar.saw(visitor.client.get("/login/sso").headers["location"])
    query = "&".join(f"{name}={value}" for name, value in {"state": state, "code": "c", **more}.items())
    return visitor.get(f"/login/sso/back?{query}")


def said(**changed: object) -> Callable[[Claims], Claims]:
    return lambda honest: {name: each for name, each in {**honest, **changed}.items() if each is not None}


LIES = {
    "another key": {"key": OTHER_KEY},
    "signed with the shared secret": {"key": OctKey.import_key(SECRET * 2), "algorithm": "HS256"},
    "another issuer": {"claims": said(iss="https://evil.example")},
    "another audience": {"claims": said(aud="somebody else")},
    "several audiences, for another": {"claims": said(aud=[CLIENT, "other"], azp="other")},
    "another nonce": {"claims": said(nonce="an older one")},
    "no nonce": {"claims": said(nonce=None)},
    "expired": {"claims": said(exp=1, iat=0)},
    "without an end": {"claims": said(exp=None)},
    "an end that is no time": {"claims": said(exp="tomorrow")},
    "from the future": {"claims": said(iat=9_999_999_999)},
    "no proof": {"token": said(id_token=None)},
    "unsigned": {"token": said(id_token="eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9.")},
    "broken": {"token": said(id_token="...")},
    "not an object": {"token": lambda _: ["id_token"]},
    "not JSON": {"token": lambda _: b"<html>"},
    "nested without end": {"token": lambda _: b"[" * 100_000},
    "too much": {"token": lambda _: b'{"a":"' + b"x" * 1_000_000 + b'"}'},
}


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Liar, Visitor]]:
    """A server that was honest so far, and a browser before an installation that trusts it."""
    liar = Liar()
    with sent_to(liar, tmp_path_factory.mktemp("trusted")) as (visitor, _):
        yield liar, visitor


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_lets_nobody_in(
    trusted: tuple[Liar, Visitor], lie: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proof that is not of this server, for us, for this login and of now is refused with a sentence."""
    liar, visitor = trusted
    for name, value in lie.items():
        monkeypatch.setattr(liar, name, value)
    page = back(visitor, liar)
    assert (page.status, WRONG in page.text) == (401, True)
    assert visitor.client.get("/board").headers["location"].startswith("/login")


def test_an_honest_one_lets_in_and_is_asked_as_it_should(tmp_path: Path) -> None:
    """The code comes with the secret and the verifier; keys that changed meanwhile are asked for again."""
    liar = Liar()
    with sent_to(liar, tmp_path) as (visitor, _):
        assert back(visitor, liar).status == 303
        (asked,) = liar.asked
        assert asked["basic"] == f"{CLIENT}:{SECRET}"
        assert len(asked["code_verifier"]) >= 43
        liar.honest = OTHER_KEY
        assert back(visitor, liar).status == 303


def test_an_answer_must_name_this_server(tmp_path: Path) -> None:
    """Another issuer in the address, an error, and no code at all are refused; each state is good once."""
    liar = Liar()
    with sent_to(liar, tmp_path) as (visitor, _):
        assert WRONG in back(visitor, liar, iss="https://evil.example").text
        assert "dibatalkan" in back(visitor, liar, error="access_denied").text
        assert WRONG in back(visitor, liar, error="%3Cscript%3E").text
        assert WRONG in back(visitor, liar, code="").text
        state = liar.saw(visitor.client.get("/login/sso").headers["location"])
        visitor.client.cookies.clear()
        for query in (f"?state={state}&code=c", "", "?state=x&code=c", "?state=&code=c", "?code=c"):
            assert visitor.get(f"/login/sso/back{query}").status == 401
        assert liar.asked == []


def test_a_person_is_found_by_proven_email_or_nip(tmp_path: Path) -> None:
    """By e-mail only where the server says that it was verified, and never where two persons share it."""
    liar = Liar(claims=said(email="Operator@kendala.example"))
    with sent_to(liar, tmp_path, match="email", claim="email") as (visitor, parts):
        assert "belum diverifikasi" in back(visitor, liar).text
        liar.claims = said(email="Operator@kendala.example", email_verified=True)
        assert "belum punya akun" in back(visitor, liar).text
        account = parts.access.accounts.find("operator")
        parts.access.people.correct(account.person, email="operator@kendala.example")
        assert back(visitor, liar).status == 303
        other = parts.access.accounts.add("other", password=PASSWORD)
        parts.access.people.correct(other.person, email="operator@kendala.example")
        assert back(visitor, liar).status == 303
        liar.claims = said(email="Operator@kendala.example", email_verified=True, sub="new here")
        assert "belum punya akun" in back(visitor, liar).text


def test_what_the_proof_leaves_out_is_asked_for(tmp_path: Path) -> None:
    """The name may stand in the server's other answer, if that is about the same person."""
    liar = Liar(claims=said(preferred_username=None))
    with sent_to(liar, tmp_path) as (visitor, _):
        assert "tidak menyebut nama akun" in back(visitor, liar).text
    liar = Liar(claims=said(preferred_username=None), userinfo={"sub": "other", "preferred_username": "operator"})
    liar.discovery = lambda honest: {**honest, "userinfo_endpoint": f"{liar.issuer}/userinfo"}
    with sent_to(liar, tmp_path / "more") as (visitor, _):
        assert WRONG in back(visitor, liar).text
        liar.userinfo = {"sub": "operator", "preferred_username": "operator"}
        assert back(visitor, liar).status == 303


@pytest.mark.parametrize(
    "discovery",
    [
        said(issuer="https://evil.example"),
        said(token_endpoint=None),
        said(jwks_uri="http://evil.example/jwks"),
        said(authorization_endpoint=7),
    ],
    ids=["another issuer", "without addresses", "keys from elsewhere in the clear", "not an address"],
)
def test_its_own_description_is_not_believed_blindly(discovery: Callable[[Claims], Claims], tmp_path: Path) -> None:
    """A description of another server, or that leads to where anybody can listen, ends on the login page."""
    with sent_to(Liar(discovery=discovery), tmp_path) as (visitor, _):
        page = visitor.get("/login/sso?next=/board")
        assert (page.status, WRONG in page.text, page.fields["next"]) == (401, True, "/board")


def test_a_server_that_is_down_or_silent_is_told(tmp_path: Path) -> None:
    """Where nobody answers or says a word, the login page comes back in seconds and the password still opens."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent_at = f"http://127.0.0.1:{silent.getsockname()[1]}"
        for name, issuer in {"down": "http://127.0.0.1:9", "silent": silent_at}.items():
            with trusting(tmp_path / name, Oidc(issuer=issuer, client_id=CLIENT)) as (app, _):
                visitor = browser(app)
                page = visitor.get("/login/sso")
                assert (page.status, DOWN in page.text) == (401, True)
                assert visitor.log_in("operator").status_code == 303


def test_an_account_belongs_to_who_came_first(tmp_path: Path) -> None:
    """Another `sub` with the same name is refused and noted; the first one stays in, also under another name."""
    liar = Liar(claims=said(sub="the first"))
    with sent_to(liar, tmp_path) as (visitor, parts):
        assert back(visitor, liar).status == 303
        liar.claims = said(sub="somebody else")
        page = back(visitor, liar)
        assert (page.status, "dikaitkan dengan akun instansi lain" in page.text) == (401, True)
        liar.claims = said(sub="the first", preferred_username="nama.baru")
        assert back(visitor, liar).status == 303
        account = parts.access.accounts.find("operator").id
        lines = [each.act.value for each in noted(parts.access_engine, account=account, before=None, limit=3)]
        assert lines == ["sso_refused", "sso_bound", "opened"]
        parts.access.bindings.loosen(account, ADMIN)
        liar.claims = said(sub="somebody else")
        assert back(visitor, liar).status == 303


def test_only_a_fresh_login_there_proves_the_owner(tmp_path: Path) -> None:
    """Without its time a login there makes no token; asked anew, the server has to tell that it was just now."""
    liar = Liar()
    with sent_to(liar, tmp_path) as (visitor, _):
        assert back(visitor, liar).status == 303
        proof = visitor.get(visitor.client.get("/sessions/tokens").headers["location"])
        (again,) = proof.addresses("Masuk dengan akun instansi")
        away = visitor.client.get(again).headers["location"]
        assert "prompt=login" in away
        assert "max_age=0" in away
        for told, status in ((int(time()) - 3600, 303), ("now", 303), (-1, 303), (int(time()), 200)):
            liar.claims = said(auth_time=told)
            back(visitor, liar)
            assert visitor.get("/sessions/tokens").status == status, told
