"""Events become rows and the same events again."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import MapperDeserialisationError, StoredEvent
from hypothesis import given
from hypothesis import strategies as st

import domain.directory
import domain.obstacle  # noqa: F401 - all events of the domain exist once these are imported
from domain.acting import Acting
from domain.event import Event
from domain.text import Text
from kendala.store.mapper import Mapper, reader_of
from kendala.store.metadata import Metadata, current
from kendala.store.sealing import hash_of
from tests.kendala.store.examples import NOON, OPERATOR, Colour, Detail, Noted, noted

MAPPER = Mapper()
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(Text)
moments = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=8))]))
details = st.builds(
    Detail,
    said=texts,
    more=st.lists(texts, max_size=3).map(tuple),
    amount=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
)
notes = st.builds(
    Noted,
    originator_id=st.uuids(),
    originator_version=st.integers(1, 10**6),
    recorded_at=moments,
    by=st.builds(Acting),
    words=texts,
    colour=st.sampled_from(Colour),
    other=st.none() | st.uuids(),
    on=st.none() | st.dates(),
    detail=st.none() | details,
    days=st.lists(st.dates(), max_size=3).map(tuple),
)


def events_of(cls: type[Event]) -> set[type[Event]]:
    """All events below a class that have a stored name of their own."""
    below = {event for child in cls.__subclasses__() for event in events_of(child)}
    return below | ({cls} if "TOPIC" in vars(cls) else set())


def topic_of(cls: type[Event]) -> str:
    """The stored name of an event class."""
    return cls.TOPIC


EVENTS: list[type[Event]] = sorted(events_of(Event), key=topic_of)


@given(notes)
def test_round_trip(event: Noted) -> None:
    """What is read back equals what was stored, with the same types in every place."""
    back = MAPPER.to_domain_event(MAPPER.to_stored_event(event))
    assert back == event
    assert [type(value) for value in vars(back).values()] == [type(getattr(event, name)) for name in vars(back)]


@pytest.mark.parametrize("cls", EVENTS, ids=topic_of)
def test_every_event_of_the_domain(cls: type[Event]) -> None:
    """Every event class that the domain knows can be read under its stored name."""
    assert reader_of(cls.TOPIC).cls is cls


def test_stored_form() -> None:
    """A row holds the event's own fields, sealed texts, and beside them who acted and how it came."""
    metadata = Metadata(via="session-1", rules="2024-01")
    stored = MAPPER.store(noted(uuid4(), 1), metadata)
    state = json.loads(stored.state)
    assert stored.topic == "example.noted.v2"
    assert state["metadata"]["by"]["office"] == "o-1"
    assert state["metadata"]["via"] == "session-1"
    assert UUID(state["metadata"]["correlation"]) == metadata.correlation
    assert state["recorded_at"] == "2024-11-26T04:00:00Z"
    words = state["words"]
    assert words == {"text": "Menunggu juknis", "salt": words["salt"], "hash": hash_of(words["salt"], words["text"])}
    assert len(bytes.fromhex(words["salt"])) == 16


def test_salts_differ() -> None:
    """The same words never have the same hash twice."""
    first, second = (json.loads(MAPPER.to_stored_event(noted(uuid4(), 1)).state)["words"]["hash"] for _ in range(2))
    assert first != second


def test_metadata_of_the_request() -> None:
    """The metadata of the running request are stored with each of its events."""
    token = current.set(Metadata(via="token-7"))
    try:
        stored = MAPPER.to_stored_event(noted(uuid4(), 1))
    finally:
        current.reset(token)
    assert json.loads(stored.state)["metadata"]["via"] == "token-7"


def row(topic: str, **fields: Any) -> StoredEvent:
    """A row as some version of the program wrote it."""
    by = {"account": "a", "person": "p", "office": "o", "kind": "operator"}
    metadata = {
        "by": by, "via": None, "correlation": str(uuid4()), "causation": None, "client_time": None, "rules": None,
    }  # fmt: skip
    state = {"recorded_at": "2024-11-26T04:00:00Z", "metadata": metadata, **fields}
    return StoredEvent(uuid4(), 1, topic, json.dumps(state).encode())


def test_an_older_version_is_brought_up_to_date() -> None:
    """A row under the name of version 1 becomes an event of today's class by its upcasts."""
    old = row("example.noted.v1", note={"text": "lama", "salt": "00", "hash": "00"}, days=["2024-11-27"])
    event = MAPPER.to_domain_event(old)
    assert isinstance(event, Noted)
    assert (event.words, event.colour, event.recorded_at) == (Text("lama"), Colour.GREEN, NOON)
    assert event.days[0].day == 27


def test_a_field_added_later_takes_its_default() -> None:
    """A row that was written before an optional field existed is read with the field's default."""
    event = MAPPER.to_domain_event(row("example.noted.v2", words={"text": "x", "salt": "00", "hash": "00"}))
    assert isinstance(event, Noted)
    assert event.colour is Colour.RED


@pytest.mark.parametrize("topic", ["example.noted.v3", "example.unknown.v1", "os:system"])
def test_an_unknown_event_is_refused(topic: str) -> None:
    """A row of a newer program, or of no event at all, is named and not guessed at."""
    with pytest.raises(MapperDeserialisationError, match=topic):
        MAPPER.to_domain_event(row(topic, words=None))


def test_a_broken_state_is_named() -> None:
    """A row whose state is not what its name says is refused with its stream and version."""
    broken = row("example.noted.v2", words=7)
    with pytest.raises(MapperDeserialisationError, match=f"version 1 of {broken.originator_id}"):
        MAPPER.to_domain_event(broken)


def test_a_time_needs_its_zone() -> None:
    """An event whose time has no zone is not stored."""
    naive = datetime(2024, 11, 26, 12, 0)  # noqa: DTZ001 - the fault that is tested
    with pytest.raises(ValueError, match="no zone"):
        MAPPER.to_stored_event(replace(noted(uuid4(), 1), recorded_at=naive))


def test_text_is_immutable() -> None:
    """The words of a text cannot be replaced in memory."""
    with pytest.raises(AttributeError):
        Text("a").value = "b"  # the fault that is tested
    assert OPERATOR.account == "a-1"
