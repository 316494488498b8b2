"""A command key makes a request repeatable: it is done once, whatever happens to its answer."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest

from kendala.store import KeyConflict, Log, VersionConflict
from tests.kendala.store.conftest import Opener
from tests.kendala.store.examples import NOON, command_key, noted, raised


def test_a_repeated_key_stores_nothing(log: Log) -> None:
    """The same key with the same digest is answered with the first result, also when the stream has grown."""
    stream, key = uuid4(), command_key("k")
    first = log.append([raised(stream)], key=key)
    log.append([noted(stream, 2)])
    again = log.append([raised(stream)], key=key)
    assert (again.id, again.version, again.position, again.repeated) == (stream, 1, first.position, True)
    other = log.append([noted(uuid4(), 1)], key=key)
    assert (other.id, other.repeated) == (stream, True)
    assert len(log.read(0, 10)) == 2


def test_a_reused_key_is_refused(log: Log) -> None:
    """The same key with another digest is a conflict that shows what the key did."""
    stream = uuid4()
    log.append([noted(stream, 1)], key=command_key("k", b"one"))
    with pytest.raises(KeyConflict) as conflict:
        log.append([noted(uuid4(), 1)], key=command_key("k", b"two"))
    row = conflict.value.row
    assert (row.originator_id, row.originator_version, row.digest, row.created_at) == (stream, 1, b"one", NOON)
    assert len(log.read(0, 10)) == 1


def test_keys_belong_to_an_account(log: Log) -> None:
    """Two accounts may choose the same key."""
    log.append([noted(uuid4(), 1)], key=command_key("k"))
    assert log.find_key("a-1", "k") is not None
    assert log.find_key("a-2", "k") is None


def test_a_free_key_does_not_hide_a_version_conflict(log: Log) -> None:
    """A new key on a version that is taken is a version conflict, and the key can be used again."""
    stream = uuid4()
    log.append([noted(stream, 1)])
    with pytest.raises(VersionConflict):
        log.append([noted(stream, 1)], key=command_key("k"))
    assert log.append([noted(stream, 2)], key=command_key("k")).repeated is False


def test_one_key_in_eight_threads(open_another: Opener) -> None:
    """A key that arrives eight times at once is done once, and all eight get the same result."""
    logs, start = [open_another() for _ in range(8)], Barrier(8)
    key, stream = command_key("k"), uuid4()

    def work(log: Log) -> tuple[int, bool]:
        start.wait()
        saved = log.append([raised(stream)], key=key)
        return saved.position, saved.repeated

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, logs))
    assert len({position for position, _ in results}) == 1
    assert sorted(repeated for _, repeated in results) == [False] + [True] * 7
    assert len(logs[0].read(0, 10)) == 1
