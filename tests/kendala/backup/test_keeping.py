"""Backups that are damaged, unfinished, too old, too many."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from domain.refusals import Refused
from kendala.backup import manifest
from kendala.backup.checking import FaultKind, check
from kendala.backup.keeping import alone, chosen, finished, prune
from kendala.parts import Parts
from kendala.settings import Settings
from tests.kendala.backup.conftest import kept_with, stored
from tests.kendala.installing import raised


def made(parts: Parts, place: Path) -> Path:
    one = parts.backups.make(place)
    return Path(one.folder) / one.name


def test_a_changed_part_is_found(parts: Parts, tmp_path: Path) -> None:
    """One changed byte of any part is found by its name."""
    raised(parts)
    backup = made(parts, tmp_path)
    for part in manifest.read(backup).parts:
        path = backup / part.file
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        faults = check(backup)[1]
        assert (FaultKind.CHANGED, part.file) in {(fault.kind, fault.what) for fault in faults}
        path.write_bytes(whole)
    assert check(backup)[1] == ()


def test_a_lost_part_is_found(parts: Parts, tmp_path: Path) -> None:
    """A part or a file that is gone is found, and a file that holds other bytes."""
    hashes = [stored(parts, content) for content in (b"satu", b"dua")]
    backup = made(parts, tmp_path)
    (backup / manifest.read(backup).part("people").file).unlink()
    gone, other = (backup / "files" / sha[:2] / sha for sha in hashes)
    gone.unlink()
    other.write_bytes(b"tiga")
    found = {(fault.kind, fault.what) for fault in check(backup)[1]}
    wrong = {(FaultKind.FILE_WRONG, sha) for sha in hashes}
    assert found == {(FaultKind.MISSING, "tables/people.jsonl.gz"), *wrong}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"sha256": "0", "manifest": {}}'])
def test_a_damaged_manifest(parts: Parts, tmp_path: Path, damage: bytes) -> None:
    """A manifest that is not what was written is refused, and so is one with a changed figure."""
    backup = made(parts, tmp_path)
    said = (backup / manifest.NAME).read_bytes()
    for wrong in (damage, said.replace(b'"format": 1', b'"format": 2'), said.replace(b'"rows": 0', b'"rows": 1')):
        (backup / manifest.NAME).write_bytes(wrong)
        with pytest.raises(Refused, match="backup_damaged"):
            check(backup)


def test_a_file_that_was_gone_before(parts: Parts, tmp_path: Path) -> None:
    """A file whose bytes the data folder has lost is named in the backup, which is finished all the same."""
    sha256 = stored(parts, b"bukti")
    next(parts.settings.files.glob("*/*")).unlink()
    one = parts.backups.make(tmp_path)
    assert (one.missing, one.faults, one.is_sound) == (1, 0, False)
    assert check(Path(one.folder) / one.name)[0].missing == (sha256,)


def test_killed_half_way(installed: Settings, parts: Parts, tmp_path: Path) -> None:
    """A backup that is killed is none: it has no manifest, is not chosen, and the next one clears it away."""
    sha256 = stored(parts, b"bukti")
    blob, place = installed.files / sha256[:2] / sha256, tmp_path / "backups"
    blob.unlink()
    os.mkfifo(blob)  # whoever reads it waits: the backup stands still in the middle
    command = [sys.executable, "-m", "kendala", "backup", str(place)]
    with subprocess.Popen(command, env=os.environ | {"KENDALA_DATA": str(installed.data)}) as process:
        feeding = os.open(blob, os.O_WRONLY)  # opened once the backup reads
        process.send_signal(signal.SIGKILL)
        process.wait()
    os.close(feeding)
    (left,) = place.glob("kendala-*")
    assert left.name.endswith(".unfinished")
    for folder in (place, left):
        with pytest.raises(Refused, match="no_backup"):
            chosen(folder)
    blob.unlink()
    blob.write_bytes(b"bukti")
    assert made(parts, place) == chosen(place)
    assert not left.exists()


def test_one_at_a_time(parts: Parts, tmp_path: Path) -> None:
    """Two backups into one folder do not run beside each other."""
    with alone(tmp_path), pytest.raises(Refused, match="backup_running"):
        parts.backups.make(tmp_path)


def test_the_last_ones_stay(parts: Parts, tmp_path: Path) -> None:
    """Pruning removes the oldest, and equal files are kept once for all that name them."""
    stored(parts, b"bukti")
    place = tmp_path / "backups"
    backups = [made(parts, place) for _ in range(4)]
    assert prune(place, 2) == 2
    assert finished(place) == backups[2:]
    assert [path.stat().st_nlink for path in place.glob("*/files/*/*")] == [2, 2]
    assert check(backups[3])[1] == ()


def test_every_night(parts: Parts, tmp_path: Path) -> None:
    """The nightly backup goes to the folder of the settings, keeps the last ones, and is missed after a day."""
    with kept_with(parts, backup_folder=tmp_path, backup_keep=1) as backups:
        assert backups.was_missed()
        assert backups.make_nightly()["old backups"] == 0
        assert not backups.was_missed()
        assert backups.make_nightly()["old backups"] == 1
        state = backups.state(5)
    assert len(finished(tmp_path)) == 1
    assert [one.is_sound for one in state.last] == [True, True]
    assert not state.is_late(parts.clock())
