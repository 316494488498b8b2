"""Passkeys: added, used, and everything a device or somebody in between may lie about."""

import json

import pytest

from domain.accounts import Caller, TooManyAttempts
from domain.refusals import Invalid, NotFound
from domain.signing_on import PasskeyRefused, Question
from kendala.access.relying_party import site_of
from tests.kendala.access.conftest import OFFICE_PC, PASSWORD, House
from tests.kendala.access.devices import PRESENT, Device


def entered(house: House, username: str = "operator") -> Caller:
    return house.door.by_session(house.door.log_in(username, PASSWORD, OFFICE_PC))


def owned(house: House, device: Device | None = None) -> tuple[Caller, Device]:
    """An account with a passkey in a device."""
    house.account()
    caller, device = entered(house), device or Device()
    asked = house.passkeys.question(caller)
    house.passkeys.add(caller, asked.ticket, device.create(asked.options), "ponsel kantor")
    return caller, device


def at_the_door(house: House) -> Question:
    asked = house.door.passkey_question()
    assert asked is not None
    return asked


def test_a_passkey_opens_without_a_password(house: House) -> None:
    """The device is asked for its owner's proof, and its answer is a session, also beside a second factor."""
    caller, device = owned(house)
    house.factors.begin(caller.account)
    asked = at_the_door(house)
    assert json.loads(asked.options)["userVerification"] == "required"
    secret = house.door.by_passkey(asked.ticket, device.get(asked.options), OFFICE_PC)
    assert house.door.by_session(secret).account == caller.account
    (view,) = house.passkeys.list(caller.account)
    assert (view.name, view.last_used_at) == ("ponsel kantor", house.clock.now)


def test_a_question_is_good_once_and_for_a_while(house: House) -> None:
    """An answer that was overheard opens nothing the second time, nor after ten minutes, nor with another's ticket."""
    _, device = owned(house)
    asked = at_the_door(house)
    answer = device.get(asked.options)
    house.door.by_passkey(asked.ticket, answer, OFFICE_PC)
    other, late = at_the_door(house), at_the_door(house)
    for ticket, told in ((asked.ticket, "passkey_over"), (other.ticket, "passkey_wrong"), ("", "passkey_over")):
        with pytest.raises(PasskeyRefused, match=told):
            house.door.by_passkey(ticket, answer, OFFICE_PC)
    house.clock.passes(minutes=11)
    with pytest.raises(PasskeyRefused, match="passkey_over"):
        house.door.by_passkey(late.ticket, device.get(late.options), OFFICE_PC)


@pytest.mark.parametrize(
    "change",
    [{"origin": "https://kendala.example.evil"}, {"site": "evil.example"}, {"flags": PRESENT}, {"flags": 0}],
    ids=["another address", "another site", "owner not proven", "nobody there"],
)
def test_a_device_that_lies_is_refused(house: House, change: dict[str, object]) -> None:
    """What was signed for another site, or without the owner's proof, neither opens nor is kept."""
    caller, device = owned(house)
    liar = Device(**{"credential": b"another", **change})  # type: ignore[arg-type]  # by the names of its fields
    asked = house.passkeys.question(caller)
    with pytest.raises(PasskeyRefused, match="passkey_wrong"):
        house.passkeys.add(caller, asked.ticket, liar.create(asked.options), "dusta")
    for name, value in change.items():
        setattr(device, name, value)
    at = at_the_door(house)
    with pytest.raises(PasskeyRefused, match="passkey_wrong"):
        house.door.by_passkey(at.ticket, device.get(at.options), OFFICE_PC)


def test_a_wrong_signature_or_owner_is_refused(house: House) -> None:
    """Another device's signature, another owner and an unknown key open nothing."""
    _, device = owned(house)
    forged = Device(credential=device.credential, owner=device.owner, count=9)
    cases = [(forged, {}, "passkey_wrong"), (device, {"userHandle": b"somebody else"}, "passkey_unknown")]
    for liar, instead, told in [*cases, (Device(credential=b"unknown"), {}, "passkey_unknown")]:
        asked = at_the_door(house)
        with pytest.raises(PasskeyRefused, match=told):
            house.door.by_passkey(asked.ticket, liar.get(asked.options, **instead), OFFICE_PC)


