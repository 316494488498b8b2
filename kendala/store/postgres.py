"""The log on PostgreSQL.

One statement stores events, command key and numbers. Its first part takes the log's lock, which lasts to the commit:
so positions and numbers are given in the order in which transactions become visible, and no reader passes a gap
that is filled later. The lock is an advisory one: the library's table lock would wait for every VACUUM and ANALYZE.
"""

from collections.abc import Callable, Sequence
from datetime import UTC
from functools import cache
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import InfrastructureFactory, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresFactory
from eventsourcing.utils import Environment, EnvType
from psycopg import Cursor

from kendala.store.keys import KeyRow, NewKey, Number
from kendala.store.postgres_connecting import Datastore
from kendala.store.recorded import Row
from kendala.store.recorder import Numbers

LOG_LOCK = 0x6B656E64616C61  # "kendala"
TABLES = """
CREATE TABLE IF NOT EXISTS command_keys (
    account text NOT NULL, key text NOT NULL, digest bytea NOT NULL,
    originator_id uuid NOT NULL, originator_version bigint NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (account, key));
CREATE TABLE IF NOT EXISTS number_counters (fiscal_year int PRIMARY KEY, last int NOT NULL);
CREATE TABLE IF NOT EXISTS obstacle_numbers (
    originator_id uuid PRIMARY KEY, fiscal_year int NOT NULL, n int NOT NULL, UNIQUE (fiscal_year, n));
CREATE TABLE IF NOT EXISTS schema_version (version int NOT NULL)
"""
TURN = f"turn AS MATERIALIZED (SELECT pg_advisory_xact_lock({LOG_LOCK}), pg_notify('stored_events', ''))"
KEYED = """keyed AS (INSERT INTO command_keys
    SELECT %s, %s, %b::bytea, %s::uuid, %s::bigint, %s::timestamptz FROM turn)"""
NUMBERED = """wanted AS (
    SELECT id, fiscal_year, row_number() OVER (PARTITION BY fiscal_year ORDER BY place) AS nth,
           count(*) OVER (PARTITION BY fiscal_year) AS many
    FROM turn, unnest(%s::uuid[], %s::int[]) WITH ORDINALITY AS w (id, fiscal_year, place)),
counted AS (INSERT INTO number_counters AS c SELECT DISTINCT fiscal_year, many FROM wanted
    ON CONFLICT (fiscal_year) DO UPDATE SET last = c.last + excluded.last RETURNING fiscal_year, last),
numbered AS (INSERT INTO obstacle_numbers
    SELECT id, fiscal_year, last - many + nth FROM wanted JOIN counted USING (fiscal_year))"""
ONE_EVENT = "SELECT %s::uuid, %s::bigint, %s, %b::bytea FROM turn"
EVENTS = """SELECT w.id, w.version, w.topic, w.state FROM turn,
    unnest(%s::uuid[], %s::bigint[], %s::text[], %b::bytea[]) WITH ORDINALITY AS w (id, version, topic, state, place)
    ORDER BY w.place"""
INSERT = "INSERT INTO stored_events (originator_id, originator_version, topic, state)"
ROWS_OF = """SELECT originator_version, topic, state FROM stored_events
    WHERE originator_id = %s AND originator_version > %s AND originator_version <= %s ORDER BY originator_version"""
ROWS_OF_SEVERAL = """SELECT originator_id, originator_version, topic, state FROM stored_events
    WHERE originator_id = ANY(%s) AND notification_id <= %s ORDER BY originator_id, originator_version"""
ROWS_AFTER = """SELECT notification_id, originator_id, originator_version, topic, state FROM stored_events
    WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id LIMIT %s"""
POSITION_OF = "SELECT notification_id FROM stored_events WHERE originator_id = %s AND originator_version = %s"
NEWEST = """(SELECT originator_id, originator_version FROM stored_events
    WHERE originator_id = %s ORDER BY originator_version DESC LIMIT 1)"""
WITH_VERSIONS = """SELECT originator_id, originator_version, topic, state FROM stored_events
    WHERE originator_id = %s"""
BESIDE = """ UNION ALL (SELECT originator_id, originator_version, NULL, NULL FROM stored_events
    WHERE originator_id = %s ORDER BY originator_version DESC LIMIT 1)"""
ALL_NUMBERS = "SELECT originator_id, fiscal_year, n FROM obstacle_numbers"
NUMBERS = ALL_NUMBERS + " WHERE originator_id = ANY(%s)"
FIND_KEY = """SELECT account, key, digest, originator_id, originator_version, notification_id, created_at
    FROM command_keys JOIN stored_events USING (originator_id, originator_version) WHERE account = %s AND key = %s"""
LOOSE_KEYS = """SELECT account, key FROM command_keys k WHERE NOT EXISTS (SELECT 1 FROM stored_events e
    WHERE e.originator_id = k.originator_id AND e.originator_version = k.originator_version)"""
STATE = b"SELECT state FROM stored_events WHERE originator_id = %s AND originator_version = %s FOR UPDATE"
REWRITE = b"UPDATE stored_events SET state = %b WHERE originator_id = %s AND originator_version = %s"
FORGET_DIGESTS = b"UPDATE command_keys SET digest = '\\x' WHERE originator_id = %s"
KEY_FIELDS = ("account", "key", "digest", "originator_id", "originator_version", "position")
LAST = 2**62
MOST_SEEKS = 100


@cache
def insert_statement(*, one: bool, keyed: bool, numbered: bool) -> bytes:
    """The statement that stores one event or several, with or without key and numbers."""
    parts = [TURN, *([KEYED] if keyed else []), *([NUMBERED] if numbered else [])]
    return f"WITH {', '.join(parts)} {INSERT} {ONE_EVENT if one else EVENTS} RETURNING notification_id".encode()


