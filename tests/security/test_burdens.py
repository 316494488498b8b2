"""What one request may cost, whoever sends it."""

from collections.abc import Callable

import pytest
from starlette.datastructures import UploadFile

from tests.web.pages import Page
from tests.web.visitors import Site
from web import parsing

A_FIELD = "a" * 1_000
OVERLONG = {"Content-Type": "application/x-www-form-urlencoded"}


def test_a_form_without_files_is_no_bigger_than_what_a_person_types(
    site_on_sqlite: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text beyond that is refused before it is read, from strangers too, and not sent back."""
    monkeypatch.setattr("web.parsing.MOST_TYPED", 50_000)
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


@pytest.mark.parametrize("more", [{}, {"files": {"evidence": ("", b"", "application/octet-stream")}}])
def test_a_text_that_is_far_too_long_is_told_beside_its_field(site_on_sqlite: Site, more: dict[str, object]) -> None:
    """Who pasted a whole document reads at the field how much may stand there, and still has the text."""
    sent = site_on_sqlite["operator"].post("/obstacles/new", {"description": "a" * 100_000}, **more)
    assert sent.status == 422
    assert "Persingkat menjadi paling banyak 10.000 karakter." in sent.text
    assert len(sent.fields["description"]) == 100_000


def test_texts_of_a_form_with_files_have_one_limit_together(
    site_on_sqlite: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many fields are no way around it, and nothing of them comes back."""
    monkeypatch.setattr("web.parsing.MOST_TYPED", 50_000)
    parts = {f"field-{n}": (None, A_FIELD) for n in range(100)}
    sent = site_on_sqlite.stranger().client.post("/obstacles/new", files=parts)
    assert (sent.status_code, len(sent.content) < 100_000) == (413, True)


@pytest.mark.parametrize("announced", [True, False])
def test_what_is_too_large_is_refused_with_a_page(
    site_on_sqlite: Site, monkeypatch: pytest.MonkeyPatch, announced: bool
) -> None:
    """In the person's language and with what to do, whether the browser says how much comes or just sends it."""
    most = 1_000_000
    head = {"Content-Type": "multipart/form-data; boundary=B"}
    body = b"" if announced else (bytes(1024) for _ in range(1_000))
    more = {"Content-Length": str(most)} if announced else {}
    sent = Page(site_on_sqlite["operator"].client.post("/obstacles/new", content=body, headers=head | more))
    assert sent.status == 413
    assert "Kembali ke formulirnya, lalu kirim berkas yang lebih kecil" in sent.text


def test_files_of_strangers_fill_no_disk(site_on_sqlite: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text of who has to log in again is kept, what else strangers send is thrown away as it comes."""
    written: list[int] = []
    write: Callable[..., object] = UploadFile.write

    async def noted(self: UploadFile, data: bytes) -> None:
        written.append(len(data))
        await write(self, data)  # type: ignore[misc]  # the method of the library, unbound

    monkeypatch.setattr(UploadFile, "write", noted)
    monkeypatch.setattr("web.limiting.MOST_TYPED", 1_000)
    files = {"evidence": ("foto.jpg", b"\xff\xd8" + bytes(5_000), "image/jpeg")}
    kept = Page(site_on_sqlite.stranger().client.post("/obstacles/new", data={"title": "Jalan rusak"}, files=files))
    assert (kept.status, kept.fields["title"], written) == (401, "Jalan rusak", [])
    site_on_sqlite["operator"].client.post("/obstacles/new", data={"title": "Jalan rusak"}, files=files)
    assert sum(written) == 5_002


@pytest.mark.parametrize("charset", ["undefined", "unicode_escape", "punycode", "utf-16", "latin-1"])
def test_a_form_in_another_writing_than_its_page_is_refused(site_on_sqlite: Site, charset: str) -> None:
    """No browser sends one, and some writings make signs that no page can show."""
    parts = b'--B\r\nContent-Disposition: form-data; name="title"\r\n\r\n\\ud800\r\n--B--\r\n'
    head = {"Content-Type": f"{parsing.MULTIPART}; boundary=B; charset={charset}"}
    sent = site_on_sqlite["operator"].client.post("/obstacles/new", content=parts, headers=head)
    assert sent.status_code == 400
