import pytest

from kendala.access.enrolling import Tenancy
from tests.api.programs import SEATS
from tests.web.visitors import Site, Visitor


@pytest.fixture(scope="module")
def visitor(site_on_sqlite: Site) -> Visitor:
    """Somebody who holds two offices, an operator's and Adpem's, and begins as the operator."""
    made = site_on_sqlite.newcomer("colleague")
    site_on_sqlite.house.parts.enrolment.appoint("colleague", SEATS["adpem"], Tenancy())
    return made


def typed(visitor: Visitor) -> dict[str, str]:
    """The form of a report as it was opened in the present office, filled in."""
    page = visitor.get("/obstacles/new")
    return {
        **{name: page.fields[name] for name in ("key", "acting")},
        "agency": "DINKES",
        "description": "Tender gagal dua kali.",
        "cause": "A5-GAGAL",
        "effect": "late",
        "happened_on": "20/11/2024",
        "visibility": "agency_and_ekobang",
    }


def test_a_form_is_of_the_office_that_it_was_opened_in(site_on_sqlite: Site, visitor: Visitor) -> None:
    """After the office was switched in another tab nothing is saved, and the form can be sent again as it was meant."""
    visitor.send("/office", {"office": SEATS["colleague"].office})
    form = typed(visitor)
    visitor.send("/office", {"office": "adpem"})
    before = site_on_sqlite.house.parts.log.head()
    page = visitor.post("/obstacles/new", form)
    assert page.status == 409
    assert "Formulir ini dibuka sebagai Operator" in page.text
    assert site_on_sqlite.house.parts.log.head() == before
    assert page.actions[-1] == "/obstacles/new"
    kept = {name: page.fields[name] for name in (*form, "switch")}
    assert {name: kept[name] for name in form} == form
    answer = visitor.send(page.actions[-1], kept)
    assert answer.status_code == 303
    shown = visitor.get(answer.headers["location"])
    assert "Operator" in shown.text
    assert shown.status == 200


def test_a_form_of_an_office_that_is_not_held_does_nothing(visitor: Visitor) -> None:
    """A form that claims an office of somebody else is refused, also with the word that switches."""
    form = {**typed(visitor), "acting": "assistant"}
    assert visitor.post("/obstacles/new", form).status == 403
    assert visitor.post("/obstacles/new", {**form, "switch": "yes"}).status == 403


def test_one_button_of_a_queue_knows_its_office_too(site_on_sqlite: Site, visitor: Visitor) -> None:
    """The button that accepts from the list does nothing in another office than the list's."""
    visitor.send("/office", {"office": "adpem"})
    obstacle = site_on_sqlite.house.raised(agency="DISDIKBUD", by="stranger")
    page = visitor.get("/triage")
    fields = {name: page.fields[name] for name in ("key", "acting", "expected")}
    visitor.send("/office", {"office": SEATS["colleague"].office})
    answer = visitor.post(f"/obstacles/{site_on_sqlite.number(obstacle)}/acts/accept", fields)
    assert answer.status == 409
    assert "Bagian Administrasi Pembangunan" in answer.text
