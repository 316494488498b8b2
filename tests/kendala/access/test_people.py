"""What is known of people, masked, corrected and erased."""

import pytest
from sqlalchemy import select

from domain.refusals import Invalid, NotFound
from kendala.access.people import masked
from kendala.access.schema import accounts, people
from tests.kendala.access.conftest import OFFICE_PC, House

NIP = "198503122010011007"


def test_a_nip_is_masked_on_reading(house: House) -> None:
    """Of the NIP only the running number is shown: birth date, appointment and sex are hidden."""
    person = house.people.add(name="Kepala Dinas", nip="19850312 201001 1 007", phone=" ", email="kepala@example.id")
    found = house.people.find(person)
    assert (found.name, found.nip, found.phone, found.email) == (
        "Kepala Dinas",
        "***************007",
        None,
        "kepala@example.id",
    )
    assert masked(None) is None


@pytest.mark.parametrize("nip", ["1234", "19850312201001100X", "1985031220100110070"])
def test_a_nip_has_eighteen_digits(house: House, nip: str) -> None:
    """Anything else is refused by its field."""
    with pytest.raises(Invalid) as refusal:
        house.people.add(nip=nip)
    assert refusal.value.fields["nip"][0] == "nip_shape"


def test_a_person_is_corrected_in_what_is_given(house: House) -> None:
    """A correction changes the details given and leaves the others."""
    person = house.people.add(name="Salah", phone="0811")
    house.people.correct(person, name="Benar", nip=NIP)
    found = house.people.find(person)
    assert (found.name, found.nip, found.phone) == ("Benar", "***************007", "0811")


def test_an_erased_person_leaves_only_the_opaque_id(house: House) -> None:
    """Erasing removes all details, the user name, sessions and tokens, and shuts the account for good."""
    account = house.accounts.add("jelas.namanya", password="correct horse battery", name="Jelas")
    secret = house.sessions.start(account.id, office=None, client=OFFICE_PC)
    token = house.tokens.create(account.id, "script")
    house.people.erase(account.person)
    found = house.people.find(account.person)
    assert (found.name, found.nip, found.phone, found.email) == (None, None, None, None)
    assert (house.sessions.find(secret), house.tokens.find(token)) == (None, None)
    assert house.accounts.find("jelas.namanya") is None
    assert house.accounts.get(account.id).disabled_at is not None
    with house.engine.connect() as connection:
        stored = f"{connection.execute(select(people)).all()}{connection.execute(select(accounts)).all()}"
    assert "elas" not in stored


def test_who_was_erased_cannot_be_corrected(house: House) -> None:
    """A correction after erasing is refused, so that nothing comes back by mistake."""
    person = house.people.add(name="Jelas")
    house.people.erase(person)
    with pytest.raises(NotFound):
        house.people.correct(person, name="Jelas")


def test_an_unknown_person_is_not_found(house: House) -> None:
    """Finding, correcting and erasing an unknown person is refused as not found."""
    for act in (house.people.find, house.people.correct, house.people.erase):
        with pytest.raises(NotFound):
            act("nobody")


def test_names_are_given_for_many_at_once(house: House) -> None:
    """Pages get the names of many persons in one answer; erased, nameless and unknown ones are left out."""
    known, nameless, erased = house.people.add(name="Ada"), house.people.add(), house.people.add(name="Hapus")
    house.people.erase(erased)
    assert house.people.names([known, nameless, erased, "nobody"]) == {known: "Ada"}
    assert house.people.names([]) == {}
