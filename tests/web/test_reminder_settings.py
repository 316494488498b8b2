"""What a person chooses to hear of, and where."""

import pytest

from domain.reminders import Channel, Kind
from tests.web.visitors import Site

HERE = "/notices/settings"


def test_kinds_and_quiet_hours_are_kept(site: Site) -> None:
    """What is not ticked is unwanted from then on, and the quiet hours stand in the form again."""
    visitor, account = site["desk"], site.house["desk"].acting.account
    fields = {"want": ["assigned:bell", "assigned:email"], "quiet_begin": "20.00", "quiet_end": "06:00"}
    assert visitor.send(f"{HERE}/choices", fields).status_code == 303
    kept = site.house.parts.reminders.choosing.of(account)
    assert kept.wants(Kind.ASSIGNED, Channel.EMAIL)
    assert not kept.wants(Kind.DUE_SOON, Channel.EMAIL)
    assert kept.wants(Kind.DUE_SOON, Channel.PUSH)
    page = visitor.get(HERE)
    assert (page.fields["quiet_begin"], page.fields["quiet_end"]) == ("20:00", "06:00")
    assert page.html.count(" checked") == 2


@pytest.mark.parametrize("typed", [("25:00", "06:00"), ("20:00", ""), ("x", "y"), ("20:0", "6")])
def test_quiet_hours_that_cannot_be_read(site_on_sqlite: Site, typed: tuple[str, str]) -> None:
    """Half a pair or no time is refused beside its field, and nothing that was ticked or typed is lost."""
    fields = {"want": ["returned:bell"], "quiet_begin": typed[0], "quiet_end": typed[1]}
    page = site_on_sqlite["operator"].post(f"{HERE}/choices", fields)
    assert (page.status, page.html.count(" checked")) == (422, 1)
    assert "Tulis jam seperti 20.00." in page.text
    assert page.fields["quiet_begin"] == typed[0]


def test_an_address_is_kept_corrected_and_removed(site_on_sqlite: Site) -> None:
    """An e-mail address is checked, kept with the person, and an empty one removes it."""
    visitor = site_on_sqlite["operator"]
    for bad in ("nama", "a@b", "a b@dinkes.go.id", "a@dinkes.go.id, b@dinkes.go.id", "a@dinkes.go.id\nBcc: x@y.id"):
        page = visitor.post(f"{HERE}/email", {"email": bad})
        assert (page.status, page.fields["email"]) == (422, bad), bad
        assert "Tulis satu alamat surel" in page.text
    visitor.send(f"{HERE}/email", {"email": "operator@dinkes.go.id"})
    assert visitor.get(HERE).fields["email"] == "operator@dinkes.go.id"
    visitor.send(f"{HERE}/email", {"email": ""})
    assert visitor.get(HERE).fields["email"] == ""
    assert "belum mengirim surel" in visitor.get(HERE).text


def test_no_service_is_offered_where_the_operator_opened_none(site_on_sqlite: Site) -> None:
    """Without services in the settings there is no such field, and an address sent all the same is refused."""
    visitor = site_on_sqlite["head"]
    assert "push" not in visitor.get(HERE).fields
    inner = "json://127.0.0.1:8080/"
    assert visitor.post(f"{HERE}/push", {"push": inner}).status == 422
    assert site_on_sqlite.house.parts.reminders.choosing.of(site_on_sqlite.house["head"].acting.account).push is None


def test_only_who_gets_a_digest_is_asked_about_it(site_on_sqlite: Site) -> None:
    """Ekobang chooses about the daily digest, leadership about the weekly one, agencies about neither."""
    for office, daily, weekly in (("adpem", True, False), ("leadership", False, True), ("operator", False, False)):
        page = site_on_sqlite[office].get(HERE)
        assert ("daily:email" in page.html, "weekly:email" in page.html) == (daily, weekly), office


def test_nobody_is_asked_about_what_never_concerns_the_office(site_on_sqlite: Site) -> None:
    """An operator is not asked about assignments, a desk not about returns, and an auditor about nothing."""
    for office, asked, not_asked in (("operator", "returned", "assigned"), ("desk", "assigned", "returned")):
        page = site_on_sqlite[office].get(HERE)
        assert f'value="{asked}:bell"' in page.html, office
        assert f'value="{not_asked}:bell"' not in page.html, office
    assert "Tidak ada pemberitahuan untuk jabatan Anda" in site_on_sqlite["auditor"].get(HERE).text