def test_a_copy_is_noticed_by_its_count(house: House) -> None:
    """A count that does not grow is refused with words of its own; a device that never counts goes on opening."""
    _, device = owned(house)
    asked = at_the_door(house)
    house.door.by_passkey(asked.ticket, device.get(asked.options), OFFICE_PC)
    device.count = 0
    asked = at_the_door(house)
    with pytest.raises(PasskeyRefused, match="passkey_copied"):
        house.door.by_passkey(asked.ticket, device.get(asked.options), OFFICE_PC)


@pytest.mark.parametrize(
    "answer", ["", "{}", "null", "[" * 5_000, '{"id": 1}', '"\\ud800"', "x" * 1_000_000,
     '{"id":"a","rawId":"a","type":"public-key","response":{}}']
)  # fmt: skip
def test_an_unreadable_answer_is_a_refusal(house: House, answer: str) -> None:
    """Whatever comes in place of an answer is refused, never an error of ours."""
    caller, _ = owned(house)
    with pytest.raises(PasskeyRefused, match="passkey_wrong"):
        house.door.by_passkey(at_the_door(house).ticket, answer, OFFICE_PC)
    asked = house.passkeys.question(caller)
    with pytest.raises(PasskeyRefused, match="passkey_wrong"):
        house.passkeys.add(caller, asked.ticket, answer, "rusak")


def test_adding_asks_for_a_name(house: House) -> None:
    """A key without a name is not kept; a ticket of another account and a device known already neither."""
    caller, device = owned(house)
    asked = house.passkeys.question(caller)
    for name in ("", "x" * 101):
        with pytest.raises(Invalid):
            house.passkeys.add(caller, asked.ticket, "{}", name)
    with pytest.raises(PasskeyRefused, match="passkey_taken"):
        house.passkeys.add(caller, asked.ticket, device.create(asked.options), "lagi")
    house.account("other")
    theirs = house.passkeys.question(entered(house, "other"))
    with pytest.raises(PasskeyRefused, match="passkey_over"):
        house.passkeys.add(caller, theirs.ticket, Device(credential=b"x").create(theirs.options), "curian")


def test_only_its_owner_names_and_removes_it(house: House) -> None:
    """Another account finds nothing; once removed, or its account shut, it opens no more."""
    caller, device = owned(house)
    (view,) = house.passkeys.list(caller.account)
    other = house.account("other")
    with pytest.raises(NotFound):
        house.passkeys.rename(other, view.id, "milik saya")
    with pytest.raises(NotFound):
        house.passkeys.remove(other, view.id)
    house.passkeys.rename(caller.account, view.id, "laptop")
    assert [each.name for each in house.passkeys.list(caller.account)] == ["laptop"]
    house.accounts.disable(caller.account)
    asked = at_the_door(house)
    with pytest.raises(PasskeyRefused, match="account_disabled"):
        house.door.by_passkey(asked.ticket, device.get(asked.options), OFFICE_PC)
    house.passkeys.remove(caller.account, view.id)
    asked = at_the_door(house)
    with pytest.raises(PasskeyRefused, match="passkey_unknown"):
        house.door.by_passkey(asked.ticket, device.get(asked.options), OFFICE_PC)


def test_wrong_answers_are_slowed_down_by_address(house: House) -> None:
    """After many refusals an address has to wait before it asks again."""
    for _ in range(31):
        with pytest.raises(PasskeyRefused):
            house.door.by_passkey("", "{}", OFFICE_PC)
    with pytest.raises(TooManyAttempts):
        house.door.by_passkey("", "{}", OFFICE_PC)


def test_passkeys_need_a_name_and_a_safe_line() -> None:
    """Browsers know a site by its name, over https or on this very machine: elsewhere none are offered."""
    assert site_of("http://127.0.0.1:8000") is None
    assert site_of("https://[::1]") is None
    assert site_of("http://kendala.example") is None
    local = site_of("http://localhost:8000")
    assert local is not None
    assert (local.name, local.origin) == ("localhost", "http://localhost:8000")
