"""What a webhook is told, when, and what becomes of one that does not take it; on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from standardwebhooks import Webhook as Standard

from domain.obstacle import Accept, ChangeVisibility, Visibility
from domain.refusals import NotFound
from domain.text import Text
from domain.webhooks import WebhookState, Why
from jobs.reminding import BACKOFF
from kendala.access.vault import Vault
from kendala.webhooks.signing import headers, new_secret
from tests.kendala.webhooks.conftest import House
from tests.kendala.webhooks.receiver import Receiver, receiving


def test_signatures_are_standard() -> None:
    """What we sign, the library of the specification verifies; what was changed it refuses."""
    secret, body, now = new_secret(), '{"type":"ujian","kata":"Rp — ü"}'.encode(), datetime.now(UTC)
    signed = headers(f"msg_{uuid4().hex}", int(now.timestamp()), body, secret)
    assert Standard(secret).verify(body, signed) == {"type": "ujian", "kata": "Rp — ü"}
    with pytest.raises(Exception, match="No matching signature"):
        Standard(secret).verify(body + b" ", signed)


def test_it_is_told_as_the_feed_is(house: House, receiver: Receiver) -> None:
    """Everything after its making is told once, in order, signed with its own secret."""
    house.staff.raised()
    _, secret = house.hooked("adpem", receiver.url)
    obstacle = house.staff.raised()
    house.staff.do("adpem", obstacle, Accept())
    assert house.sent() == {"sent": 2}
    assert receiver.types == ["obstacle.raised.v1", "obstacle.accepted.v1"]
    assert receiver.messages[1]["data"]["id"] == str(obstacle)
    for said, body in receiver.got:
        stamp = datetime.fromtimestamp(int(said["webhook-timestamp"]), UTC)
        assert Standard(secret).sign(said["webhook-id"], stamp, body.decode()) == said["webhook-signature"]
    assert house.sent(timedelta(days=1)) == {}


def test_only_what_its_office_may_see(house: House, receiver: Receiver, other: Receiver) -> None:
    """A stranger is told nothing of another agency's obstacle, nor anybody of one that closed before it was told."""
    house.hooked("stranger", receiver.url, "obstacle.raised", "obstacle.accepted", "obstacle.hidden")
    house.hooked("colleague", other.url, "obstacle.raised")
    mine, closing = house.staff.raised(), house.staff.raised(visibility=Visibility.ALL_AGENCIES)
    house.staff.do(
        "leadership", closing, ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("RAHASIA"))
    )
    house.sent()
    assert [message["data"]["id"] for message in other.messages] == [str(mine)]
    assert [message["type"] for message in receiver.messages] == ["obstacle.hidden"]
    assert "RAHASIA" not in str(receiver.got)


def test_only_the_kinds_that_were_chosen(house: House, receiver: Receiver) -> None:
    """Other kinds are passed over, and its place moves on all the same."""
    hook, _ = house.hooked("adpem", receiver.url, "obstacle.accepted")
    for _ in range(3):
        house.staff.do("adpem", house.staff.raised(), Accept())
    house.sent()
    assert receiver.types == ["obstacle.accepted.v1"] * 3
    assert house.now("adpem", hook).position == house.staff.parts.log.head()


def test_it_is_tried_again_and_nothing_is_lost(house: House, receiver: Receiver) -> None:
    """What fails is tried later and later with the same id, before anything that came after it."""
    hook, _ = house.hooked("adpem", receiver.url)
    obstacle = house.staff.raised()
    house.staff.do("adpem", obstacle, Accept())
    receiver.status = 500
    assert house.sent() == {"failed": 1}
    assert house.sent() == {}
    for pause in BACKOFF[:2]:
        assert house.sent(pause + timedelta(seconds=1)) == {"failed": 1}
    receiver.status = 204
    assert house.sent(BACKOFF[2] + timedelta(seconds=1)) == {"sent": 2}
    assert len(set(receiver.ids[:4])) == 1
    assert receiver.types[3:] == ["obstacle.raised.v1", "obstacle.accepted.v1"]
    seen = house.hooks.kept.tries(house.caller("adpem"), hook.id)
    assert [(one.sent, one.status) for one in seen][::-1] == [(False, 500)] * 3 + [(True, 204)] * 2


