"""Offices on pages: who holds them, until when, and how they pass on."""

from datetime import date

from tests.web.visitors import Site

HERE = "/offices/desk.BPKAD"


def held(site: Site, name: str, day: date) -> set[str]:
    """The offices of that account on a day."""
    found = site.house.parts.directories.current().offices_of(site.house[name].acting.account, day)
    return {acting.office for acting in found}


def test_an_office_is_handed_over_on_a_day(site: Site) -> None:
    """The successor holds it from that day with standing and letter, who handed it over to the day before."""
    admin, old, new = site["admin"], site.house["desk"].acting.account, site.house["colleague"].acting.account
    form = admin.get(f"{HERE}/hand-over?previous={old}")
    assert f'<option value="{old}" selected>' in form.html
    terms = {"account": new, "standing": "plt", "letter": "821/9/2024", "from_on": "02/12/2024"}
    answer = admin.send(f"{HERE}/hand-over", {"previous": old, **terms})
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    page = admin.get(HERE)
    for told in (
        "Pelaksana tugas (Plt.)",
        "02/12/2024 – seterusnya",
        "– 01/12/2024",
        "821/9/2024",
        "Masa jabatan",
        "dipegang colleague",
    ):
        assert told in page.text
    days = [date(2024, 12, day) for day in (1, 2)]
    assert [HERE.removeprefix("/offices/") in held(site, "desk", day) for day in days] == [True, False]
    assert [HERE.removeprefix("/offices/") in held(site, "colleague", day) for day in days] == [False, True]


def test_who_does_not_hold_it_then_cannot_hand_it_over(site_on_sqlite: Site) -> None:
    """The day is told to be wrong beside its field, and nobody is appointed."""
    old, new = (site_on_sqlite.house[name].acting.account for name in ("stranger", "assistant"))
    terms = {"previous": old, "account": new, "standing": "plt", "from_on": "02/12/2024"}
    page = site_on_sqlite["admin"].post(f"{HERE}/hand-over", terms)
    assert page.status == 422
    assert 'id="from_on-error"' in page.html
    assert new not in site_on_sqlite["admin"].get(HERE).html


def test_a_tenure_ends_on_the_day_that_is_typed(site_on_sqlite: Site) -> None:
    """The last day is the one before, whether it is to come or has passed."""
    admin, account = site_on_sqlite["admin"], site_on_sqlite.house["head"].acting.account
    office = site_on_sqlite.house["head"].acting.office
    assert admin.send(f"/offices/{office}/end", {"account": account, "on": "10/12/2024"}).status_code == 303
    assert "– 09/12/2024" in admin.get(f"/offices/{office}").text
    assert site_on_sqlite.newcomer("head").get("/board").status == 200
    again = {"account": account, "on": "28/11/2024"}
    assert admin.send(f"/offices/{office}/end", again).status_code == 303
    assert office not in held(site_on_sqlite, "head", date(2024, 11, 28))


def test_an_appointment_that_has_not_begun_is_called_off(site_on_sqlite: Site) -> None:
    """Ended before its first day it stands as called off, and no act is offered for it."""
    admin, account = site_on_sqlite["admin"], site_on_sqlite.house["stranger"].acting.account
    terms = {"account": account, "standing": "plh", "from_on": "20/12/2024", "until_on": "24/12/2024"}
    assert admin.send("/offices/assistant/appoint", terms).status_code == 303
    assert f"/offices/assistant/end?account={account}" in admin.get("/offices/assistant").html
    assert admin.send("/offices/assistant/end", {"account": account, "on": "28/11/2024"}).status_code == 303
    page = admin.get("/offices/assistant")
    assert "dibatalkan" in page.text
    assert f"/offices/assistant/end?account={account}" not in page.html


def test_a_retired_office_is_nobodys_until_it_is_used_again(site_on_sqlite: Site) -> None:
    """Its holder acts no more at once; nothing but using it again is offered; the history tells both."""
    admin, office = site_on_sqlite["admin"], site_on_sqlite.house["leadership"].acting.office
    assert site_on_sqlite.newcomer("leadership").get("/review").status == 200
    assert admin.send(f"/offices/{office}/retire").status_code == 303
    assert site_on_sqlite["leadership"].get("/review").status == 403
    page = admin.get(f"/offices/{office}")
    assert [href for href, _ in page.links if href.startswith(f"/offices/{office}/")] == [
        f"/offices/{office}/reinstate"
    ]
    assert admin.send(f"/offices/{office}/reinstate").status_code == 303
    assert site_on_sqlite["leadership"].get("/review").status == 200
    assert "diaktifkan kembali" in admin.get(f"/offices/{office}").text


def test_the_office_that_one_acts_in_is_left_to_another(site_on_sqlite: Site) -> None:
    """Retiring, ending and handing over the administrator's own office is refused with what to do."""
    admin, own = site_on_sqlite["admin"], site_on_sqlite.house["admin"].acting
    other = site_on_sqlite.house["stranger"].acting.account
    terms = {"previous": own.account, "account": other, "standing": "definitif", "from_on": "28/11/2024"}
    for deed, fields in (("retire", {}), ("end", {"account": own.account, "on": "28/11/2024"}), ("hand-over", terms)):
        page = admin.post(f"/offices/{own.office}/{deed}", fields)
        assert page.status == 409, deed
        assert "Minta administrator lain" in page.text
