from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest

from domain.files import FileTooLarge, StoredFile
from domain.refusals import Invalid, KeyReused, NotFound
from kendala.access import schema as access
from kendala.engines import open_engine
from kendala.files import FileStore, create
from tests.databases import Place

MOST = 1_000
NOON = datetime(2024, 11, 28, 4, tzinfo=UTC)


@pytest.fixture
def files(databases: Place) -> Iterator[FileStore]:
    """An empty store whose clock stands still."""
    engine = open_engine(databases.location, "events.db")
    create(engine)
    access.create(engine)  # drafts hold files too
    yield FileStore(engine, databases.folder / "files", lambda: NOON, most=MOST)
    engine.dispose()


def stored(files: FileStore, content: bytes = b"bukti", *, by: str = "a", key: str | None = None) -> StoredFile:
    """A file that was uploaded."""
    return files.store(BytesIO(content), name="a.txt", type="text/plain", uploader=by, key=key)


def read(files: FileStore, file: StoredFile) -> bytes:
    """The bytes of a file."""
    with files.open(file) as stream:
        return stream.read()


def test_a_file_is_kept_as_it_came(files: FileStore) -> None:
    """What was stored is found by its id, whole."""
    file = stored(files)
    assert (files.find(file.id), read(files, file)) == (file, b"bukti")
    assert (file.size, file.uploader, file.obstacle, file.stored_at) == (5, "a", None, NOON)


def test_equal_bytes_are_kept_once(files: FileStore, databases: Place) -> None:
    """Two files with the same bytes have ids of their own and share what lies on the disk."""
    one, other = stored(files), stored(files, by="b")
    assert one.id != other.id
    assert one.sha256 == other.sha256
    assert len([path for path in (databases.folder / "files").rglob("*") if path.is_file()]) == 1


def test_a_file_that_is_too_large_leaves_nothing(files: FileStore, databases: Place) -> None:
    """More bytes than allowed are refused, and none of them stay."""
    with pytest.raises(FileTooLarge):
        stored(files, b"x" * (MOST + 1))
    assert not [path for path in (databases.folder / "files").rglob("*") if path.is_file()]
    assert stored(files, b"x" * MOST).size == MOST


def test_an_empty_file_is_refused(files: FileStore) -> None:
    """A file without bytes says nothing."""
    with pytest.raises(Invalid):
        stored(files, b"")


def test_a_key_stores_once(files: FileStore) -> None:
    """The same key of one uploader is the same file; with other bytes it is refused, for another uploader free."""
    first = stored(files, key="k")
    assert stored(files, key="k") == first
    assert stored(files, key="k", by="b") != first
    with pytest.raises(KeyReused):
        stored(files, b"lain", key="k")


def test_racing_uploads_of_one_key_are_one_file(files: FileStore) -> None:
    """Sent eight times at once, the file is there once."""
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: stored(files, key="k").id, range(8)))
    assert len(found) == 1


def test_a_free_file_is_claimed_by_its_uploader(files: FileStore) -> None:
    """Only the uploader may name a free file; a file of an obstacle only for that obstacle, whoever names it."""
    file, obstacle = stored(files), uuid4()
    assert files.claim([file.id, file.id], uploader="a", obstacle=None) == (file.ref,)
    with pytest.raises(Invalid):
        files.claim([file.id], uploader="b", obstacle=obstacle)
    files.attach([file.id], obstacle)
    assert files.claim([file.id], uploader="b", obstacle=obstacle) == (file.ref,)
    for other in (None, uuid4()):
        with pytest.raises(Invalid):
            files.claim([file.id], uploader="a", obstacle=other)


def test_a_file_that_is_none_is_not_claimed(files: FileStore) -> None:
    """An unknown id is refused by name, and the known one with it stays free."""
    file = stored(files)
    with pytest.raises(Invalid) as refusal:
        files.claim([file.id, UUID(int=1)], uploader="a", obstacle=None)
    assert refusal.value.fields == {"evidence": ("unknown_file", {"file": str(UUID(int=1))})}
    assert files.sweep(NOON + timedelta(days=1)) == 1


def test_an_attached_file_stays_with_its_obstacle(files: FileStore) -> None:
    """The first obstacle keeps the file, however often another asks."""
    file, first = stored(files), uuid4()
    files.attach([file.id], first)
    files.attach([file.id], uuid4())
    assert files.find(file.id).obstacle == first


def test_sweeping_removes_what_nobody_named(files: FileStore) -> None:
    """Old files that no act named go; claimed, attached and new ones stay, and so do bytes that others share."""
    gone, claimed, attached = stored(files, b"1"), stored(files, b"2"), stored(files, b"3")
    shared, released = stored(files, b"2"), stored(files, b"4")
    files.claim([claimed.id, released.id], uploader="a", obstacle=None)
    files.release([released.id])
    files.attach([attached.id], uuid4())
    assert files.sweep(NOON) == 0
    assert files.sweep(NOON + timedelta(seconds=1)) == 3
    assert {file.id for file in files.of([f.id for f in (gone, claimed, attached, shared, released)])} == {
        claimed.id,
        attached.id,
    }
    assert (read(files, claimed), read(files, attached)) == (b"2", b"3")
    with pytest.raises(NotFound):
        read(files, gone)


def test_files_come_in_the_order_asked_for(files: FileStore) -> None:
    """Several files are given in the order of their ids, those that are missing left out."""
    one, two = stored(files, b"1"), stored(files, b"2")
    assert files.of([two.id, UUID(int=1), one.id, two.id]) == (two, one)
    assert files.of([]) == ()


def test_a_missing_file_is_not_found(files: FileStore) -> None:
    """An id that nothing has, and bytes that are gone, are both not found."""
    with pytest.raises(NotFound):
        files.find(uuid4())


def test_nobody_fills_the_disk_with_what_he_never_sends(files: FileStore) -> None:
    """Fifteen files of the largest size may wait for their forms, one by another is not counted with them."""
    sent = [stored(files, bytes([n]) * MOST) for n in range(15)]
    with pytest.raises(Invalid) as refusal:
        stored(files, b"x")
    assert refusal.value.fields["file"][0] == "too_much_waits"
    stored(files, b"x", by="b")
    files.attach([sent[0].id], uuid4())
    stored(files, b"x")
