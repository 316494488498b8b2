"""What lies beside an event: by whom, by way of what, as part of what, and when the sender thought it was."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from domain.obstacle import Accept
from domain.tracker import Request
from kendala.parts import Parts
from kendala.store.metadata import Metadata, current
from kendala.store.recorded import Recorded
from tests.domain.obstacle.offices import ADPEM, OPERATOR
from tests.kendala.installing import raised, report

DRAFTED = datetime(2024, 11, 27, 23, 5, tzinfo=UTC)


def last(parts: Parts) -> Recorded:
    return parts.log.read(parts.log.head() - 1, 1)[0]


def test_what_the_request_says(shared: Parts) -> None:
    """The acting office, the session or token, and the clock of an offline browser are recorded with the event."""
    request = Request(acting=OPERATOR, via="session-7", client_time=DRAFTED, key=uuid4().hex)
    shared.tracker.raise_obstacle(report(), request)
    recorded = last(shared)
    assert recorded.event.by == OPERATOR
    assert (recorded.metadata.via, recorded.metadata.client_time) == ("session-7", DRAFTED)


def test_the_correlation_of_the_request_around_it(shared: Parts) -> None:
    """Events of one request share its correlation; without one each command has its own."""
    obstacle = raised(shared)
    alone = last(shared).metadata.correlation
    correlation = uuid4()
    token = current.set(Metadata(correlation=correlation, rules="2024"))
    try:
        shared.tracker.act(obstacle, Accept(), Request(acting=ADPEM, via="token-3"))
    finally:
        current.reset(token)
    recorded = last(shared)
    assert recorded.metadata.correlation == correlation != alone
    assert (recorded.metadata.via, recorded.metadata.rules) == ("token-3", "2024")


def test_the_block_ends(shared: Parts) -> None:
    """What was recorded beside one command does not reach the next."""
    obstacle = raised(shared)
    shared.tracker.act(obstacle, Accept(), Request(acting=ADPEM, via="session-1", client_time=DRAFTED))
    shared.tracker.raise_obstacle(report(), replace(Request(acting=OPERATOR), via=None))
    assert (last(shared).metadata.via, last(shared).metadata.client_time) == (None, None)
