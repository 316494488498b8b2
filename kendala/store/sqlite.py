"""The log on SQLite: `events.db` in the data folder.

A transaction begins with a write, so that it waits for another writer; one that had read before would fail.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.persistence import InfrastructureFactory, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor, SQLiteFactory
from eventsourcing.utils import Environment, EnvType

from kendala.store.keys import KeyRow, NewKey, Number
from kendala.store.recorded import Row
from kendala.store.recorder import Numbers
from kendala.store.sqlite_connecting import Datastore

LAST = 2**62
ROWS_OF = (
    "SELECT originator_version, topic, state FROM stored_events "
    "WHERE originator_id = ? AND originator_version > ? AND originator_version <= ? ORDER BY originator_version"
)
ROWS_OF_SEVERAL = (
    "SELECT originator_id, originator_version, topic, state FROM stored_events "
    "WHERE originator_id IN (SELECT value FROM json_each(?)) AND rowid <= ? ORDER BY originator_id, originator_version"
)
ROWS_AFTER = "SELECT rowid, * FROM stored_events WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?"
POSITION_OF = "SELECT rowid FROM stored_events WHERE originator_id = ? AND originator_version = ?"
ALL_NUMBERS = "SELECT originator_id, fiscal_year, n FROM obstacle_numbers"
NUMBERS = (
    "SELECT originator_id, fiscal_year, n FROM obstacle_numbers WHERE originator_id IN (SELECT value FROM json_each(?))"
)
TABLES = """
CREATE TABLE IF NOT EXISTS command_keys (
    account TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL,
    originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL, created_at TEXT NOT NULL,
    PRIMARY KEY (account, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS number_counters (fiscal_year INTEGER PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS obstacle_numbers (
    originator_id TEXT PRIMARY KEY, fiscal_year INTEGER NOT NULL, n INTEGER NOT NULL,
    UNIQUE (fiscal_year, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)
"""
INSERT_KEY = "INSERT INTO command_keys VALUES (?, ?, ?, ?, ?, ?)"
NEXT_NUMBER = (
    "INSERT INTO number_counters VALUES (?, 1) ON CONFLICT (fiscal_year) DO UPDATE SET last = last + 1 RETURNING last"
)
INSERT_NUMBER = "INSERT INTO obstacle_numbers VALUES (?, ?, ?)"
FIND_KEY = (
    "SELECT k.digest, k.originator_id, k.originator_version, e.rowid, k.created_at FROM command_keys k "
    "JOIN stored_events e USING (originator_id, originator_version) WHERE account = ? AND key = ?"
)
LOOSE_KEYS = (
    "SELECT account, key FROM command_keys k WHERE NOT EXISTS (SELECT 1 FROM stored_events e "
    "WHERE e.originator_id = k.originator_id AND e.originator_version = k.originator_version)"
)
VERSIONS = (
    "SELECT value, (SELECT max(originator_version) FROM stored_events WHERE originator_id = value) FROM json_each(?)"
)
FORGET_DIGESTS = "UPDATE command_keys SET digest = x'' WHERE originator_id = ?"


class Recorder(SQLiteApplicationRecorder):
    """The library's recorder with command keys and numbers in the event's transaction."""

    datastore: Datastore

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        with self.datastore.writing() as cursor:
            return self._insert_events(cursor, stored_events, **kwargs)

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        *,
        key: NewKey | None = None,
        numbers: Numbers = (),
        **kwargs: Any,
    ) -> Sequence[int] | None:
        if key is not None:
            id_, at = key.originator_id.hex, key.created_at.isoformat()
            c.execute(INSERT_KEY, (key.account, key.key, key.digest, id_, key.originator_version, at))
        for numbered, fiscal_year in numbers:
            c.execute(NEXT_NUMBER, (fiscal_year,))
            c.execute(INSERT_NUMBER, (numbered.hex, fiscal_year, c.fetchone()[0]))
        return super()._insert_events(c, stored_events, **kwargs)

    def rewrite(
        self, id_: UUID, version: int, change: Callable[[bytes], bytes], beside: Sequence[StoredEvent]
    ) -> Sequence[int]:
        place = (id_.hex, version)
        with self.datastore.writing() as c:
            c.execute(FORGET_DIGESTS, (id_.hex,))  # a write first, so that no other redaction comes between
            c.execute("SELECT state FROM stored_events WHERE originator_id = ? AND originator_version = ?", place)
            found = c.fetchone()
            if found is None:
                raise LookupError(f"there is no version {version} of {id_}")
            c.execute(
                "UPDATE stored_events SET state = ? WHERE originator_id = ? AND originator_version = ?",
                (change(found[0]), *place),
            )
            positions = self._insert_events(c, beside) or ()
        self.datastore.checkpoint()
        return positions

    def rows_of(self, id_: UUID, after: int, upto: int | None) -> list[tuple[int, str, bytes]]:
        return self.datastore.rows(ROWS_OF, (id_.hex, after, LAST if upto is None else upto))

    def rows_of_several(self, ids: Sequence[UUID], position: int) -> list[tuple[UUID, int, str, bytes]]:
        by_hex = {id_.hex: id_ for id_ in ids}
        found = self.datastore.rows(ROWS_OF_SEVERAL, (json.dumps([*by_hex]), position))
        return [(by_hex[id_], version, topic, state) for id_, version, topic, state in found]

    def rows_after(self, position: int, limit: int, upto: int | None) -> list[Row]:
        found = self.datastore.rows(ROWS_AFTER, (position, LAST if upto is None else upto, limit))
        return [Row(at, UUID(hex=id_), version, topic, state) for at, id_, version, topic, state in found]

    def head(self) -> int:
        return int(self.datastore.rows("SELECT coalesce(max(rowid), 0) FROM stored_events")[0][0])

    def position_of(self, id_: UUID, version: int) -> int | None:
        found = self.datastore.rows(POSITION_OF, (id_.hex, version))
        return found[0][0] if found else None

    def versions(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        found = self.datastore.rows(VERSIONS, (json.dumps([id_.hex for id_ in ids]),))
        return {UUID(hex=id_): version for id_, version in found if version is not None}

    def rows_and_versions(self, id_: UUID, ids: Sequence[UUID]) -> tuple[list[tuple[int, str, bytes]], dict[UUID, int]]:
        return self.rows_of(id_, 0, None), self.versions(ids)

    def numbers(self, ids: Sequence[UUID]) -> dict[UUID, Number]:
        return _numbers(self.datastore.rows(NUMBERS, (json.dumps([id_.hex for id_ in ids]),)))

    def all_numbers(self) -> dict[UUID, Number]:
        return _numbers(self.datastore.rows(ALL_NUMBERS))

    def counters(self) -> dict[int, int]:
        return dict(self.datastore.rows("SELECT fiscal_year, last FROM number_counters"))

    def find_key(self, account: str, key: str) -> KeyRow | None:
        for digest, id_, version, position, at in self.datastore.rows(FIND_KEY, (account, key)):
            return KeyRow(
                account=account,
                key=key,
                digest=digest,
                originator_id=UUID(hex=id_),
                originator_version=version,
                position=position,
                created_at=datetime.fromisoformat(at),
            )
        return None

    def loose_keys(self) -> list[tuple[str, str]]:
        return self.datastore.rows(LOOSE_KEYS)

    def create_tables(self) -> None:
        self.create_table()
        with self.datastore.writing() as c:
            for statement in TABLES.split(";"):
                c.execute(statement)

    def schema_version(self) -> int:
        if not self.datastore.rows("SELECT 1 FROM sqlite_master WHERE name = 'schema_version'"):
            return 0
        return int(self.datastore.rows("SELECT coalesce(max(version), 0) FROM schema_version")[0][0])

    def set_schema_version(self, version: int) -> None:
        with self.datastore.writing() as c:
            c.execute("DELETE FROM schema_version")
            c.execute("INSERT INTO schema_version VALUES (?)", (version,))


class Factory(SQLiteFactory):
    """Makes the recorder for the file that KENDALA_EVENTS_FILE names."""

    application_recorder_class = Recorder

    def __init__(self, env: Environment | EnvType | None) -> None:
        InfrastructureFactory.__init__(self, env)  # the parent would open a datastore of its own
        self.datastore = Datastore(Path(self.env["KENDALA_EVENTS_FILE"]))


def _numbers(rows: list[Any]) -> dict[UUID, Number]:
    return {UUID(hex=id_): Number(fiscal_year, n) for id_, fiscal_year, n in rows}
