"""What an administrator mends of an account, and what stands in its trail."""

import pytest

from domain.administration import SHELL, AccessAct
from kendala.access.trail import noted
from tests.web.test_second_factor import turned_on
from tests.web.visitors import Site

REASON = "Ponsel hilang, dipastikan langsung di kantor."


def account_of(site: Site, name: str) -> str:
    _ = site[name]
    found = site.house.parts.access.accounts.find(name)
    assert found is not None
    return found.id


def acts(site: Site, account: str) -> list[AccessAct]:
    """What was done with the account, the latest first."""
    return [each.act for each in noted(site.house.parts.access_engine, account=account, before=None, limit=50)]


def test_a_lost_second_factor_is_taken_away_with_a_reason(site: Site) -> None:
    """The administrator says why, the trail keeps it, and the owner comes in by the password alone."""
    turned_on(site, "colleague")
    account, admin = account_of(site, "colleague"), site["admin"]
    page = f"/accounts/{account}"
    without = admin.post(f"{page}/second-factor/reset", {"reason": " "})
    assert (without.status, 'id="reason-error"' in without.html) == (422, True)
    assert admin.send(f"{page}/second-factor/reset", {"reason": REASON}).status_code == 303
    assert REASON in admin.get(page).text
    assert REASON in admin.get("/access-log").text
    assert site.stranger().log_in("colleague").headers["location"] == "/start"
    assert acts(site, account)[0] is AccessAct.SECOND_FACTOR_RESET
    assert admin.post(f"{page}/second-factor/reset", {"reason": REASON}).status == 404


def test_details_of_a_person_are_corrected(site: Site) -> None:
    """Name and mail are kept as typed; an address that is none is told beside its field and keeps the rest."""
    account, admin = account_of(site, "operator"), site["admin"]
    page = f"/accounts/{account}/details"
    wrong = admin.post(page, {"name": "Pemegang operator", "email": "bukan alamat"})
    assert (wrong.status, wrong.fields["name"]) == (422, "Pemegang operator")
    assert admin.send(page, {"name": "Pemegang operator", "email": "operator@example.go.id"}).status_code == 303
    assert admin.get(page).fields["email"] == "operator@example.go.id"
    assert "Pemegang operator" in admin.get(f"/accounts/{account}").text
    assert acts(site, account)[0] is AccessAct.DETAILS_CORRECTED


@pytest.mark.parametrize("office", ["auditor", "adpem", "operator"])
def test_only_administrators_mend_accounts(site_on_sqlite: Site, office: str) -> None:
    """Whoever else tries is refused, and no details are shown."""
    account = account_of(site_on_sqlite, "colleague")
    visitor = site_on_sqlite[office]
    assert visitor.get(f"/accounts/{account}/details").status == 403
    for act in ("details", "second-factor/reset", "binding/loosen"):
        sent = visitor.send(f"/accounts/{account}/{act}", {"reason": REASON, "name": "Lain"})
        assert sent.status_code == 403, act


def test_nobody_resets_his_own_second_factor_there(site_on_sqlite: Site) -> None:
    """An administrator who lost his own asks another one, or the shell."""
    own = account_of(site_on_sqlite, "admin")
    answer = site_on_sqlite["admin"].post(f"/accounts/{own}/second-factor/reset", {"reason": REASON})
    assert (answer.status, "Akun Anda sendiri" in answer.text) == (409, True)


def test_what_people_do_with_their_own_keys_is_noted(site: Site) -> None:
    """Second factor, tokens, sessions and passwords leave a line without an office, by the account itself."""
    visitor, _, _ = turned_on(site, "strange_head")
    account = account_of(site, "strange_head")
    parts = site.house.parts
    parts.access.tokens.create(account, "uji")
    (token, *_) = parts.access.tokens.list(account)
    visitor.send("/sessions/tokens/revoke", {"token": token.id})
    visitor.send("/sessions/revoke-others")
    newest = acts(site, account)[:4]
    wanted = [AccessAct.SESSIONS_ENDED, AccessAct.TOKEN_ENDED, AccessAct.TOKEN_MADE, AccessAct.SECOND_FACTOR_ON]
    assert newest == wanted


def test_what_the_shell_does_is_noted_as_its_own(site_on_sqlite: Site) -> None:
    """A command on the server stands in the trail as such, with its reason."""
    turned_on(site_on_sqlite, "stranger")
    account = account_of(site_on_sqlite, "stranger")
    site_on_sqlite.house.parts.access.second_factors.reset(account, SHELL, REASON)
    page = site_on_sqlite["admin"].get(f"/accounts/{account}").text
    assert "perintah di server" in page
    assert REASON in page


def test_a_binding_to_the_other_server_is_loosened(site_on_sqlite: Site) -> None:
    """The page says that there is one, and after a press the account is anybody's who claims it first."""
    account, admin = account_of(site_on_sqlite, "colleague"), site_on_sqlite["admin"]
    bindings = site_on_sqlite.house.parts.access.bindings
    assert bindings.account_of("https://sso.example", "1", lambda: account) == account
    assert "Akun instansi" in admin.get(f"/accounts/{account}").text
    for _ in range(2):
        assert admin.send(f"/accounts/{account}/binding/loosen").status_code == 303
    assert not bindings.has(account)
    assert acts(site_on_sqlite, account)[0] is AccessAct.SSO_LOOSENED
