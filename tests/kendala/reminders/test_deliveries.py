"""The delivery log, as the administrator sees it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from domain.refusals import NotFound
from domain.reminders import Channel, Kind
from domain.reminders.delivering import DeliveryState
from kendala.reminders.post import HELD
from kendala.settings import Settings
from tests.kendala.reminders.mailbox import Mailbox, served
from tests.kendala.reminders.mailing import HEAD, OPERATOR, delivered, mailing, returned
from tests.kendala.reminders.staff import Staff


@pytest.fixture
def box() -> Iterator[Mailbox]:
    """A mail server that refuses the operator's address."""
    with served() as mailbox:
        mailbox.refuses.add(OPERATOR)
        yield mailbox


@pytest.fixture
def staff(installed_anywhere: Settings, box: Mailbox) -> Iterator[Staff]:
    """One account for each office; operator and head read mail."""
    with mailing(installed_anywhere, box.url) as enrolled:
        yield enrolled


def test_each_delivery_says_how_it_fared(staff: Staff) -> None:
    """Waiting, sent and given-up deliveries are listed with kind, tries and trouble, and counted by state."""
    log = staff.parts.reminders.deliveries
    returned(staff)
    assert log.counts()[DeliveryState.WAITING] == 2
    delivered(staff)
    failed, sent = sorted(log.list(None), key=lambda one: one.state)
    assert (failed.username, failed.kind, failed.channel) == ("operator", Kind.RETURNED, Channel.EMAIL)
    assert (failed.trouble, failed.tries, failed.next_at) == ("550 no such mailbox", 1, None)
    assert (sent.username, sent.state, sent.trouble) == ("head", DeliveryState.SENT, None)
    assert [one.id for one in log.list(DeliveryState.FAILED)] == [failed.id]
    assert list(log.list(None, before=min(failed.id, sent.id))) == []


def test_one_that_was_given_up_is_tried_again(staff: Staff, box: Mailbox) -> None:
    """Given an address that works again, the administrator has its mail sent; what was sent is not sent twice."""
    log = staff.parts.reminders.deliveries
    returned(staff)
    delivered(staff)
    box.refuses.clear()
    for one in log.list(None):
        log.retry(one.id)
    assert delivered(staff) == {"sent": 1}
    assert (len(box.to(OPERATOR)), len(box.to(HEAD))) == (1, 1)
    with pytest.raises(NotFound):
        log.retry(999_999)


def test_what_ended_long_ago_is_swept(staff: Staff) -> None:
    """After a quarter of a year what ended is deleted, and what waits stays."""
    log = staff.parts.reminders.deliveries
    returned(staff)
    delivered(staff)
    staff.parts.clock.now += timedelta(days=91)  # type: ignore[attr-defined]  # the tests' own clock
    returned(staff)
    assert log.sweep() == 2
    assert set(log.counts().items()) >= {(DeliveryState.WAITING, 2), (DeliveryState.SENT, 0)}


def test_two_leaders_send_once(staff: Staff, box: Mailbox) -> None:
    """Given a second leader that comes by while the first has deliveries in its hands, each goes out once."""
    box.refuses.clear()
    returned(staff)
    post, now = staff.parts.reminders.post, staff.parts.clock()
    held = post.due(now)
    assert len(held) == 2
    assert post.due(now) == []
    assert delivered(staff) == {}
    assert delivered(staff, HELD) == {"sent": 2}
