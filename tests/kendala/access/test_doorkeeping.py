"""The whole way from a secret to an account that acts in an office."""

from datetime import date

import pytest

from domain.accounts import NotLoggedIn, OfficeNotYours
from domain.acting import OfficeKind
from domain.refusals import NotFound
from tests.kendala.access.conftest import OFFICE_PC, PASSWORD, House

YESTERDAY, TODAY, TOMORROW = date(2024, 11, 25), date(2024, 11, 26), date(2024, 11, 27)


def test_a_session_acts_in_the_first_office_held_today(house: House) -> None:
    """After logging in the caller has all offices of today and acts in the longest held."""
    account = house.account()
    house.appoint(account, "adpem", OfficeKind.ADPEM, TODAY)
    house.appoint(account, "assistant", OfficeKind.ASSISTANT, YESTERDAY)
    house.appoint(account, "over", OfficeKind.ADMIN, YESTERDAY, YESTERDAY)
    house.appoint(account, "later", OfficeKind.ADMIN, TOMORROW)
    caller = house.door.by_session(house.door.log_in("Operator", PASSWORD, OFFICE_PC))
    assert [acting.office for acting in caller.offices] == ["assistant", "adpem"]
    assert caller.acting == caller.offices[0]
    assert (caller.account, caller.username, caller.language) == (account, "operator", "id")
    assert caller.via == house.sessions.list(account)[0].id


def test_the_day_is_the_regencys(house: House) -> None:
    """Offices change hands at midnight in WITA, which is 16:00 UTC."""
    account = house.account()
    house.appoint(account, "adpem", OfficeKind.ADPEM, TOMORROW)
    secret = house.door.log_in("operator", PASSWORD, OFFICE_PC)
    house.clock.passes(hours=11, minutes=59)
    assert house.door.by_session(secret).acting is None
    house.clock.passes(minutes=1)
    assert house.door.by_session(secret).acting is not None


def test_a_session_switches_its_office(house: House) -> None:
    """The chosen office holds for the following requests; an office that is not held is refused."""
    account = house.account()
    house.appoint(account, "adpem", OfficeKind.ADPEM, YESTERDAY)
    house.appoint(account, "assistant", OfficeKind.ASSISTANT, TODAY)
    secret = house.door.log_in("operator", PASSWORD, OFFICE_PC)
    house.door.switch_office(house.door.by_session(secret), "assistant")
    acting = house.door.by_session(secret).acting
    assert acting is not None
    assert acting.office == "assistant"
    with pytest.raises(OfficeNotYours):
        house.door.switch_office(house.door.by_session(secret), "regent")


def test_an_office_that_ended_is_left_by_itself(house: House) -> None:
    """A session whose office ended acts in one that is still held."""
    account = house.account()
    house.appoint(account, "adpem", OfficeKind.ADPEM, YESTERDAY, TODAY)
    house.appoint(account, "assistant", OfficeKind.ASSISTANT, TODAY)
    secret = house.door.log_in("operator", PASSWORD, OFFICE_PC)
    house.clock.passes(hours=11)
    house.door.by_session(secret)
    house.clock.passes(hours=11)
    caller = house.door.by_session(secret)
    assert [acting.office for acting in caller.offices] == ["assistant"]
    assert caller.acting == caller.offices[0]


def test_a_token_acts_in_the_office_named(house: House) -> None:
    """A program names its office; without a name it acts in the first, and another's office is refused."""
    account = house.account()
    house.appoint(account, "adpem", OfficeKind.ADPEM, YESTERDAY)
    house.appoint(account, "assistant", OfficeKind.ASSISTANT, TODAY)
    plain = house.tokens.create(account, "script")
    named = house.door.by_token(plain, "assistant").acting
    unnamed = house.door.by_token(plain).acting
    assert named is not None
    assert unnamed is not None
    assert (named.office, unnamed.office) == ("assistant", "adpem")
    with pytest.raises(OfficeNotYours) as refusal:
        house.door.by_token(plain, "regent")
    assert (refusal.value.key, refusal.value.data) == ("office_not_yours", {"office": "regent"})


def test_unknown_secrets_are_refused(house: House) -> None:
    """A wrong cookie and a wrong token are answered alike."""
    for enter in (house.door.by_session, house.door.by_token):
        with pytest.raises(NotLoggedIn, match="not_logged_in"):
            enter("nonsense")


def test_logging_out_ends_the_session(house: House) -> None:
    """After logging out the cookie opens nothing; logging out twice is silent."""
    house.account()
    secret = house.door.log_in("operator", PASSWORD, OFFICE_PC)
    house.door.log_out(secret)
    house.door.log_out(secret)
    with pytest.raises(NotLoggedIn):
        house.door.by_session(secret)


def test_one_changes_ones_own_password(house: House) -> None:
    """With the old password a new one is set and all sessions end; without it nothing happens."""
    house.account()
    secret = house.door.log_in("operator", PASSWORD, OFFICE_PC)
    caller = house.door.by_session(secret)
    with pytest.raises(NotLoggedIn):
        house.door.change_password(caller, "wrong horse battery", "another horse battery", OFFICE_PC)
    assert house.door.by_session(secret) == caller
    house.door.change_password(caller, PASSWORD, "another horse battery", OFFICE_PC)
    with pytest.raises(NotLoggedIn):
        house.door.by_session(secret)
    assert house.door.log_in("operator", "another horse battery", OFFICE_PC)


def test_a_token_has_no_session_to_switch(house: House) -> None:
    """A program names its office in each request; it cannot switch one for later."""
    account = house.account()
    house.appoint(account, "adpem", OfficeKind.ADPEM, TODAY)
    caller = house.door.by_token(house.tokens.create(account, "script"))
    with pytest.raises(NotFound):
        house.door.switch_office(caller, "adpem")
