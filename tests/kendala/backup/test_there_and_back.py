"""A backup is made while the program works, and restored elsewhere."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.refusals import Refused
from kendala.backup import manifest
from kendala.backup.restoring import restore
from kendala.backup.tables import kept, strangers
from kendala.backup.verifying import compared
from kendala.catching_up import catch_up
from kendala.engines import reading
from kendala.parts import Parts
from kendala.preparing import prepare
from kendala.settings import Settings
from kendala.store.fingerprint import fingerprint
from kendala.store.verify import verify
from tests.kendala.backup.conftest import stored
from tests.kendala.installing import assembled, raised


def rows(parts: Parts) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but that of the backups, which is written when one is finished."""
    with reading(parts.access_engine) as connection:
        found = {name: connection.execute(select(table)) for name, table in kept(connection.dialect.name).items()}
        return {name: sorted((tuple(r) for r in each), key=str) for name, each in found.items() if name != "backups"}


def test_every_table_is_kept(full: Parts) -> None:
    """No table of the program's own is forgotten."""
    with reading(full.access_engine) as connection:
        assert strangers(connection) == ()


def test_there_and_back(full: Parts, elsewhere: Settings, tmp_path: Path) -> None:
    """What was restored on either database is what was backed up, row by row, and works on."""
    made = full.backups.make(tmp_path / "backups")
    assert (made.is_sound, made.files, made.head) == (True, 1, full.log.head())
    backup = Path(made.folder) / made.name
    found = restore(elsewhere, backup)
    with assembled(elsewhere) as restored:
        assert compared(restored.log, found) == []
        assert rows(restored) == rows(full)
        prepare(elsewhere)
        catch_up(restored)
        assert restored.ask_position() == restored.log.head()
        again = raised(restored)
        assert restored.log.numbers([again])[again].n == 3
        assert list(verify(restored.log)) == []
        (file,) = elsewhere.files.glob("*/*")
        assert file.read_bytes() == b"%PDF-1.7"


def test_the_past_is_the_manifest_s(full: Parts, tmp_path: Path) -> None:
    """The manifest's fingerprint is the one that `kendala fingerprint` prints for its head."""
    made = full.backups.make(tmp_path / "backups")
    assert made.fingerprint == fingerprint(full.log, made.head)


def test_writes_go_on(full: Parts, elsewhere: Settings, tmp_path: Path) -> None:
    """A backup that is made while others write is of one moment: whole, and restored without a finding."""
    stop, written = threading.Event(), list[int]()

    def write() -> None:
        while not stop.is_set():
            raised(full)
            stored(full, f"berkas {len(written)}".encode())
            written.append(full.log.head())

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [full.backups.make(tmp_path / "backups") for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    assert all(one.is_sound for one in made)
    assert made[0].head < made[-1].head <= written[-1]
    found = restore(elsewhere, Path(made[-1].folder) / made[-1].name)
    with assembled(elsewhere) as restored:
        assert compared(restored.log, found) == []
        assert restored.log.head() == made[-1].head


def test_only_an_empty_place_is_filled(full: Parts, tmp_path: Path) -> None:
    """Where data lie nothing is put."""
    made, before = full.backups.make(tmp_path / "backups"), rows(full)
    with pytest.raises(Refused, match="not_empty"):
        restore(full.settings, Path(made.folder) / made.name)
    assert rows(full) == before


def test_a_restore_can_be_repeated(full: Parts, elsewhere: Settings, tmp_path: Path) -> None:
    """A restore that is broken off at a damaged part leaves a place in which the next one succeeds."""
    backups = tmp_path / "backups"
    made = full.backups.make(backups)
    backup = Path(made.folder) / made.name
    tokens = backup / manifest.read(backup).part("tokens").file
    whole = tokens.read_bytes()
    tokens.write_bytes(b"")
    with pytest.raises(Refused, match="backup_damaged"):
        restore(elsewhere, backup)
    tokens.write_bytes(whole)
    restore(elsewhere, backup)
    with pytest.raises(Refused, match="not_empty"):
        restore(elsewhere, backup)