class Recorder(PostgresApplicationRecorder):
    """The library's recorder with command keys and numbers in the event's transaction."""

    datastore: Datastore

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Store in one transaction. Where the reply to a commit is lost, the second attempt is an IntegrityError."""
        return self.datastore.surviving(lambda cursor: self._store(cursor, stored_events, **kwargs))

    def _store(
        self,
        cursor: Cursor[Any],
        stored_events: Sequence[StoredEvent],
        *,
        key: NewKey | None = None,
        numbers: Numbers = (),
        **_: Any,
    ) -> list[int]:
        rows = [(s.originator_id, s.originator_version, s.topic, s.state) for s in stored_events]
        statement = insert_statement(one=len(rows) == 1, keyed=key is not None, numbered=bool(numbers))
        numbering = [list(column) for column in zip(*numbers, strict=True)]
        events = rows[0] if len(rows) == 1 else [list(column) for column in zip(*rows, strict=True)]
        cursor.execute(statement, [*(key or ()), *numbering, *events], prepare=True)
        return [position for (position,) in cursor.fetchall()]

    def rewrite(
        self, id_: UUID, version: int, change: Callable[[bytes], bytes], beside: Sequence[StoredEvent]
    ) -> Sequence[int]:
        def work(cursor: Cursor[Any]) -> list[int]:
            with cursor.connection.transaction():
                found = cursor.execute(STATE, (id_, version)).fetchone()
                if found is None:
                    raise LookupError(f"there is no version {version} of {id_}")
                cursor.execute(REWRITE, (change(found[0]), id_, version))
                cursor.execute(FORGET_DIGESTS, (id_,))
                return self._store(cursor, beside) if beside else []

        positions = self.datastore.surviving(work)
        self.datastore.run("VACUUM stored_events")  # the row as it was still lies in the table
        return positions

    def rows_of(self, id_: UUID, after: int, upto: int | None) -> list[tuple[int, str, bytes]]:
        found = self.datastore.rows(ROWS_OF, (id_, after, LAST if upto is None else upto))
        return cast("list[tuple[int, str, bytes]]", found)

    def rows_of_several(self, ids: Sequence[UUID], position: int) -> list[tuple[UUID, int, str, bytes]]:
        found = self.datastore.rows(ROWS_OF_SEVERAL, (list(ids), position))
        return cast("list[tuple[UUID, int, str, bytes]]", found)

    def rows_after(self, position: int, limit: int, upto: int | None) -> list[Row]:
        found = self.datastore.rows(ROWS_AFTER, (position, LAST if upto is None else upto, limit))
        return [Row._make(row) for row in found]

    def head(self) -> int:
        return int(self.datastore.rows("SELECT coalesce(max(notification_id), 0) FROM stored_events")[0][0])

    def position_of(self, id_: UUID, version: int) -> int | None:
        found = self.datastore.rows(POSITION_OF, (id_, version))
        return found[0][0] if found else None

    def versions(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        found: dict[UUID, int] = {}
        for first in range(0, len(ids), MOST_SEEKS):
            some = ids[first : first + MOST_SEEKS]
            found.update(self.datastore.rows(" UNION ALL ".join([NEWEST] * len(some)), some))
        return found

    def rows_and_versions(self, id_: UUID, ids: Sequence[UUID]) -> tuple[list[tuple[int, str, bytes]], dict[UUID, int]]:
        found = self.datastore.rows(WITH_VERSIONS + len(ids) * BESIDE, (id_, *ids))
        rows = sorted((version, topic, state) for _, version, topic, state in found if topic is not None)
        return rows, {other: version for other, version, topic, _ in found if topic is None}

    def numbers(self, ids: Sequence[UUID]) -> dict[UUID, Number]:
        return {id_: Number(*number) for id_, *number in self.datastore.rows(NUMBERS, (list(ids),))}

    def all_numbers(self) -> dict[UUID, Number]:
        return {id_: Number(*number) for id_, *number in self.datastore.rows(ALL_NUMBERS)}

    def counters(self) -> dict[int, int]:
        return dict(self.datastore.rows("SELECT fiscal_year, last FROM number_counters"))

    def find_key(self, account: str, key: str) -> KeyRow | None:
        found = self.datastore.rows(FIND_KEY, (account, key))
        if not found:
            return None
        *known, created_at = found[0]
        return KeyRow(**dict(zip(KEY_FIELDS, known, strict=True)), created_at=created_at.astimezone(UTC))

    def loose_keys(self) -> list[tuple[str, str]]:
        return cast("list[tuple[str, str]]", self.datastore.rows(LOOSE_KEYS))

    def create_tables(self) -> None:
        self.create_table()
        self.datastore.run(*TABLES.split(";"))

    def schema_version(self) -> int:
        if self.datastore.rows("SELECT to_regclass('schema_version')::text")[0][0] is None:
            return 0
        return int(self.datastore.rows("SELECT coalesce(max(version), 0) FROM schema_version")[0][0])

    def set_schema_version(self, version: int) -> None:
        self.datastore.run("DELETE FROM schema_version")
        self.datastore.surviving(lambda cursor: cursor.execute(b"INSERT INTO schema_version VALUES (%s)", (version,)))


class Factory(PostgresFactory):
    """Makes the recorder for the database that KENDALA_DATABASE_URL names."""

    def __init__(self, env: Environment | EnvType | None) -> None:
        InfrastructureFactory.__init__(self, env)  # the parent would take the connection apart
        self.datastore = Datastore(self.env["KENDALA_DATABASE_URL"])

    def application_recorder(self) -> Recorder:
        """The recorder on the table that has the same name on both databases."""
        return Recorder(self.datastore, events_table_name="stored_events")
