"""Which first-time hints an account needs no more."""

import pytest

from kendala.access.hints import KeptHints
from tests.kendala.access.conftest import House


@pytest.fixture
def hints(house: House) -> KeptHints:
    return KeptHints(house.engine, house.clock)


def test_a_hint_stays_hidden_for_its_account_alone(house: House, hints: KeptHints) -> None:
    """Hidden twice it is hidden once, and another account still has it."""
    mine, other = house.account("one"), house.account("two")
    hints.hide(mine, {"board"})
    hints.hide(mine, {"board", "raise"})
    assert [sorted(hints.gone(each)) for each in (mine, other)] == [["board", "raise"], []]


def test_all_hints_are_brought_back(house: House, hints: KeptHints) -> None:
    """After that none is hidden for the account, and those of others stay as they are."""
    mine, other = house.account("one"), house.account("two")
    for account in (mine, other):
        hints.hide(account, {"board"})
    hints.restore(mine)
    assert [sorted(hints.gone(each)) for each in (mine, other)] == [[], ["board"]]


def test_nothing_to_hide_writes_nothing(house: House, hints: KeptHints) -> None:
    """An act that no hint teaches leaves no trace."""
    account = house.account("one")
    hints.hide(account, ())
    assert hints.gone(account) == frozenset()
