from datetime import timedelta
from typing import Any

import pytest

from domain.pacing import Paced
from kendala.access.pacing import PACES, Pace
from tests.web.obstacle.filled import filled
from tests.web.obstacle.test_raising import NEW, TYPED, number_on, sent, stored
from tests.web.pages import Page
from tests.web.visitors import PASSWORD, Site, Visitor

BY_SCRIPT = {"Accept": "application/json"}


def draft(visitor: Visitor, path: str = NEW, **typed: Any) -> dict[str, Any]:
    """The fields of a form that was opened and filled in."""
    opened: dict[str, Any] = filled(visitor.get(path), path.partition("?")[0])
    return opened | typed


def save(visitor: Visitor, fields: dict[str, Any], **more: Any) -> Page:
    """Press the button that saves, and follow to the form."""
    answer = visitor.send("/drafts", fields, **more)
    assert answer.status_code == 303, answer.text
    return visitor.get(answer.headers["location"])


def test_without_script_a_button_saves_the_draft(site_on_sqlite: Site) -> None:
    """What was typed is kept as it is, however wrong, with its rows, and is offered on home, list and form."""
    visitor = site_on_sqlite["operator"]
    fields = draft(visitor, description="Baru setengah", amount_at_stake="sekitar semiliar")
    page = save(visitor, fields | {"lines-0-amount": "5 juta", "whys": ["a", "", "", "", ""]})
    kept: dict[str, Any] = filled(page, NEW)
    assert "Draf tersimpan" in page.text
    assert (kept["description"], kept["amount_at_stake"]) == ("Baru setengah", "sekitar semiliar")
    assert (kept["lines-0-amount"], kept["key"], kept["draft"]) == ("5 juta", fields["key"], "1")
    for path in ("/", "/obstacles", NEW):
        offered = visitor.get(path)
        assert f"{NEW}?draft={fields['key']}" in [href for href, _ in offered.links]
        assert "Baru setengah" in offered.text


def test_a_draft_is_gone_in_the_moment_it_is_sent(site_on_sqlite: Site) -> None:
    """It is raised with its file and its key, and nobody offers it any more; its address says what became of it."""
    visitor = site_on_sqlite["operator"]
    files = {"evidence": ("surat.pdf", b"%PDF-1.7 surat", "application/pdf")}
    page = save(visitor, draft(visitor, **TYPED), files=files)
    assert "surat.pdf" in page.text
    fields: dict[str, Any] = filled(page, NEW)
    shown = visitor.get(visitor.send(NEW, fields).headers["location"])
    assert [ref.sha256 for ref in stored(site_on_sqlite, number_on(shown)).obstacle.record.evidence]
    assert fields["key"] not in visitor.get("/").html
    gone = visitor.get(f"{NEW}?draft={fields['key']}")
    assert gone.status == 404
    assert "sudah dikirim atau dihapus" in gone.text


def test_a_script_saves_quietly(site_on_sqlite: Site) -> None:
    """It is told the version and when it was saved; a saving that comes after the form was sent makes no draft."""
    visitor = site_on_sqlite["operator"]
    fields = draft(visitor, **TYPED)
    answer = visitor.send("/drafts", fields, headers=BY_SCRIPT)
    assert answer.json() == {"key": fields["key"], "draft": 1, "told": "Draf disimpan 12.00 WITA"}
    visitor.send(NEW, fields)
    late = visitor.send("/drafts", fields | {"description": "lain"}, headers=BY_SCRIPT)
    assert (late.status_code, late.json()["draft"]) == (412, 0)
    assert fields["key"] not in visitor.get("/").html


def test_the_second_of_two_tabs_loses_nothing(site_on_sqlite: Site) -> None:
    """It is told that the draft was changed elsewhere, sees the latest, and can keep its own beside it."""
    visitor = site_on_sqlite["operator"]
    first = draft(visitor, description="satu")
    save(visitor, first)
    open_in_both = draft(visitor, f"{NEW}?draft={first['key']}")
    save(visitor, open_in_both | {"description": "di tab pertama"})
    told = visitor.post("/drafts", open_in_both | {"description": "di tab kedua"})
    assert told.status == 412
    assert "diubah di tab atau perangkat lain" in told.text
    assert f"{NEW}?draft={first['key']}" in [href for href, _ in told.links]
    other = save(visitor, filled(told, "/drafts"))
    assert filled(other, NEW)["description"] == "di tab kedua"
    assert filled(other, NEW)["key"] != first["key"]
    assert draft(visitor, f"{NEW}?draft={first['key']}")["description"] == "di tab pertama"


def test_a_draft_is_its_owners_alone(site_on_sqlite: Site) -> None:
    """No other account reads, changes or deletes it, whatever its office."""
    visitor = site_on_sqlite["operator"]
    fields = draft(visitor, description="Rahasia dapur")
    save(visitor, fields)
    for office in ("head", "adpem", "assistant", "stranger"):
        other = site_on_sqlite[office]
        assert other.get(f"{NEW}?draft={fields['key']}").status == 404
        assert "Rahasia dapur" not in other.get("/").text + other.get("/obstacles").text
        other.send(f"/drafts/{fields['key']}/delete")
    assert draft(visitor, f"{NEW}?draft={fields['key']}")["description"] == "Rahasia dapur"


