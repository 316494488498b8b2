"""The pages of webhooks."""

import re

import pytest

from tests.web.visitors import Site

FORM = {"address": "https://contoh.go.id/kendala", "kinds": "obstacle.accepted", "key": "kunci-webhook"}


def made(site: Site, office: str) -> str:
    """A webhook of that office; its page."""
    site[office].send("/webhooks", FORM)
    (here,) = re.findall(r'href="(/webhooks/\w+)"', site[office].get("/webhooks").html)
    return str(here)


def test_the_secret_is_shown_once(site: Site) -> None:
    """Sent twice, the form makes one webhook; its secret stands on that answer and on no page after it."""
    mine = site["operator"]
    first, again = (mine.post("/webhooks", FORM) for _ in range(2))
    (secret,) = re.findall(r"whsec_[\w+/=]+", first.text)
    assert secret in again.text
    here = made(site, "operator")
    assert "whsec_" not in mine.get(here).html
    assert "Kendala diterima" in mine.get(here).text


def test_its_life(site: Site) -> None:
    """It is paused, resumed, tested, changed, replayed and deleted, each told by a notice."""
    mine = site["adpem"]
    here = made(site, "adpem")
    for act, told in (
        ("pause", "Webhook dijeda."),
        ("resume", "berjalan lagi"),
        ("test", "Percobaan dikirim"),
    ):
        assert told in mine.get(mine.send(f"{here}/{act}", {}).headers["location"]).text
    assert "Webhook diubah." in mine.get(mine.send(here, {"address": "https://lain.go.id/"}).headers["location"]).text
    assert "dikabarkan lagi" in mine.get(mine.send(f"{here}/replay", {"position": "0"}).headers["location"]).text
    assert "Webhook dihapus." in mine.get(mine.send(f"{here}/delete", {}).headers["location"]).text
    assert mine.get(here).status == 404


@pytest.mark.parametrize("address", ["http://contoh.go.id/", "https://10.0.0.1/", "<script>alert(1)</script>", ""])
def test_an_address_that_is_refused(site_on_sqlite: Site, address: str) -> None:
    """What was typed stays, and what to do stands beside it."""
    page = site_on_sqlite["desk"].post("/webhooks", FORM | {"address": address})
    assert page.status == 422
    assert page.fields["address"] == address
    assert "<script>alert" not in page.html


@pytest.mark.parametrize("position", ["x", "-1", "999999999999", "9" * 40, "٣"])
def test_a_position_that_is_none(site_on_sqlite: Site, position: str) -> None:
    """A position that the log has not reached is refused beside its field."""
    here = made(site_on_sqlite, "assistant")
    page = site_on_sqlite["assistant"].post(f"{here}/replay", {"position": position})
    assert (page.status, page.fields["position"]) == (422, position)


def test_another_s_webhook(site_on_sqlite: Site) -> None:
    """Nobody else reaches a webhook, whatever he knows of its address."""
    here = made(site_on_sqlite, "leadership")
    for office in ("operator", "admin"):
        visitor = site_on_sqlite[office]
        answers = [visitor.get(here), *(visitor.post(f"{here}/{act}", {}) for act in ("pause", "resume", "test"))]
        assert [answer.status for answer in answers] == [404] * 4
        visitor.post(f"{here}/delete", {})
    assert site_on_sqlite["leadership"].get(here).status == 200


def test_a_secret_is_replaced(site: Site) -> None:
    """The new one is shown once, the page tells until when the old one signs, and the trail tells that it was done."""
    mine = site["operator"]
    here = made(site, "operator")
    before = re.findall(r"whsec_[\w+/=]+", mine.post("/webhooks", FORM).html)
    sent = {"lasts": "24", "key": "ganti"}
    (new,) = re.findall(r"whsec_[\w+/=]+", mine.post(f"{here}/secret", sent).html)
    assert [new] != before
    assert new in mine.post(f"{here}/secret", sent).html
    page = mine.get(here)
    assert "ikut menandatangani sampai" in page.text
    assert "whsec_" not in page.html
    assert site["admin"].get("/access-log").text.count("Rahasia webhook diganti") == 1
    assert mine.post(f"{here}/secret", {"lasts": "9999", "key": "lama"}).status == 422
    assert site["adpem"].post(f"{here}/secret", sent).status == 404
