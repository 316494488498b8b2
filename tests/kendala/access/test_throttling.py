"""Slowing down who guesses passwords."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.accounts import Client, NotLoggedIn, TooManyAttempts
from kendala.access.schema import login_attempts
from kendala.access.throttling import FOR_ACCOUNT, FOR_ADDRESS, FORGOTTEN_AFTER, Patience, subjects
from tests.kendala.access.conftest import OFFICE_PC, PASSWORD, House

WRONG = "wrong horse battery"
ELSEWHERE = Client(address="203.0.113.9", browser="curl")


def fail(house: House, times: int, username: str = "operator", client: Client = ELSEWHERE) -> None:
    for _ in range(times):
        with pytest.raises(NotLoggedIn):
            house.door.log_in(username, WRONG, client)


def wait(house: House, username: str = "operator", client: Client = ELSEWHERE) -> int:
    with pytest.raises(TooManyAttempts) as refusal:
        house.door.log_in(username, PASSWORD, client)
    return refusal.value.wait


def test_waits_double_up_to_a_limit() -> None:
    """The first failures are free, then the wait doubles from a second, and never passes its limit."""
    patience = Patience(free=2, longest=timedelta(seconds=10))
    waits = [patience.wait(failures).total_seconds() for failures in (0, 1, 2, 3, 4, 5, 6, 7, 10_000)]
    assert waits == [0, 0, 0, 1, 2, 4, 8, 10, 10]


def test_a_guesser_has_to_wait_longer_and_longer(house: House) -> None:
    """After five failures each further one doubles the wait; even the right password is not tried meanwhile."""
    house.account()
    fail(house, FOR_ACCOUNT.free + 1)
    assert wait(house) == 1
    house.clock.passes(seconds=1)
    fail(house, 1)
    assert wait(house) == 2


def test_nobody_is_locked_out_for_ever(house: House) -> None:
    """However many failures there were, after five minutes the right password opens."""
    house.account()
    fail(house, FOR_ACCOUNT.free)
    for _ in range(20):
        fail(house, 1)
        house.clock.passes(minutes=5)
    assert house.door.by_session(house.door.log_in("operator", PASSWORD, ELSEWHERE)).username == "operator"


def test_success_forgets_the_failures_of_the_account(house: House) -> None:
    """After the right password the free failures are there again."""
    house.account()
    for _ in range(3):
        fail(house, FOR_ACCOUNT.free)
        house.door.log_in("operator", PASSWORD, ELSEWHERE)


def test_a_quiet_day_forgets_everything(house: House) -> None:
    """A day after the last failure counting begins anew."""
    house.account()
    fail(house, FOR_ACCOUNT.free + 1)
    house.clock.passes(days=1, seconds=2)
    fail(house, FOR_ACCOUNT.free)


def test_nobody_is_shut_out_from_afar(house: House) -> None:
    """Failures elsewhere do not delay a person at an address where they have logged in before."""
    house.account()
    house.door.log_in("operator", PASSWORD, OFFICE_PC)
    fail(house, FOR_ACCOUNT.free + 1)
    assert wait(house) == 1
    house.door.log_in("operator", PASSWORD, OFFICE_PC)
    fail(house, FOR_ACCOUNT.free + 1, client=OFFICE_PC)
    assert wait(house, client=OFFICE_PC) == 1


def test_an_address_is_slowed_over_all_accounts(house: House) -> None:
    """Trying one password on many accounts slows the address, and no account elsewhere."""
    house.account()
    for n in range(FOR_ADDRESS.free + 1):
        fail(house, 1, username=f"user{n}")
    assert wait(house) == 1
    house.door.log_in("operator", PASSWORD, OFFICE_PC)


def test_logging_in_does_not_clear_the_failures_of_an_address(house: House) -> None:
    """An attacker with an account of their own gains no new attempts on others by logging in."""
    house.account()
    for n in range(FOR_ADDRESS.free):
        fail(house, 1, username=f"user{n}")
    house.door.log_in("operator", PASSWORD, OFFICE_PC)
    house.clock.passes(seconds=2)
    fail(house, 1, username="another")
    assert wait(house) >= 1


def test_guesses_at_the_same_moment_are_counted_like_others(house: House) -> None:
    """Of forty attempts at once no more get through than of forty in a row."""

    def attempt(_: int) -> bool:
        try:
            house.throttle.admit(subjects("operator", "203.0.113.9", known=False))
        except TooManyAttempts:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        admitted = sum(pool.map(attempt, range(40)))
    assert admitted == FOR_ACCOUNT.free + 1


def test_neither_user_names_nor_addresses_are_stored(house: House) -> None:
    """The table of attempts holds hashes, and forgets them."""
    fail(house, 1)
    with house.engine.connect() as connection:
        stored = str(connection.execute(select(login_attempts)).all())
    assert "operator" not in stored
    assert ELSEWHERE.address not in stored
    house.clock.passes(seconds=FORGOTTEN_AFTER.total_seconds() + 1)
    assert house.throttle.sweep() == 2