def test_a_draft_can_be_deleted(site_on_sqlite: Site) -> None:
    """It goes at once, and a second press does no harm."""
    visitor = site_on_sqlite["operator"]
    fields = draft(visitor, description="Salah ketik")
    save(visitor, fields)
    for _ in range(2):
        answer = visitor.send(f"/drafts/{fields['key']}/delete", {"back": "/obstacles"})
        assert answer.headers["location"] == "/obstacles"
    assert "Salah ketik" not in visitor.get("/obstacles").text


def test_an_expired_login_leads_back_to_the_form(site_on_sqlite: Site) -> None:
    """A draft that is saved without a session is saved after the login; a script is only told that it ended."""
    visitor = site_on_sqlite["operator"]
    fields = draft(visitor, description="Sesi habis")
    visitor.send("/logout")
    assert visitor.send("/drafts", fields, headers=BY_SCRIPT).status_code == 401
    page = visitor.post("/drafts", fields)
    assert page.status == 401
    again = visitor.send("/login", {**filled(page, "/login"), "username": "operator", "password": PASSWORD})
    assert (again.status_code, again.headers["location"]) == (307, "/drafts")
    assert filled(save(visitor, fields), NEW)["description"] == "Sesi habis"


def test_only_forms_of_ours_are_drafts(site_on_sqlite: Site) -> None:
    """An address that leads elsewhere is refused, and what is too long says so."""
    visitor = site_on_sqlite["operator"]
    fields = draft(visitor)
    assert visitor.send("/drafts", fields | {"draft_of": "//elsewhere.example"}).status_code == 404
    long = {f"lines-{n}-amount": "9" * 60_000 for n in range(5)}
    assert visitor.send("/drafts", fields | long).status_code == 413


def test_files_go_ahead_of_their_form(site_on_sqlite: Site) -> None:
    """A script sends a file while a person types; it becomes part of the draft and of the obstacle, or says why not."""
    visitor = site_on_sqlite["operator"]
    fields = draft(visitor, **TYPED)
    files = {"evidence": ("foto <b>.jpg", b"\xff\xd8 foto", "image/jpeg")}
    sent_ahead = visitor.send("/drafts/files", {"key": fields["key"]}, files=files)
    assert "foto &lt;b&gt;.jpg" in sent_ahead.text
    kept = sent_ahead.text.split('name="kept" value="')[1].split('"')[0]
    page = save(visitor, fields | {"kept": kept})
    assert filled(page, NEW)["kept"] == kept
    other = visitor.send("/drafts/files", {"key": fields["key"]}, files={"evidence": ("kosong.txt", b"", "text/plain")})
    assert (other.status_code, other.headers["content-type"]) == (422, "text/plain; charset=utf-8")
    assert "kosong" in other.text
    stranger = site_on_sqlite["stranger"]
    assert stranger.client.get(f"/files/{kept}").status_code == 404
    assert kept not in save(stranger, draft(stranger, kept=kept)).html


def test_an_amendment_is_a_draft_too(site_on_sqlite: Site) -> None:
    """It goes on from the version that was seen then, and is gone once it is sent."""
    visitor = site_on_sqlite["operator"]
    number = number_on(sent(visitor, TYPED))
    path = f"/obstacles/{number}/amend"
    page = save(visitor, draft(visitor, path, description="Lebih lengkap"))
    fields: dict[str, Any] = filled(page, path)
    assert (fields["description"], fields["draft"], fields["expected"]) == ("Lebih lengkap", "1", "1")
    assert f"Perbaiki catatan {number}" in visitor.get("/").text
    assert visitor.send(path, fields).status_code == 303
    assert str(stored(site_on_sqlite, number).obstacle.record.description) == "Lebih lengkap"
    assert fields["key"] not in visitor.get("/").html


def test_who_uploads_without_end_loses_nothing(site_on_sqlite: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A form with a file too many stands there as typed and says when to send it again; programs are told 429."""
    visitor = site_on_sqlite["operator"]
    monkeypatch.setitem(PACES, Paced.UPLOAD, Pace(0, timedelta(seconds=3)))
    file = {"evidence": ("a.txt", b"a", "text/plain")}
    page = visitor.post("/obstacles/new", {"key": "zu viel", "title": "Lelang gagal"}, files=file)
    assert (page.status, page.fields["title"]) == (422, "Lelang gagal")
    assert "Kirim lagi setelah" in page.text
    refused = site_on_sqlite.house["operator"].send("POST", "/files", files={"file": ("a.txt", b"a", "text/plain")})
    assert (refused.status_code, refused.json()["type"]) == (429, "/problems/too_fast")
    assert int(refused.headers["Retry-After"]) > 0
