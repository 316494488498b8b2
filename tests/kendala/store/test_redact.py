"""Words are removed from the past, and the past still verifies."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from domain.obstacle import TextRedacted
from domain.text import Text
from kendala.store import Log, StoreError, log_hash, migrate, open_log, redact, verify
from kendala.store.recorded import Row
from tests.databases import Place
from tests.kendala.store.conftest import settings_of
from tests.kendala.store.examples import Detail, Noted, command_key, noted

NAME = "Nama yang tidak boleh tinggal"


def hashes(log: Log) -> list[str]:
    """The log hash of each row."""
    return [log_hash(row.originator_id, row.originator_version, row.topic, row.state) for row in log.rows(0, 100)]


def test_words_go_and_hashes_stay(log: Log) -> None:
    """Redaction removes text and salt of one field only, records why, and changes no hash of the log."""
    stream = uuid4()
    detail = Detail(said=Text("tetap"), more=(Text("satu"), Text(NAME)))
    event = replace(noted(stream, 1, "juga tetap"), detail=detail)
    log.append([event])
    before = hashes(log)
    removed = TextRedacted(
        originator_id=stream,
        originator_version=2,
        recorded_at=event.recorded_at,
        by=event.by,
        version=1,
        path="detail.more.1",
        reason=Text("dihapus"),
    )
    redact(log, stream, 1, removed.path, record=[removed])
    after = log.load(stream)[0]
    assert isinstance(after, Noted)
    assert after.detail == Detail(said=Text("tetap"), more=(Text("satu"), Text(None)))
    assert after.words == Text("juga tetap")
    assert len(log.load(stream)) == 2
    assert hashes(log)[:1] == before
    assert list(verify(log)) == []
    assert log.wake.wait(log.position_of(stream, 1), 0)


def test_redacting_again_changes_nothing(log: Log) -> None:
    """A redaction that is repeated leaves the log as it is."""
    stream = uuid4()
    log.append([noted(stream, 1, NAME)])
    redact(log, stream, 1, "words")
    first = log.rows(0, 10)
    redact(log, stream, 1, "words")
    assert log.rows(0, 10) == first


@pytest.mark.parametrize(("version", "path"), [(1, "colour"), (1, "words.text"), (1, "detail.said"), (2, "words")])
def test_what_is_not_there_is_refused(log: Log, version: int, path: str) -> None:
    """A path that names no text, or an event that does not exist, is refused and nothing is recorded."""
    stream = uuid4()
    log.append([noted(stream, 1)])
    with pytest.raises(LookupError):
        redact(log, stream, version, path, record=[noted(stream, 2)])
    assert len(log.load(stream)) == 1


def test_a_conflict_keeps_the_words(log: Log) -> None:
    """Where the event that tells of it is in conflict, the words are not removed either."""
    stream = uuid4()
    log.append([noted(stream, 1, NAME), noted(stream, 2)])
    with pytest.raises(StoreError):
        redact(log, stream, 1, "words", record=[noted(stream, 2, "lain")])
    assert log.load(stream)[0] == noted(stream, 1, NAME)


def test_digests_go_too(log: Log) -> None:
    """The digest of the command that brought the words is forgotten, because words could be guessed from it."""
    stream, other = uuid4(), uuid4()
    log.append([noted(stream, 1, NAME)], key=command_key("k"))
    log.append([noted(other, 1)], key=command_key("other"))
    redact(log, stream, 1, "words")
    kept = [log.find_key("a-1", key) for key in ("k", "other")]
    assert [row and row.digest for row in kept] == [b"", b"one"]


def test_the_file_forgets(sqlite_place: Place) -> None:
    """On SQLite the words are gone from the bytes of the file and its journal."""
    settings, stream = settings_of(sqlite_place), uuid4()
    migrate(settings)
    with closing(open_log(settings)) as log:
        log.append([noted(stream, 1, NAME)])
        before = [path for path in log_files(sqlite_place.folder) if NAME.encode() in path.read_bytes()]
        redact(log, stream, 1, "words")
        assert before
        assert not [path for path in before if NAME.encode() in path.read_bytes()]


def log_files(folder: Path) -> list[Path]:
    """The files of the log."""
    return sorted(folder.glob("events.db*"))


def test_a_log_hash_sees_every_other_change() -> None:
    """The hash of a row changes with its id, version, topic, any field, and with the words' own hash."""
    row = Row(1, uuid4(), 1, "a.b.v1", b'{"a":1,"t":{"text":"x","salt":"s","hash":"h"}}')
    same = row._replace(state=b'{"t": {"hash":"h","text":null,"salt":null}, "a": 1}')
    others = [
        row._replace(originator_id=uuid4()),
        row._replace(originator_version=2),
        row._replace(topic="a.b.v2"),
        row._replace(state=row.state.replace(b"1", b"2")),
        row._replace(state=row.state.replace(b'"h"', b'"i"')),
    ]
    assert log_hash(*same[1:]) == log_hash(*row[1:])
    assert len({log_hash(*other[1:]) for other in [row, *others]}) == len(others) + 1
