import re

import pytest

from tests.api.programs import TODAY
from tests.web.visitors import Site, Visitor

NEW = "kalimat yang cukup panjang"
FORM = {"key": "k1", "username": "operator.baru", "name": "Petugas Satu", "kind": "operator", "agency": "DINKES",
        "standing": "plt", "letter": "821/7/2024", "language": "id"}  # fmt: skip


def opened(site: Site, **more: str) -> tuple[Visitor, str, str]:
    """An account opened by the administrator: who did it, its page, and the path of its link."""
    admin = site["admin"]
    answer = admin.send("/accounts", FORM | more)
    assert answer.status_code == 303, answer.text
    page = admin.get(answer.headers["location"])
    found = re.search(r"/enter/[\w-]+", page.html)
    assert found
    return admin, answer.headers["location"], found[0]


def test_a_new_account_sets_its_password_by_a_link_that_is_shown_once(site: Site) -> None:
    """The link is on the next page only, opens a form, sets the password once, and then is not found."""
    admin, account, link = opened(site)
    assert "/enter/" not in admin.get(account).html
    assert "Plt. Operator Dinas Kesehatan" in admin.get(account).text
    newcomer = site.stranger()
    assert newcomer.log_in("operator.baru", "apa saja boleh").status_code == 401
    assert "operator.baru" in newcomer.get(link).text
    answer = newcomer.send(link, {"new_password": NEW, "again_password": NEW})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert 'value="operator.baru"' in newcomer.get("/login").html
    assert newcomer.send(link, {"new_password": NEW, "again_password": NEW}).status_code == 404
    assert newcomer.log_in("operator.baru", NEW).status_code == 303
    assert "Kata sandi ditetapkan lewat tautan" in admin.get(account).text


def test_a_refused_new_password_uses_nothing_up(site_on_sqlite: Site) -> None:
    """Two different or a short password are told beside the field, and the link works on."""
    _, _, link = opened(site_on_sqlite, key="k2", username="keliru")
    stranger = site_on_sqlite.stranger()
    assert 'id="again_password-error"' in stranger.post(link, {"new_password": NEW, "again_password": "x"}).html
    assert 'id="new_password-error"' in stranger.post(link, {"new_password": "x", "again_password": "x"}).html
    assert stranger.get(link).status == 200


def test_a_form_sent_twice_opens_one_account(site_on_sqlite: Site) -> None:
    """The same key leads to the same account; another key with the same name is refused and keeps what was typed."""
    _, account, _ = opened(site_on_sqlite, key="k3", username="dua.kali")
    assert opened(site_on_sqlite, key="k3", username="dua.kali")[1] == account
    page = site_on_sqlite["admin"].post("/accounts", FORM | {"key": "k4", "username": "Dua.Kali"})
    assert page.status == 422
    assert 'id="username-error"' in page.html
    assert "821/7/2024" in page.html


def test_an_operator_without_an_agency_is_refused_before_anything_is_stored(site_on_sqlite: Site) -> None:
    """What the office needs is told beside its field, and no account is there."""
    fields = FORM | {"key": "k5", "username": "tanpa.opd", "agency": ""}
    page = site_on_sqlite["admin"].post("/accounts", fields)
    assert page.status == 422
    assert 'id="agency-error"' in page.html
    assert 'value="tanpa.opd"' in page.html
    assert site_on_sqlite.house.parts.access.accounts.find("tanpa.opd") is None


def test_a_newer_link_ends_the_older_one(site_on_sqlite: Site) -> None:
    """Only the last link that was made for an account lets in."""
    admin, account, old = opened(site_on_sqlite, key="k6", username="lupa")
    assert admin.send(f"{account}/link").status_code == 303
    assert "/enter/" in admin.get(account).html
    assert site_on_sqlite.stranger().get(old).status == 404


def test_an_account_is_shut_and_opened_again(site_on_sqlite: Site) -> None:
    """Shutting ends its sessions at once; opening lets it log in again; one's own cannot be shut."""
    victim = site_on_sqlite.newcomer("idle_desk")
    account, admin = site_on_sqlite.house["idle_desk"].acting.account, site_on_sqlite["admin"]
    assert admin.send(f"/accounts/{account}/disable").status_code == 303
    assert victim.get("/").status == 303
    assert "Nonaktif" in admin.get("/accounts?which=disabled").text
    assert admin.send(f"/accounts/{account}/enable").status_code == 303
    assert site_on_sqlite.newcomer("idle_desk").get("/").status == 200
    own = site_on_sqlite.house["admin"].acting.account
    assert "Akun Anda sendiri" in admin.post(f"/accounts/{own}/disable").text


