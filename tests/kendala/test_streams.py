"""One obstacle straight from the log."""

from uuid import uuid4

from domain.directory.streams import AGENCIES
from domain.obstacle import Accept, State
from domain.tracker import Request
from kendala.parts import Parts
from kendala.streams import LogStreams
from tests.domain.obstacle.offices import ADPEM
from tests.kendala.installing import raised


def test_as_it_is_and_as_it_was(parts: Parts) -> None:
    """An obstacle is found with its number before any read model holds it, also as of an earlier version."""
    obstacle = raised(parts)
    parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    streams = LogStreams(parts.log)
    now, before = streams.find(obstacle), streams.find(obstacle, upto=1)
    assert now
    assert before
    assert (now[0].state, before[0].state) == (State.ACCEPTED, State.RAISED)
    assert now[1] == before[1] == (2024, 1)


def test_what_is_no_obstacle(parts: Parts) -> None:
    """Neither an unknown id nor a stream of the directory is an obstacle."""
    assert LogStreams(parts.log).find(uuid4()) is None
    assert LogStreams(parts.log).find(AGENCIES) is None
