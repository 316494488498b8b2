"""Events to rows of the log and back.

A row's topic is the event's stored name, its state JSON: the event's own fields, `recorded_at`, and `metadata`
with the acting office (`by`) and what `kendala.store.metadata` knows. Every `Text` is sealed (`sealing`).
A row under an older name is first brought up to date on plain data, by the `upcast_v1_v2(data)` static methods
of its class (`data` is the whole state; each step returns it for the next).
"""

import dataclasses
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, cast, get_type_hints
from uuid import UUID

import msgspec
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, MapperDeserialisationError, StoredEvent
from eventsourcing.persistence import Mapper as LibraryMapper
from eventsourcing.utils import TopicError, resolve_topic

from domain.acting import Acting
from domain.event import Event
from domain.text import Text
from kendala.store.metadata import Metadata, current
from kendala.store.recorded import Recorded, Row
from kendala.store.sealing import seal

ELSEWHERE = frozenset({"originator_id", "originator_version", "by"})
VERSIONED = re.compile(r"(?P<name>.+)\.v(?P<version>[1-9]\d*)")


class StoredMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """`Metadata` as it is stored, together with who acted."""

    by: Acting
    via: str | None
    correlation: UUID
    causation: UUID | None
    client_time: datetime | None
    rules: str | None

    def bare(self) -> Metadata:
        """Without the acting office, which the event holds."""
        return Metadata(
            via=self.via,
            correlation=self.correlation,
            causation=self.causation,
            client_time=self.client_time,
            rules=self.rules,
        )


class Reader(NamedTuple):
    """How to read the rows of one topic: the class they become and the decoder of their state."""

    cls: type[Event]
    decode: Callable[[bytes], Any]


class Mapper(LibraryMapper[UUID]):
    """Turns events into rows and back. Decoders are built once per topic and shared by all threads."""

    def __init__(self) -> None:
        super().__init__(transcoder=JSONTranscoder())
        self._encoder = msgspec.json.Encoder(enc_hook=_stored)
        self._readers: dict[str, Reader] = {}

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """The row of an event, with the metadata of the running request."""
        return self.store(cast("Event", domain_event), current.get() or Metadata())

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """The event of a row. Raises MapperDeserialisationError for what this program cannot read."""
        row = (cast("UUID", stored_event.originator_id), stored_event.originator_version)
        return cast("DomainEventProtocol[UUID]", self.read(*row, stored_event.topic, stored_event.state)[0])

    def store(self, event: Event, metadata: Metadata) -> StoredEvent:
        """The row of an event. Raises ValueError for a time without zone: it would be read as another one."""
        if event.recorded_at.tzinfo is None:
            raise ValueError(f"{event.TOPIC}: recorded_at has no zone")
        state = {name: value for name, value in vars(event).items() if name not in ELSEWHERE}
        state["metadata"] = {"by": event.by, **vars(metadata)}
        encoded = self._encoder.encode(state)
        return StoredEvent(event.originator_id, event.originator_version, event.TOPIC, encoded)

    def read(self, id_: UUID, version: int, topic: str, state: bytes) -> tuple[Event, StoredMetadata]:
        """The event of a row and what was recorded beside it. Raises MapperDeserialisationError."""
        try:
            reader = self._readers.get(topic) or self._learn(topic)
            values = msgspec.structs.asdict(reader.decode(state))
        except (msgspec.MsgspecError, TopicError, LookupError, TypeError) as error:
            raise MapperDeserialisationError(f"{topic} (version {version} of {id_}): {error}") from error
        metadata: StoredMetadata = values.pop("metadata")
        values.update(originator_id=id_, originator_version=version, by=metadata.by)
        event = object.__new__(reader.cls)
        object.__setattr__(event, "__dict__", values)  # frozen, and a rule is never run again on a fact
        return event, metadata

    def recorded(self, row: Row) -> Recorded:
        """A row of the log as an event with its place and metadata."""
        event, metadata = self.read(row.originator_id, row.originator_version, row.topic, row.state)
        return Recorded(row.position, event, metadata.bare())

    def _learn(self, topic: str) -> Reader:
        self._readers[topic] = reader = reader_of(topic)
        return reader


def reader_of(topic: str) -> Reader:
    """The reader of a topic. Raises TopicError for a name that no class has: an event of a newer program."""
    cls = resolve_topic(topic)
    if not (isinstance(cls, type) and issubclass(cls, Event)):
        raise TopicError(f"{topic} is not the name of an event")
    state = _state_of(cls)
    if topic == cls.TOPIC:
        return Reader(cls, msgspec.json.Decoder(state, dec_hook=_from_stored).decode)
    steps = _steps(topic, cls)

    def decode(raw: bytes) -> Any:
        data = msgspec.json.decode(raw)
        for step in steps:
            data = step(data)
        return msgspec.convert(data, state, dec_hook=_from_stored)

    return Reader(cls, decode)


def _steps(topic: str, cls: type[Event]) -> list[Callable[[dict[str, Any]], dict[str, Any]]]:
    """The upcasts from the version in the topic to the version of the class."""
    old, new = VERSIONED.fullmatch(topic), VERSIONED.fullmatch(cls.TOPIC)
    if old is None or new is None:
        raise TopicError(f"{topic}: a stored name ends with its version, such as .v1")
    versions = range(int(old["version"]), int(new["version"]))
    missing = [f"upcast_v{n}_v{n + 1}" for n in versions if not hasattr(cls, f"upcast_v{n}_v{n + 1}")]
    if missing:
        raise TopicError(f"{topic}: {cls.__name__} has no {', '.join(missing)}")
    return [getattr(cls, f"upcast_v{n}_v{n + 1}") for n in versions]


def _state_of(cls: type[Event]) -> type[msgspec.Struct]:
    """The shape of an event's state: its fields without those that have columns of their own, and the metadata."""
    hints = get_type_hints(cls, include_extras=True)
    fields = [
        (field.name, hints[field.name], _default(field))
        for field in dataclasses.fields(cls)
        if field.name not in ELSEWHERE
    ]
    return msgspec.defstruct(f"{cls.__name__}State", [*fields, ("metadata", StoredMetadata)], kw_only=True)


def _default(field: "dataclasses.Field[Any]") -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return msgspec.field(default_factory=field.default_factory)
    return msgspec.NODEFAULT if field.default is dataclasses.MISSING else field.default


def _stored(value: object) -> object:
    if isinstance(value, Text):
        return seal(value.value)
    raise TypeError(f"{type(value).__name__} cannot be stored in an event")


def _from_stored(kind: type[Any], value: Any) -> Any:
    if kind is Text:
        return Text(value["text"])
    raise TypeError(f"{kind.__name__} cannot be read from an event")
