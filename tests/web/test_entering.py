from tests.web.visitors import PASSWORD, Site


def test_a_stranger_is_asked_to_log_in_and_comes_back_to_where_he_was_going(site_on_sqlite: Site) -> None:
    """A page asked for without a session leads to the login, and from there to that very page with its query."""
    _ = site_on_sqlite.house["operator"]
    visitor = site_on_sqlite.stranger()
    asked = visitor.client.get("/obstacles?state=open&q=tender")
    assert asked.status_code == 303
    assert asked.headers["location"] == "/login?next=%2Fobstacles%3Fstate%3Dopen%26q%3Dtender"
    login = visitor.get(asked.headers["location"])
    answer = visitor.log_in("operator", next=login.fields["next"])
    assert (answer.status_code, answer.headers["location"]) == (303, "/obstacles?state=open&q=tender")
    assert visitor.get("/obstacles?state=open&q=tender").status == 200


def test_a_wrong_password_says_so_and_keeps_the_name(site_on_sqlite: Site) -> None:
    """A refused login is shown again with the name typed, without the password, and does not say which was wrong."""
    _ = site_on_sqlite.house["operator"]
    page = site_on_sqlite.stranger().post("/login", {"username": "operator", "password": "bukan ini", "next": "/board"})
    assert page.status == 401
    assert page.fields["username"] == "operator"
    assert page.fields["password"] == ""
    assert page.fields["next"] == "/board"
    assert "error-summary" in page.html
    unknown = site_on_sqlite.stranger().post("/login", {"username": "tidak-ada", "password": "bukan ini"})
    assert unknown.text.split("Belum dapat masuk")[1:] == page.text.split("Belum dapat masuk")[1:]


def test_an_empty_login_is_no_attempt(site_on_sqlite: Site) -> None:
    """Without a name or a password the login asks for both, however often."""
    visitor = site_on_sqlite.stranger()
    for fields in [{"username": "operator", "password": ""}, {"username": " ", "password": PASSWORD}] * 8:
        page = visitor.post("/login", fields)
        assert page.status == 422
        assert page.text.startswith("Galat: Masuk")
        assert "Isi nama akun dan kata sandi" in page.text
    assert visitor.log_in("operator").status_code == 303


def test_typed_text_outlives_a_session_that_expired(site_on_sqlite: Site) -> None:
    """A form sent after the session ended comes back inside the login, and is sent again by the browser afterwards."""
    visitor = site_on_sqlite.newcomer("operator")
    visitor.client.cookies.clear()
    typed: dict[str, str | list[str]] = {
        "language": "id",
        "back": "/board",
        "whys": ["Baris satu\nbaris <dua>", "kedua"],
        "key": "abc",
    }
    page = visitor.post("/office", typed)
    assert page.status == 401
    assert page.fields["next"] == "/office"
    assert page.fields["repeat"] == "yes"
    assert page.fields["whys"] == "kedua"
    assert "Baris satu\nbaris &lt;dua&gt;" in page.html
    assert page.fields["key"] == "abc"
    credentials = {"username": "operator", "password": PASSWORD, "next": "/office", "repeat": "yes"}
    answer = visitor.send("/login", {**typed, **credentials})
    assert (answer.status_code, answer.headers["location"]) == (307, "/office")


def test_a_wrong_password_in_between_loses_nothing(site_on_sqlite: Site) -> None:
    """What waits for the login is still there after a refused one, and no password is among it."""
    visitor = site_on_sqlite.stranger()
    page = visitor.post(
        "/login", {"username": "x", "password": "salah", "next": "/office", "repeat": "yes", "text": "Isi"}
    )
    assert page.status == 401
    assert (page.fields["text"], page.fields["repeat"]) == ("Isi", "yes")
    assert "salah" not in page.html


def test_logging_out_ends_the_session_on_the_server(site_on_sqlite: Site) -> None:
    """The cookie of a session that was logged out opens nothing any more."""
    visitor = site_on_sqlite.newcomer("operator")
    secret = visitor.client.cookies["kendala-session"]
    answer = visitor.send("/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert "kendala-session" not in visitor.client.cookies
    visitor.client.cookies.set("kendala-session", secret)
    assert visitor.get("/").status == 303


def test_who_is_logged_in_already_passes_the_login(site_on_sqlite: Site) -> None:
    """The login page sends a known caller on."""
    answer = site_on_sqlite["operator"].client.get("/login?next=/board")
    assert (answer.status_code, answer.headers["location"]) == (303, "/board")


def test_an_account_without_an_office_is_told_so(site_on_sqlite: Site) -> None:
    """Without an office there is nothing to see but whom to ask."""
    site_on_sqlite.house.parts.access.accounts.add("tanpa-jabatan", password=PASSWORD)
    visitor = site_on_sqlite.stranger()
    visitor.log_in("tanpa-jabatan")
    page = visitor.get("/")
    assert page.status == 403
    assert "Akun ini tidak memegang jabatan hari ini" in page.text
    assert "/logout" in page.actions
    assert "q" not in page.fields
    assert not page.addresses("Ke beranda")


def test_attempts_are_slowed_down(site_on_sqlite: Site) -> None:
    """After several failures the login answers 429 and says when to try again."""
    visitor = site_on_sqlite.stranger()
    _ = site_on_sqlite.house["stranger"]
    statuses = [visitor.log_in("stranger", "salah terus").status_code for _ in range(12)]
    assert statuses[0] == 401
    assert statuses[-1] == 429


def test_the_language_is_switched_on_the_device_and_for_the_account(site_on_sqlite: Site) -> None:
    """Before the login the choice stays on the device, after it with the account, on every device."""
    visitor = site_on_sqlite.stranger()
    assert visitor.get("/login").lang == "id"
    answer = visitor.send("/language", {"language": "en", "back": "/login"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert visitor.get("/login").lang == "en"
    first, second = site_on_sqlite.newcomer("head"), site_on_sqlite.newcomer("head")
    first.send("/language", {"language": "en", "back": "/"})
    assert (first.get("/").lang, second.get("/").lang) == ("en", "en")
    first.send("/language", {"language": "id", "back": "/"})
    assert second.get("/").lang == "id"


def test_a_browser_that_prefers_english_gets_it(site_on_sqlite: Site) -> None:
    """Without a choice the browser's preference decides, and Indonesian where it has none of ours."""
    for preferred, lang in (("en-GB,en;q=0.9", "en"), ("de,fr;q=0.8", "id"), ("id-ID,en;q=0.5", "id")):
        assert site_on_sqlite.stranger(**{"Accept-Language": preferred}).get("/login").lang == lang
