"""Accounts and their passwords."""

import pytest
from sqlalchemy import select

from domain.accounts import NotLoggedIn
from domain.refusals import Invalid, NotFound
from kendala.access.accounts import Accounts
from kendala.access.passwords import Cost, Passwords
from kendala.access.schema import accounts, create
from tests.kendala.access.conftest import OFFICE_PC, PASSWORD, House


def test_an_account_is_found_whatever_the_capital_letters(house: House) -> None:
    """The user name keeps the letters it was given and is found with any others."""
    added = house.accounts.add("Operator.Dinkes", password=PASSWORD, name="Operator")
    found = house.accounts.find("operator.DINKES ")
    assert found == added
    assert (added.username, added.language, added.disabled_at) == ("Operator.Dinkes", "id", None)
    assert house.people.find(added.person).name == "Operator"


def test_a_user_name_is_taken_once(house: House) -> None:
    """The same user name in other capital letters is refused."""
    house.account("operator")
    with pytest.raises(Invalid) as refusal:
        house.account("OPERATOR")
    assert refusal.value.fields["username"][0] == "username_taken"


@pytest.mark.parametrize(
    ("username", "password", "field", "key"),
    [
        ("a b", PASSWORD, "username", "username_shape"),
        ("x", PASSWORD, "username", "username_shape"),
        ("operator", "short", "password", "password_too_short"),
        ("operator", "x" * 201, "password", "too_long"),
    ],
)
def test_what_cannot_be_taken_is_named_by_field(
    house: House, username: str, password: str, field: str, key: str
) -> None:
    """A bad user name or password is refused by its field, and nothing is stored."""
    with pytest.raises(Invalid) as refusal:
        house.accounts.add(username, password=password)
    assert refusal.value.fields[field][0] == key
    assert house.accounts.list() == []


def test_the_right_password_opens_and_a_wrong_one_does_not(house: House) -> None:
    """Only the right password gives the account; wrong passwords and unknown users get the same answer."""
    account = house.account()
    assert house.accounts.verify("operator", PASSWORD).id == account
    for username, password in (("operator", "wrong horse battery"), ("nobody", PASSWORD), ("operator", "x" * 5_000)):
        with pytest.raises(NotLoggedIn, match="wrong_credentials"):
            house.accounts.verify(username, password)


def test_an_unknown_user_costs_as_much_as_a_wrong_password(house: House) -> None:
    """For an unknown user a hash is computed too, so the time tells nobody who has an account."""
    hasher = Passwords(Cost(rounds=1, memory=8))
    assert hasher.verify(PASSWORD, None) == (False, None)
    assert hasher.verify("nobody's password", None) == (False, None)
    assert hasher._nobodys.split("$")[:4] == hasher.hash(PASSWORD).split("$")[:4]
    assert house.accounts.find("nobody") is None


def test_only_a_hash_of_the_password_is_stored(house: House) -> None:
    """The table holds an argon2id hash and not the password."""
    house.account()
    with house.engine.connect() as connection:
        stored = connection.execute(select(accounts.c.password_hash)).scalar_one()
    assert stored.startswith("$argon2id$")
    assert PASSWORD not in stored


def test_a_hash_follows_the_cost_of_today(house: House) -> None:
    """After the cost was raised, the next login stores a dearer hash of the same password."""
    house.account()
    dearer = Accounts(house.engine, house.clock, Passwords(Cost(rounds=2, memory=16)))
    dearer.verify("operator", PASSWORD)
    with house.engine.connect() as connection:
        stored = connection.execute(select(accounts.c.password_hash)).scalar_one()
    assert "m=16,t=2" in stored
    assert dearer.verify("operator", PASSWORD).username == "operator"


def test_a_disabled_account_is_shut_at_once(house: House) -> None:
    """Disabling ends sessions and tokens and refuses the password, until the account is enabled again."""
    account = house.account()
    secret = house.sessions.start(account, office=None, client=OFFICE_PC)
    token = house.tokens.create(account, "script")
    house.accounts.disable(account)
    assert (house.sessions.find(secret), house.tokens.find(token)) == (None, None)
    with pytest.raises(NotLoggedIn, match="account_disabled"):
        house.accounts.verify("operator", PASSWORD)
    with pytest.raises(NotLoggedIn, match="wrong_credentials"):
        house.accounts.verify("operator", "wrong horse battery")
    house.accounts.enable(account)
    assert house.accounts.verify("operator", PASSWORD).disabled_at is None
    assert (house.sessions.find(secret), house.tokens.find(token)) == (None, None)


def test_a_new_password_ends_sessions_and_tokens(house: House) -> None:
    """After a change of password the old one, old sessions and old tokens open nothing."""
    account = house.account()
    secret = house.sessions.start(account, office=None, client=OFFICE_PC)
    token = house.tokens.create(account, "script")
    house.accounts.set_password(account, "another horse battery")
    assert (house.sessions.find(secret), house.tokens.find(token)) == (None, None)
    with pytest.raises(NotLoggedIn):
        house.accounts.verify("operator", PASSWORD)
    assert house.accounts.verify("operator", "another horse battery").id == account


def test_accounts_are_listed_by_user_name(house: House) -> None:
    """The list has all accounts in the order of their names, capital letters aside."""
    for username in ("delta", "Alfa", "bravo"):
        house.account(username)
    assert [account.username for account in house.accounts.list()] == ["Alfa", "bravo", "delta"]


def test_the_language_is_remembered(house: House) -> None:
    """An account reads in the language it chose last."""
    account = house.account()
    house.accounts.set_language(account, "en")
    assert house.accounts.get(account).language == "en"
    with pytest.raises(Invalid) as refusal:
        house.accounts.set_language(account, "fr")
    assert refusal.value.fields["language"][0] == "unknown_language"


def test_an_unknown_account_is_not_found(house: House) -> None:
    """Everything that is done to an unknown account is refused as not found."""
    for act in (house.accounts.get, house.accounts.disable, house.accounts.enable):
        with pytest.raises(NotFound):
            act("nobody")


def test_making_the_tables_twice_changes_nothing(house: House) -> None:
    """Migrating a second time keeps what is there."""
    house.account()
    create(house.engine)
    assert len(house.accounts.list()) == 1
