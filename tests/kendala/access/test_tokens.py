"""Bearer tokens of programs."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from domain.accounts import TokenView
from domain.refusals import Invalid, NotFound
from kendala.access.schema import create, tokens
from tests.kendala.access.conftest import House


def used(house: House, plain: str) -> TokenView:
    found = house.tokens.find(plain)
    assert found is not None
    return found[0]


def test_a_token_is_given_once_and_stored_as_a_hash(house: House) -> None:
    """The token finds its account, and the table holds nothing that could be used."""
    account = house.account()
    plain = house.tokens.create(account, "nightly export")
    view, owner = house.tokens.find(plain) or pytest.fail("no token")
    assert (owner.id, view.name) == (account, "nightly export")
    with house.engine.connect() as connection:
        assert plain not in str(connection.execute(select(tokens)).one())
    assert house.tokens.find(plain[:-1]) is None


def test_the_last_use_is_noted_at_most_once_a_minute(house: House) -> None:
    """The first use is noted, and then one a minute."""
    plain = house.tokens.create(house.account(), "script")
    first = house.clock.now
    used(house, plain)
    house.clock.passes(seconds=59)
    used(house, plain)
    assert used(house, plain).last_used_at == first
    house.clock.passes(seconds=1)
    used(house, plain)
    assert used(house, plain).last_used_at == house.clock.now


def test_a_token_expires(house: House) -> None:
    """From the time of its expiry on a token opens nothing and is not listed."""
    account = house.account()
    plain = house.tokens.create(account, "script", house.clock.now + timedelta(days=1))
    house.clock.passes(hours=23)
    used(house, plain)
    house.clock.passes(hours=1)
    assert (house.tokens.find(plain), house.tokens.list(account)) == (None, [])


def test_tokens_are_listed_and_ended(house: House) -> None:
    """A token is ended by its id or by itself, and only by its owner or finder."""
    account, other = house.account("one"), house.account("two")
    first, second = house.tokens.create(account, "first"), house.tokens.create(account, "second")
    assert {view.name for view in house.tokens.list(account)} == {"first", "second"}
    with pytest.raises(NotFound):
        house.tokens.revoke(other, used(house, first).id)
    house.tokens.revoke(account, used(house, first).id)
    house.tokens.revoke_plain(second)
    assert (house.tokens.find(first), house.tokens.find(second), house.tokens.list(account)) == (None, None, [])
    with pytest.raises(NotFound):
        house.tokens.revoke_plain(second)


def test_a_token_needs_a_name_and_a_future(house: House) -> None:
    """A token without a name, with a very long one or with an expiry in the past is refused by its field."""
    account = house.account()
    for name, key in (("  ", "required"), ("x" * 101, "too_long")):
        with pytest.raises(Invalid) as refusal:
            house.tokens.create(account, name)
        assert refusal.value.fields["name"][0] == key
    with pytest.raises(Invalid) as late:
        house.tokens.create(account, "script", house.clock.now)
    assert late.value.fields["expires_at"][0] == "in_the_past"


def test_tokens_from_before_scopes_go_on(house: House) -> None:
    """An installation whose table knows no scopes yet is brought up to date; its tokens do what they did."""
    plain = house.tokens.create(house.account(), "lama", scopes=frozenset({"read"}))
    with house.engine.begin() as connection:
        connection.execute(text("ALTER TABLE tokens DROP COLUMN scopes"))
    create(house.engine)
    create(house.engine)
    assert used(house, plain).scopes == {"write"}
    with pytest.raises(Invalid):
        house.tokens.create(house.account("other"), "luas", scopes=frozenset({"everything"}))


@pytest.mark.parametrize(
    "typed", ["surat\u202efdp.exe", " surat\u200b fdp.exe\n", "surat\x1b fdp.exe", "surat\u2066\u2069fdp.exe"]
)
def test_a_name_turns_nothing_round(house: House, typed: str) -> None:
    """Signs that nobody sees, or that turn the reading round, are in the name of no token and of no person."""
    account, person = house.account(), house.people.add(name=typed)
    house.tokens.create(account, typed)
    assert [token.name for token in house.tokens.list(account)] == ["surat fdp.exe"]
    assert house.people.names([person]) == {person: "surat fdp.exe"}
