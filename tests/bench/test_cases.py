"""The bench measures what users have, so its data must be of every kind and the same at every run."""

from collections import Counter, defaultdict
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

import pytest

from domain.directory import Directory
from domain.event import Event
from domain.obstacle import Obstacle, ObstacleRaised, State, Visibility, fold
from kendala.seeding import missing
from tests.bench.cases import cases
from tests.bench.filling import woven
from tests.bench.lives import PATHS

NOW = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def directory() -> Directory:
    """The directory of the seed."""
    empty = Directory()
    return empty.after(*missing(empty, lambda: NOW))


def events_of(directory: Directory, obstacles: int) -> list[Event]:
    """The events of a log of that size."""
    return list(woven(cases(directory, obstacles)))


def test_the_log_holds_exactly_the_obstacles_asked_for(directory: Directory) -> None:
    """Given any number, also one that ends with half of a merge, just so many obstacles are raised."""
    for wanted in (1, len(PATHS), len(PATHS) + 1, 100):
        raised = [event for event in events_of(directory, wanted) if isinstance(event, ObstacleRaised)]
        assert len({event.originator_id for event in raised}) == len(raised) == wanted


def test_obstacles_are_of_every_kind(directory: Directory) -> None:
    """Every state, visibility, agency and cause occurs, with seven or eight events to an obstacle."""
    events = events_of(directory, 1_000)
    records = [event.record for event in events if isinstance(event, ObstacleRaised)]
    states = Counter(obstacle.state for obstacle in _folded(events))
    assert set(states) == set(State)
    assert {record.visibility for record in records} == set(Visibility)
    assert {record.agency for record in records} == {agency.code for agency in directory.agencies()}
    assert {record.cause for record in records} == {cause.code for cause in directory.causes()}
    assert 7 <= len(events) / len(records) < 8


def test_the_log_is_in_the_order_of_time_and_the_same_each_time(directory: Directory) -> None:
    """Events follow each other in time, each stream without a gap, and a second run makes the same ones."""
    events = events_of(directory, 200)
    assert [event.recorded_at for event in events] == sorted(event.recorded_at for event in events)
    assert events == events_of(directory, 200)
    for stream in {event.originator_id for event in events}:
        versions = [event.originator_version for event in events if event.originator_id == stream]
        assert versions == list(range(1, len(versions) + 1))


def test_beginning_costs_little_memory(directory: Directory) -> None:
    """The first events of a very large log come without making all of its cases."""
    assert len(list(islice(woven(cases(directory, 500_000)), 50))) == 50


def _folded(events: list[Event]) -> list[Obstacle]:
    streams: defaultdict[UUID, list[Event]] = defaultdict(list)
    for event in events:
        streams[event.originator_id].append(event)
    return [obstacle for stream in streams.values() if (obstacle := fold(stream))]