def test_it_is_halted_after_long_failure(house: House, receiver: Receiver) -> None:
    """After the last try it is told nothing more until its owner resumes it; then it goes on where it stood."""
    hook, _ = house.hooked("adpem", receiver.url)
    house.staff.raised()
    receiver.status = 503
    house.sent()
    for pause in BACKOFF:
        house.sent(pause + timedelta(seconds=1))
    halted = house.now("adpem", hook)
    assert (halted.state, halted.why, halted.position) == (WebhookState.HALTED, Why.GIVEN_UP, hook.position)
    assert house.sent(timedelta(days=30)) == {}
    receiver.status = 200
    house.hooks.kept.resume(house.caller("adpem"), hook.id)
    assert house.sent() == {"sent": 1}


def test_gone_is_gone(house: House, receiver: Receiver) -> None:
    """An answer of 410 halts it at once."""
    hook, _ = house.hooked("adpem", receiver.url)
    house.staff.raised()
    receiver.status = 410
    assert house.sent() == {"failed": 1}
    assert house.now("adpem", hook).why is Why.GONE


def test_pause_replay_and_test(house: House, receiver: Receiver) -> None:
    """Paused it is told nothing but a test; replayed it is told again from there, with the same ids."""
    hook, _ = house.hooked("adpem", receiver.url)
    mine, kept = house.caller("adpem"), house.hooks.kept
    house.staff.raised()
    kept.pause(mine, hook.id)
    assert house.sent() == {}
    kept.test(mine, hook.id)
    assert house.sent() == {"sent": 1}
    assert receiver.types == ["webhook.test"]
    kept.resume(mine, hook.id)
    house.sent()
    kept.replay(mine, hook.id, hook.position)
    assert house.sent() == {"sent": 1}
    assert receiver.ids[1] == receiver.ids[2]


def test_who_lost_the_office_is_told_nothing(house: House, receiver: Receiver) -> None:
    """A disabled account's webhook is halted before anything leaves."""
    hook, _ = house.hooked("adpem", receiver.url)
    house.staff.raised()
    house.staff.parts.access.accounts.disable(house.staff["adpem"].account)
    assert house.sent() == {}
    assert receiver.got == []
    assert house.now("adpem", hook).why is Why.NO_OFFICE


def test_one_that_fails_holds_nobody_up(house: House, receiver: Receiver) -> None:
    """Beside receivers that refuse and one that answers without end, another is told everything."""
    with receiving() as endless, receiving() as refusing:
        endless.endless, refusing.status = True, 500
        for one in (endless, refusing, receiver):
            house.hooked("adpem", one.url)
        house.staff.raised()
        assert house.sent() == {"sent": 2, "failed": 1}
    assert receiver.types == ["obstacle.raised.v1"]


def test_a_secret_that_cannot_be_read(house: House, receiver: Receiver) -> None:
    """Where the key of the installation was lost, it is halted and says so."""
    hook, _ = house.hooked("adpem", receiver.url)
    house.staff.raised()
    house.sent_with(replace(house.hooks.sender, vault=Vault(lambda: "another key")))
    assert house.now("adpem", hook).why is Why.SECRET_LOST
    assert receiver.got == []


def test_both_secrets_sign_for_a_time(house: House, receiver: Receiver) -> None:
    """A replaced secret signs beside the new one, which comes first, until its time is over; then the new one alone."""
    hook, old = house.hooked("adpem", receiver.url, "obstacle.raised")
    kept, mine = house.hooks.kept, house.caller("adpem")
    _, new = kept.replace_secret(mine, hook.id, timedelta(hours=24), "once")
    assert kept.replace_secret(mine, hook.id, timedelta(hours=24), "once")[1] == new
    house.staff.raised()
    house.sent()
    house.staff.raised()
    house.sent(timedelta(hours=24))
    (said, body), (later, _) = receiver.got
    stamp = datetime.fromtimestamp(int(said["webhook-timestamp"]), UTC)
    wanted = [Standard(each).sign(said["webhook-id"], stamp, body.decode()) for each in (new, old)]
    assert said["webhook-signature"].split(" ") == wanted
    assert len(later["webhook-signature"].split(" ")) == 1


def test_nobody_reaches_another_s(house: House, receiver: Receiver) -> None:
    """To any other account, and to a colleague, a webhook does not exist."""
    hook, _ = house.hooked("operator", receiver.url)
    kept = house.hooks.kept
    for name in ("colleague", "adpem", "admin"):
        mine = house.caller(name)
        assert kept.list(mine) == []
        for act in (kept.get, kept.delete, kept.pause, kept.resume, kept.test, kept.tries):
            with pytest.raises(NotFound):
                act(mine, hook.id)


def test_erasing_a_person(house: House, receiver: Receiver) -> None:
    """With a person go his webhooks."""
    house.hooked("operator", receiver.url)
    house.staff.parts.access.people.erase(house.staff["operator"].person)
    assert house.hooks.kept.list(house.caller("operator")) == []
