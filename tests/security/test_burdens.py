"""What one request may cost, whoever sends it."""

import pytest

from tests.web.visitors import Site

A_FIELD = "a" * 1_000
OVERLONG = {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_form_without_files_is_no_bigger_than_what_a_person_types(
    site_on_sqlite: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text beyond that is refused before it is read, from strangers too, and not sent back."""
    monkeypatch.setattr("web.forms.LONGEST_WITHOUT_FILES", 50_000)
    for visitor in (site_on_sqlite.stranger(), site_on_sqlite["operator"]):
        sent = visitor.client.post("/obstacles/new", data={f"field-{n}": A_FIELD for n in range(100)})
        assert sent.status_code == 413
        assert len(sent.content) < 100_000


def test_a_form_that_does_not_say_how_big_it_is_is_refused(site_on_sqlite: Site) -> None:
    """Browsers always announce the length of a form without files."""
    pieces = (b"title=" + b"a" * 10 for _ in range(2))
    sent = site_on_sqlite["operator"].client.post("/obstacles/new", content=pieces, headers=OVERLONG)
    assert sent.status_code == 413


def test_the_longest_texts_that_are_allowed_pass(site_on_sqlite: Site) -> None:
    """Every text at its limit, in letters of several bytes, is still read and answered with the form."""
    long = "é" * 10_000
    names = ("description", "tried", "follow_up_needed", *(f"whys-{n}" for n in range(5)))
    sent = site_on_sqlite["operator"].send("/obstacles/new", dict.fromkeys(names, long))
    assert sent.status_code == 422
