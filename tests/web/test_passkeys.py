"""The pages around passkeys; the devices themselves are in tests/kendala/access and tests/browser."""

from tests.web.visitors import PASSWORD, Site

HERE = "/sessions/passkeys"


def test_without_a_name_no_passkey_is_offered(site_on_sqlite: Site) -> None:
    """At an address that is a bare number the login offers none, asks no device, and the page says what is missing."""
    stranger = site_on_sqlite.stranger()
    assert "passkey" not in stranger.get("/login").html
    assert stranger.send("/login/passkey/question").status_code == 404
    visitor = site_on_sqlite["operator"]
    assert "memerlukan alamat dengan nama dan https" in visitor.get(HERE).text
    answer = visitor.send(f"{HERE}/question", {"name": "ponsel", "password": PASSWORD})
    assert (answer.status_code, "https" in answer.json()["problem"]) == (422, True)


def test_a_passkey_that_nobody_asked_for_opens_nothing(site_on_sqlite: Site) -> None:
    """An answer without a question is refused on the login page, and the form that waits there is kept."""
    typed = {"passkey_answer": "{}", "next": "/language", "repeat": "yes", "whys": "Baris <dua>"}
    page = site_on_sqlite.stranger().post("/login/passkey", typed)
    assert page.status == 422
    assert "Waktu untuk kunci sandi sudah habis." in page.text
    assert "Baris &lt;dua&gt;" in page.html
    assert "passkey_answer" not in page.fields


def test_ones_own_passkeys_are_behind_the_login(site_on_sqlite: Site) -> None:
    """A stranger is led to the login from every address of them, and a passkey of another is not found."""
    stranger = site_on_sqlite.stranger()
    assert stranger.client.get(HERE).headers["location"].startswith("/login")
    for path in (HERE, f"{HERE}/question", f"{HERE}/rename", f"{HERE}/remove"):
        assert stranger.send(path, {"name": "x", "passkey": "x"}).status_code == 401
    visitor = site_on_sqlite["operator"]
    assert visitor.post(f"{HERE}/rename", {"passkey": "x", "name": "x"}).status == 422
    assert visitor.send(f"{HERE}/remove", {"passkey": "x"}).status_code == 303
    page = visitor.post(HERE, {"name": "ponsel", "passkey_answer": "{}"})
    assert page.status == 422
