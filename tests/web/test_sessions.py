from tests.web.visitors import PASSWORD, Site

NEW = "kata sandi yang lain lagi"


def test_own_sessions_are_listed_and_ended(site_on_sqlite: Site) -> None:
    """Every browser of the account is named; one that is ended is out, and this one stays."""
    here, elsewhere = site_on_sqlite.newcomer("head"), site_on_sqlite.newcomer("head")
    page = here.get("/sessions")
    assert page.text.count("Firefox, Windows") >= 2
    assert "perangkat ini" in page.text
    assert here.send("/sessions/revoke", {"session": page.fields["session"]}).status_code == 303
    assert "Sesi diakhiri." in here.get("/sessions").text
    assert here.send("/sessions/revoke-others").status_code == 303
    assert elsewhere.get("/").status == 303
    assert here.get("/").status == 200


def test_nobody_ends_the_session_of_another(site_on_sqlite: Site) -> None:
    """The id of somebody else's session ends nothing."""
    victim = site_on_sqlite.newcomer("operator")
    (session, *_) = site_on_sqlite.house.parts.access.sessions.list(site_on_sqlite.house["operator"].acting.account)
    site_on_sqlite["head"].send("/sessions/revoke", {"session": session.id})
    assert victim.get("/").status == 200


def test_own_tokens_are_listed_and_ended(site_on_sqlite: Site) -> None:
    """A token of the account is named, never shown, and can be ended."""
    program = site_on_sqlite.house["stranger"]
    page = site_on_sqlite["stranger"].get("/sessions")
    assert "uji" in page.text
    assert program.token not in page.html
    site_on_sqlite["stranger"].send("/sessions/tokens/revoke", {"token": page.fields["token"]})
    assert program.get("/me").status_code == 401


def test_a_new_password_ends_everything_else(site_on_sqlite: Site) -> None:
    """After a change all sessions are over and only the new password opens the door."""
    visitor, other = site_on_sqlite.newcomer("desk"), site_on_sqlite.newcomer("desk")
    fields = {"old_password": PASSWORD, "new_password": NEW, "again_password": NEW}
    answer = visitor.send("/sessions/password", fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert "Kata sandi diganti" in visitor.get("/login").text
    assert other.get("/").status == 303
    assert site_on_sqlite.stranger().log_in("desk").status_code == 401
    assert site_on_sqlite.stranger().log_in("desk", NEW).status_code == 303


def test_a_refused_password_says_why_beside_its_field(site_on_sqlite: Site) -> None:
    """A wrong, a short and a mistyped password are told apart, and no password comes back."""
    visitor = site_on_sqlite.newcomer("idle_desk")
    cases = [
        ("bukan yang lama", NEW, NEW, "old_password"),
        (PASSWORD, "p3nd3k", "p3nd3k", "new_password"),
        (PASSWORD, NEW, NEW + "x", "again_password"),
    ]
    for old, new, again, field in cases:
        page = visitor.post("/sessions/password", {"old_password": old, "new_password": new, "again_password": again})
        assert page.status == 422
        assert f'id="{field}-error"' in page.html
        assert f"#{field}" in [href for href, _ in page.links]
        for typed in (old, new, again):
            assert typed not in page.html
    assert visitor.get("/").status == 200
