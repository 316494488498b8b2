"""The log: every fact, in the order in which it became known."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC
from typing import cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.utils import Environment, EnvType

import domain.almanac
import domain.bulk
import domain.carry_over
import domain.clocks.days
import domain.directory  # noqa: F401 - their events become readable
from domain.event import Event
from domain.obstacle import ObstacleRaised
from domain.tracker import Saved
from kendala.settings import Settings
from kendala.store.errors import KeyConflict, SchemaMismatch, VersionConflict
from kendala.store.failing import available
from kendala.store.keys import CommandKey, KeyRow, NewKey, Number
from kendala.store.mapper import Mapper
from kendala.store.metadata import Metadata, current
from kendala.store.recorded import Recorded, Row
from kendala.store.recorder import LogRecorder, Numbers
from kendala.store.schema import SCHEMA, check_schema
from kendala.store.wake import wake_for

Rewriting = Callable[[bytes], bytes]


class Log(Application[UUID]):
    """The log of one installation. All methods may be called from any thread.

    Every method raises StoreUnavailable where the database cannot answer now.
    """

    name = "Kendala"

    def __init__(self, settings: Settings) -> None:
        self.wake = wake_for(settings, self.head)
        with available():
            super().__init__(environment(settings))
        self._mapper = cast("Mapper", self.mapper)
        self._recorder = cast("LogRecorder", self.recorder)

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what `Settings` say: a variable meant for another program must not reach the library."""
        return Environment(name, env)

    def construct_mapper(self) -> Mapper:
        return Mapper()

    def append(
        self, events: Sequence[Event], *, key: CommandKey | None = None, numbers: Numbers | None = None
    ) -> Saved:
        """Store events, of one stream or several, with their command key: all of it or nothing.

        Gives the stream of the first event, its version then, and the position of the last event. A key that is
        known with the same digest stores nothing and gives its first result (`repeated`). `numbers` are pairs of
        stream and fiscal year; left out, every raised obstacle among the events gets its number.
        Raises VersionConflict where another writer was first, KeyConflict for a key with another digest.
        """
        metadata = current.get() or Metadata()
        stored = [self._mapper.store(event, metadata) for event in events]
        id_ = events[0].originator_id
        version = max(event.originator_version for event in events if event.originator_id == id_)
        new = key and NewKey(key.account, key.key, key.digest, id_, version, events[0].recorded_at.astimezone(UTC))
        wanted = numbers_of(events) if numbers is None else numbers
        with available():
            try:
                positions = self._recorder.insert_events(stored, key=new, numbers=wanted)
            except IntegrityError as error:
                return self._settled(stored, version, key, error)
        return self._saved(id_, version, (positions or (0,))[-1])

    def rewrite(self, id_: UUID, version: int, change: Rewriting, beside: Sequence[Event] = ()) -> None:
        """Replace the state of one row; only `redact` does that. Raises LookupError, VersionConflict."""
        stored = [self._mapper.store(event, current.get() or Metadata()) for event in beside]
        with available():
            try:
                positions = self._recorder.rewrite(id_, version, change, stored)
            except IntegrityError as error:
                positions = [self._settled(stored, beside[-1].originator_version, None, error).position]
        self.wake.tell(max(positions, default=0))

    def load(self, id_: UUID, *, after: int = 0, upto: int | None = None) -> tuple[Event, ...]:
        """The events of a stream in order, from after version `after` to version `upto`; empty where there is none."""
        with available():
            rows = self._recorder.rows_of(id_, after, upto)
        return tuple([self._mapper.read(id_, *row)[0] for row in rows])

    def states(self, id_: UUID) -> list[tuple[int, bytes]]:
        """The stored states of a stream with their versions, for those who look into them."""
        with available():
            return [(version, state) for version, _, state in self._recorder.rows_of(id_, 0, None)]

    def load_beside(self, id_: UUID, ids: Sequence[UUID]) -> tuple[tuple[Event, ...], dict[UUID, int]]:
        """The events of a stream, and the last versions of others as of the same moment."""
        with available():
            rows, versions = self._recorder.rows_and_versions(id_, ids)
        return tuple([self._mapper.read(id_, *row)[0] for row in rows]), versions

    def load_several(self, ids: Sequence[UUID], position: int) -> dict[UUID, list[Event]]:
        """The events of several streams in order, up to a position of the log."""
        with available():
            rows = self._recorder.rows_of_several(ids, position)
        found: dict[UUID, list[Event]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(self._mapper.read(*row)[0])
        return found

    def read(self, after: int, limit: int, *, upto: int | None = None) -> list[Recorded]:
        """The next events of the log after a position, at most up to another, with their metadata."""
        return self.decoded(self.rows(after, limit, upto=upto))

    def decoded(self, rows: Iterable[Row]) -> list[Recorded]:
        """These rows as events with their metadata."""
        return [self._mapper.recorded(row) for row in rows]

    def rows(self, after: int, limit: int, *, upto: int | None = None) -> list[Row]:
        """The next rows of the log as they are stored."""
        with available():
            return self._recorder.rows_after(after, limit, upto)

    def head(self) -> int:
        """The position of the last event, 0 in an empty log."""
        with available():
            return self._recorder.head()

    def position_of(self, id_: UUID, version: int) -> int:
        """The place of one event. Raises LookupError where it is not stored."""
        with available():
            position = self._recorder.position_of(id_, version)
        if position is None:
            raise LookupError(f"there is no version {version} of {id_}")
        return position

    def versions(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        """The last version of each stream that exists."""
        with available():
            return self._recorder.versions(ids)

    def numbers(self, ids: Sequence[UUID]) -> dict[UUID, Number]:
        """The numbers of the obstacles among these streams."""
        with available():
            return self._recorder.numbers(ids)

    def find_key(self, account: str, key: str) -> KeyRow | None:
        """What a command key did, or None where it is new."""
        with available():
            return self._recorder.find_key(account, key)

    def schema_version(self) -> int:
        """The version of the tables, 0 before the first migration."""
        with available():
            return self._recorder.schema_version()

    def create_tables(self, version: int) -> None:
        """Make the tables that are missing and note their version; called by `migrate` alone."""
        with available():
            self._recorder.create_tables()
            self._recorder.set_schema_version(version)

    def close(self) -> None:
        self.wake.close()
        super().close()

    def _saved(self, id_: UUID, version: int, position: int, *, repeated: bool = False) -> Saved:
        self.wake.tell(position)
        return Saved(id=id_, version=version, position=position, repeated=repeated)

    def _settled(self, stored: list[StoredEvent], version: int, key: CommandKey | None, error: Exception) -> Saved:
        """What an IntegrityError means: our own row after a lost reply, a known key, or another writer's version."""
        first, last = stored[0], stored[-1]
        id_ = cast("UUID", first.originator_id)
        ours = self._is_stored(first)
        known = None if ours or key is None else self._recorder.find_key(key.account, key.key)
        if known is not None and key is not None:
            if known.digest != key.digest:
                raise KeyConflict(known) from error
            return self._saved(known.originator_id, known.originator_version, known.position, repeated=True)
        if not ours:
            raise VersionConflict(id_, first.originator_version) from error
        position = self._recorder.position_of(cast("UUID", last.originator_id), last.originator_version)
        return self._saved(id_, version, position or 0)

    def _is_stored(self, event: StoredEvent) -> bool:
        """Whether this very row is there: its salts and correlation are random, so equal means ours."""
        version = event.originator_version
        rows = self._recorder.rows_of(cast("UUID", event.originator_id), version - 1, version)
        return [state for _, _, state in rows] == [event.state]


def numbers_of(events: Sequence[Event]) -> list[tuple[UUID, int]]:
    """The streams that need a number, with their fiscal year, in log order."""
    return [(event.originator_id, event.record.fiscal_year) for event in events if isinstance(event, ObstacleRaised)]


def environment(settings: Settings) -> dict[str, str]:
    """The library's settings: which recorder, where; tables are made by `migrate` alone."""
    if settings.database_url is not None:
        place = {"PERSISTENCE_MODULE": "kendala.store.postgres:Factory", "KENDALA_DATABASE_URL": settings.database_url}
    else:
        place = {"PERSISTENCE_MODULE": "kendala.store.sqlite:Factory", "KENDALA_EVENTS_FILE": str(settings.events_file)}
    return {**place, "CREATE_TABLE": "n"}


def open_log(settings: Settings) -> Log:
    """The log of an installation. Raises SchemaMismatch before the first `migrate`, or for data of a newer program."""
    if not settings.on_postgres and not settings.events_file.exists():
        raise SchemaMismatch(0, SCHEMA)
    log = Log(settings)
    try:
        check_schema(log.schema_version())
    except BaseException:
        log.close()
        raise
    return log
