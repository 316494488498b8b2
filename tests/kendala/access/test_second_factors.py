"""One-time codes of a phone and on paper, and logins in two steps."""

from datetime import date

import pyotp
import pytest
from sqlalchemy import select

from domain.accounts import NotLoggedIn, TooManyAttempts
from domain.acting import OfficeKind
from domain.refusals import NotFound
from domain.signing_on import HalfwayOver, SecondStepNeeded, WrongCode
from kendala.access.schema import recovery_codes, second_factors
from kendala.access.second_factors import SecondFactors
from kendala.access.vault import Vault
from tests.kendala.access.conftest import OFFICE_PC, PASSWORD, House

DAY = date(2024, 1, 1)


def shown(house: House, key: str, *, minutes: float = 0) -> str:
    """What a phone with that key shows, whose clock is so many minutes early."""
    return pyotp.TOTP(key.replace(" ", "")).generate_otp(int(house.clock.now.timestamp() + minutes * 60) // 30)


def turned_on(house: House, account: str) -> tuple[str, list[str]]:
    """The key and the codes on paper of an account whose factor is in force, half a minute later."""
    key = house.factors.begin(account)
    codes = list(house.factors.confirm(account, shown(house, key)))
    house.clock.passes(minutes=1)
    return key, codes


def halfway(house: House, username: str = "operator") -> str:
    """The ticket of half a login."""
    with pytest.raises(SecondStepNeeded) as asked:
        house.door.log_in(username, PASSWORD, OFFICE_PC)
    return asked.value.ticket


def test_with_a_second_factor_the_password_is_half_a_login(house: House) -> None:
    """The ticket of the first step opens no page; with the phone's code it becomes a session, once."""
    key, _ = turned_on(house, house.account())
    ticket = halfway(house)
    with pytest.raises(NotLoggedIn):
        house.door.by_session(ticket)
    with pytest.raises(NotLoggedIn):
        house.door.by_token(ticket)
    entered = house.door.finish(ticket, shown(house, key), OFFICE_PC)
    assert house.door.by_session(entered.secret).username == "operator"
    house.clock.passes(minutes=1)
    with pytest.raises(HalfwayOver):
        house.door.finish(ticket, shown(house, key), OFFICE_PC)


def test_a_code_opens_once(house: House) -> None:
    """A code that was seen over a shoulder is refused the second time, and so is an older one."""
    key, _ = turned_on(house, house.account())
    code, older = shown(house, key), shown(house, key, minutes=-0.5)
    house.door.finish(halfway(house), code, OFFICE_PC)
    for again in (code, older):
        with pytest.raises(WrongCode, match="code_used"):
            house.door.finish(halfway(house), again, OFFICE_PC)


@pytest.mark.parametrize(
    ("minutes", "told"), [(-9, ("clock_slow", {"minutes": 9})), (7, ("wrong_code", {})), (525_600, ("wrong_code", {}))]
)
def test_a_phone_whose_clock_is_off_is_told(house: House, minutes: float, told: tuple[str, object]) -> None:
    """Half a minute is let pass; how late a phone is, is said, but not which codes come: those could be guessed."""
    key, _ = turned_on(house, house.account())
    with pytest.raises(WrongCode) as refused:
        house.door.finish(halfway(house), shown(house, key, minutes=minutes), OFFICE_PC)
    assert (refused.value.key, refused.value.data) == told
    house.door.finish(halfway(house), shown(house, key, minutes=0.5), OFFICE_PC)


def test_while_it_is_set_up_a_phone_that_is_early_is_told_so(house: House) -> None:
    """Who has the key anyway learns nothing from it, and sets the phone right before the next login."""
    account = house.account()
    key = house.factors.begin(account)
    with pytest.raises(WrongCode, match="clock_fast"):
        house.factors.confirm(account, shown(house, key, minutes=7))


@pytest.mark.parametrize(
    "typed", ["", "000000", "12345", "½23456", "١٢٣٤٥٦", "a" * 100_000, "\ud800", "abcd-efgh-jkmn-pqrs"]
)
def test_a_wrong_code_is_refused_whatever_it_is(house: House, typed: str) -> None:
    """Short, long, foreign digits, broken text: a wrong code, never an error of ours."""
    turned_on(house, house.account())
    with pytest.raises(WrongCode, match="wrong_code"):
        house.door.finish(halfway(house), typed, OFFICE_PC)


def test_guessing_codes_is_slowed_down(house: House) -> None:
    """After some failures the next attempt has to wait, though each begins with the right password."""
    key, _ = turned_on(house, house.account())
    ticket = halfway(house)
    for _ in range(6):
        with pytest.raises(WrongCode):
            house.door.finish(ticket, "000000", OFFICE_PC)
    with pytest.raises(TooManyAttempts):
        house.door.finish(halfway(house), shown(house, key), OFFICE_PC)
    house.clock.passes(minutes=5)
    assert house.door.finish(halfway(house), shown(house, key), OFFICE_PC).secret


def test_a_code_on_paper_opens_once(house: House) -> None:
    """Without the phone each of ten codes lets in once, however it is typed, and only hashes are kept."""
    account = house.account()
    _, codes = turned_on(house, account)
    assert len(set(codes)) == 10
    house.door.finish(halfway(house), f" {codes[0].upper().replace('-', ' ')} ", OFFICE_PC)
    with pytest.raises(WrongCode, match="code_used"):
        house.door.finish(halfway(house), codes[0], OFFICE_PC)
    view = house.factors.view(account)
    assert view is not None
    assert view.codes_left == 9
    with house.engine.connect() as connection:
        kept = str(connection.execute(select(recovery_codes)).all())
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_the_key_is_unreadable_without_the_installations_own(house: House) -> None:
    """The table holds no key; with another secret key codes of the phone are refused with a hint, paper still opens."""
    account = house.account()
    key, codes = turned_on(house, account)
    with house.engine.connect() as connection:
        assert key not in str(connection.execute(select(second_factors)).all())
    elsewhere = SecondFactors(house.engine, house.clock, Vault(lambda: "another key"))
    with pytest.raises(WrongCode, match="second_factor_unreadable"):
        elsewhere.check(account, shown(house, key))
    elsewhere.check(account, codes[1])


def test_half_a_login_ends_by_itself_and_with_a_new_password(house: House) -> None:
    """Ten minutes later, or after the password changed, or once the account is shut, the ticket is worth nothing."""
    account = house.account()
    key, _ = turned_on(house, account)
    old, changed = halfway(house), halfway(house)
    house.clock.passes(minutes=11)
    with pytest.raises(HalfwayOver):
        house.door.finish(old, shown(house, key), OFFICE_PC)
    changed = halfway(house)
    house.accounts.set_password(account, PASSWORD)
    with pytest.raises(HalfwayOver):
        house.door.finish(changed, shown(house, key), OFFICE_PC)
    shut = halfway(house)
    house.accounts.disable(account)
    with pytest.raises(HalfwayOver):
        house.door.finish(shut, shown(house, key), OFFICE_PC)


def test_an_office_can_ask_for_a_second_factor(house: House) -> None:
    """Who holds such an office sets the factor up on the way in, and cannot turn it off."""
    account = house.account("admin")
    house.appoint(account, "admin", OfficeKind.ADMIN, DAY)
    with pytest.raises(SecondStepNeeded) as asked:
        house.door.log_in("admin", PASSWORD, OFFICE_PC)
    assert asked.value.setting_up
    key = house.door.setup(asked.value.ticket).key
    with pytest.raises(WrongCode):
        house.door.finish(asked.value.ticket, "000000", OFFICE_PC)
    entered = house.door.finish(asked.value.ticket, shown(house, key), OFFICE_PC)
    assert len(entered.codes) == 10
    caller = house.door.by_session(entered.secret)
    with pytest.raises(Exception, match="second_factor_required"):
        house.steps.drop(caller, entered.codes[0], OFFICE_PC)


def test_a_second_factor_is_turned_off_by_a_code(house: House) -> None:
    """A wrong one is not enough; afterwards the password opens again."""
    account = house.account()
    caller = house.door.by_session(house.door.log_in("operator", PASSWORD, OFFICE_PC))
    key, _ = turned_on(house, account)
    with pytest.raises(WrongCode):
        house.steps.drop(caller, "000000", OFFICE_PC)
    house.steps.drop(caller, shown(house, key), OFFICE_PC)
    assert house.door.log_in("operator", PASSWORD, OFFICE_PC)
    with pytest.raises(NotFound):
        house.factors.drop(account)
