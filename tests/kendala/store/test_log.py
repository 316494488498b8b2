"""What every database must do: append, load, read, number."""

from uuid import uuid4

import pytest

from kendala.store import Log, Metadata, VersionConflict, current
from tests.kendala.store.conftest import Opener
from tests.kendala.store.examples import command_key, noted, raised


def test_an_empty_log(log: Log) -> None:
    """A new log has no events, no streams and no keys."""
    nobody = uuid4()
    assert (log.head(), log.load(nobody), log.read(0, 10), log.versions([nobody]), log.versions([])) == (
        0,
        (),
        [],
        {},
        {},
    )
    assert (log.numbers([nobody]), log.find_key("a-1", "none")) == ({}, None)


def test_append_and_load(log: Log, open_another: Opener) -> None:
    """What was appended is loaded in order by every process, all of it or a part of the stream."""
    stream = uuid4()
    events = tuple(noted(stream, version) for version in (1, 2, 3))
    saved = log.append(events)
    assert (saved.id, saved.version, saved.repeated) == (stream, 3, False)
    assert open_another().load(stream) == events
    assert log.load(stream, upto=2) == events[:2]
    assert log.load(stream, after=1) == events[1:]
    assert log.load(stream, after=1, upto=2) == events[1:2]


def test_read_in_log_order(log: Log) -> None:
    """The log gives events of all streams in the order of their positions, from after a position, in portions."""
    streams = [uuid4() for _ in range(5)]
    positions = [log.append([noted(stream, 1, f"ke-{n}")]).position for n, stream in enumerate(streams)]
    assert positions == sorted(positions)
    assert log.head() == positions[-1]
    assert [r.position for r in log.read(0, 100)] == positions
    assert [r.event.originator_id for r in log.read(positions[1], 2)] == streams[2:4]
    assert [r.position for r in log.read(0, 100, upto=positions[1])] == positions[:2]
    assert log.read(positions[-1], 10) == []


def test_metadata_are_read_back(log: Log) -> None:
    """Reading the log gives what was recorded beside each event, and one request's events share a correlation."""
    token = current.set(Metadata(via="session-1", causation=uuid4()))
    try:
        log.append([noted(uuid4(), 1)])
        log.append([noted(uuid4(), 1)])
    finally:
        current.reset(token)
    log.append([noted(uuid4(), 1)])
    first, second, other = (recorded.metadata for recorded in log.read(0, 10))
    assert first == second
    assert first.via == "session-1"
    assert other.via is None
    assert other.correlation != first.correlation


def test_positions_and_versions(log: Log) -> None:
    """The place of an event and the last version of a stream can be asked for."""
    one, two = uuid4(), uuid4()
    log.append([noted(one, 1), noted(one, 2)])
    last = log.append([noted(two, 1)])
    assert log.position_of(two, 1) == last.position
    assert log.versions([one, two, uuid4()]) == {one: 2, two: 1}
    with pytest.raises(LookupError):
        log.position_of(two, 2)


def test_a_taken_version_is_refused(log: Log) -> None:
    """A version that another writer stored is a conflict that names it, and nothing is stored."""
    stream = uuid4()
    log.append([noted(stream, 1, "pertama")])
    with pytest.raises(VersionConflict) as conflict:
        log.append([noted(stream, 1, "kedua")], key=command_key("k"))
    assert (conflict.value.originator_id, conflict.value.version) == (stream, 1)
    assert [str(event.words) for event in log.load(stream)] == ["pertama"]  # type: ignore[attr-defined]  # notes
    assert log.find_key("a-1", "k") is None


def test_two_streams_in_one_transaction(log: Log) -> None:
    """Events of two streams are stored together, or none of them where one is in conflict."""
    one, two = uuid4(), uuid4()
    saved = log.append([noted(one, 1), noted(two, 1)], key=command_key("merge"))
    assert (saved.id, saved.version) == (one, 1)
    assert saved.position == log.position_of(two, 1)
    with pytest.raises(VersionConflict):
        log.append([noted(one, 2), raised(two)], key=command_key("again"))
    assert log.versions([one, two]) == {one: 1, two: 1}
    assert (log.find_key("a-1", "again"), log.numbers([two])) == (None, {})


def test_a_large_append(log: Log) -> None:
    """Hundreds of events go in at once, in the order in which they were given."""
    streams = [uuid4() for _ in range(300)]
    log.append([raised(stream, 2023 + n % 2) for n, stream in enumerate(streams)])
    assert [r.event.originator_id for r in log.read(0, 1000)] == streams
    numbers = log.numbers(streams)
    assert [numbers[stream].n for stream in streams[::2]] == list(range(1, 151))
    assert {numbers[stream].fiscal_year for stream in streams[1::2]} == {2024}
    assert log.versions(streams) == dict.fromkeys(streams, 1)
