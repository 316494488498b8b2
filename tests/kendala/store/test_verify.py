"""What somebody did behind the program's back is found."""

import sqlite3
from contextlib import closing
from uuid import uuid4

import psycopg
import pytest

from kendala.store import FindingKind, Log, verify
from tests.databases import Place
from tests.kendala.store.examples import command_key, noted, raised

EXCHANGED = {
    "sqlite": "replace(CAST(state AS TEXT), 'belum', 'sudah')",
    "postgresql": "convert_to(replace(convert_from(state, 'UTF8'), 'belum', 'sudah'), 'UTF8')",
}
Kind = FindingKind
CASES = [
    ("DELETE FROM stored_events WHERE originator_version = 2", {Kind.VERSION_GAP, Kind.KEY_WITHOUT_EVENT}),
    ("UPDATE obstacle_numbers SET n = 7", {Kind.NUMBER_WRONG}),
    ("DELETE FROM obstacle_numbers", {Kind.NUMBER_WRONG}),
    ("UPDATE number_counters SET last = 9", {Kind.COUNTER_WRONG}),
    (
        "UPDATE stored_events SET state = '[]' WHERE originator_version = 1",
        {Kind.STATE_UNREADABLE, Kind.NUMBER_WRONG, Kind.COUNTER_WRONG},
    ),
]


def tamper(place: Place, statement: str) -> None:
    """Run a statement past the program."""
    if place.url is None:
        with closing(sqlite3.connect(place.folder / "events.db", isolation_level=None)) as file:
            file.execute(statement)
        return
    with psycopg.connect(place.url, autocommit=True) as session:
        session.execute(statement.encode())


def fill(log: Log) -> None:
    """An obstacle with three events, the second of them by a command key."""
    stream = uuid4()
    log.append([raised(stream)])
    log.append([noted(stream, 2)], key=command_key())
    log.append([noted(stream, 3)])


def test_a_sound_log(log: Log) -> None:
    """A log that only the program wrote has no findings, and the progress reaches its head."""
    fill(log)
    reached: list[int] = []
    assert list(verify(log, reached.append)) == []
    assert reached[-1] == log.head()


@pytest.mark.parametrize(("statement", "kinds"), CASES)
def test_tampering_is_found(databases: Place, log: Log, statement: str, kinds: set[FindingKind]) -> None:
    """Each kind of damage is found and named for what it is."""
    fill(log)
    tamper(databases, statement)
    assert {finding.kind for finding in verify(log)} == kinds


def test_changed_words_are_found(databases: Place, log: Log) -> None:
    """A text that was exchanged no longer matches its hash, and the finding names event and field."""
    fill(log)
    exchanged = EXCHANGED[databases.kind]
    tamper(databases, f"UPDATE stored_events SET state = {exchanged} WHERE originator_version = 1")  # noqa: S608 - ours
    (finding,) = verify(log)
    assert (finding.kind, finding.version, finding.found) == (FindingKind.TEXT_CHANGED, 1, "record.description")
    assert finding.position == log.rows(0, 1)[0].position