def test_sessions_of_an_account_are_seen_and_ended(site_on_sqlite: Site) -> None:
    """The administrator ends one session or all of them."""
    victim, account = site_on_sqlite.newcomer("head"), site_on_sqlite.house["head"].acting.account
    admin = site_on_sqlite["admin"]
    assert "Firefox, Windows" in admin.get(f"/accounts/{account}").text
    (session, *_) = site_on_sqlite.house.parts.access.sessions.list(account)
    assert admin.send(f"/accounts/{account}/sessions/end", {"session": session.id}).status_code == 303
    assert victim.get("/").status == 303
    again = site_on_sqlite.newcomer("head")
    assert admin.send(f"/accounts/{account}/sessions/end-all").status_code == 303
    assert again.get("/").status == 303


def test_erasing_asks_first_and_leaves_no_name(site_on_sqlite: Site) -> None:
    """Without the tick nothing happens; with it names are gone, offices end and the trail keeps ids only."""
    admin, account, _ = opened(site_on_sqlite, key="k7", username="pergi", name="Nama Yang Pergi")
    assert admin.post(f"{account}/erase").status == 422
    assert admin.send(f"{account}/erase", {"sure": "yes"}).status_code == 303
    page = admin.get(account)
    assert "Data diri dihapus" in page.text
    assert "dipegang" not in page.text
    for path in ("/accounts", account, "/access-log"):
        assert "Nama Yang Pergi" not in admin.get(path).html
        assert "pergi<" not in admin.get(path).html


def test_accounts_are_found_by_words(site_on_sqlite: Site) -> None:
    """A part of the user name or of the person's name finds an account, and signs of LIKE mean themselves."""
    opened(site_on_sqlite, key="k8", username="cari.saya", name="Petugas Dua Puluh")
    admin = site_on_sqlite["admin"]
    assert "cari.saya" in admin.get("/accounts?q=CARI").text
    assert "cari.saya" in admin.get("/accounts?q=dua%20puluh").text
    assert "Tidak ada akun" in admin.get("/accounts?q=%25").text
    assert admin.get("/accounts?which=lain").status == 404


@pytest.mark.parametrize("office", ["operator", "head", "desk", "adpem", "assistant", "leadership"])
def test_accounts_are_the_administrators(site_on_sqlite: Site, office: str) -> None:
    """No other office sees or changes an account, and the answer names none."""
    account = site_on_sqlite.house["stranger"].acting.account
    visitor = site_on_sqlite[office]
    for path in ("/accounts", "/accounts/new", f"/accounts/{account}", "/access-log"):
        page = visitor.get(path)
        assert page.status == 403
        assert "stranger" not in page.html
    for act in ("link", "disable", "enable", "sessions/end", "sessions/end-all", "erase"):
        assert visitor.send(f"/accounts/{account}/{act}", {"sure": "yes"}).status_code == 403
    assert visitor.send("/accounts", FORM | {"key": office}).status_code == 403


def test_an_auditor_reads_and_does_nothing(site_on_sqlite: Site) -> None:
    """An auditor sees accounts and trail, without a button, and every act is refused."""
    account, auditor = site_on_sqlite.house["stranger"].acting.account, site_on_sqlite["auditor"]
    assert auditor.get("/accounts").status == 200
    assert auditor.get("/access-log").status == 200
    assert "Nonaktifkan" not in auditor.get(f"/accounts/{account}").text
    assert auditor.get("/accounts/new").status == 403
    assert auditor.send(f"/accounts/{account}/disable").status_code == 403


def test_an_account_is_appointed_and_its_office_ended(site_on_sqlite: Site) -> None:
    """One more office with standing and letter is held from its day, shown with its letter, and ended again."""
    account, admin = site_on_sqlite.house["colleague"].acting.account, site_on_sqlite["admin"]
    fields = {"kind": "desk", "desk": "BPKAD", "standing": "plh", "letter": "800/12", "from_on": "28/11/2024"}
    assert admin.send(f"/accounts/{account}/offices", fields).status_code == 303
    page = admin.get(f"/accounts/{account}")
    assert "Plh. Petugas" in page.text
    assert "800/12" in page.text
    again = admin.post(f"/accounts/{account}/offices", fields)
    assert (again.status, "800/12" in again.html) == (422, True)
    (end,) = page.addresses("Akhiri")[-1:]
    assert admin.get(end).status == 200
    ended = {"account": account, "on": "28/11/2024"}
    assert admin.send("/offices/desk.BPKAD/end", ended).status_code == 303
    assert len(site_on_sqlite.house.parts.directories.current().offices_of(account, TODAY)) == 1
    own = site_on_sqlite.house["admin"].acting
    refused = admin.post(f"/offices/{own.office}/end", ended | {"account": own.account})
    assert "sedang Anda pakai" in refused.text
    assert site_on_sqlite["auditor"].send(f"/accounts/{account}/offices", fields).status_code == 403


def test_a_first_step_opens_the_form_for_its_office(site_on_sqlite: Site) -> None:
    """The step that asks for an account of Ekobang leads to a form in which that kind of office is chosen."""
    admin = site_on_sqlite["admin"]
    assert '<option value="adpem" selected>' in admin.get("/accounts/new?kind=adpem").html
    assert "/accounts/new?kind=adpem" in admin.get("/").html
