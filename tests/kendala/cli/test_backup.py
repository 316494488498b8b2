"""Backing up and restoring from the shell."""

from pathlib import Path

from domain.acting import OfficeKind
from kendala.access.enrolling import Seat
from kendala.access.vault import FILE
from tests.kendala.cli.conftest import Shell
from tests.kendala.installing import raised


def test_backup_and_restore(shell: Shell, tmp_path: Path) -> None:
    """A backup is made, checked and restored by three commands, each saying what it did."""
    with shell.parts() as parts:
        raised(parts)
    backups, elsewhere = tmp_path / "backups", tmp_path / "elsewhere"
    made = shell.good("backup", backups)
    assert "Sudah diperiksa, tidak ada yang rusak." in made.out
    assert "utuh dan dapat dipulihkan" in shell.good("backup", "--check", backups).out
    shell.patch.setenv("KENDALA_DATA", str(elsewhere))
    assert "sudah dipulihkan dan cocok" in shell.good("restore", backups).out
    assert shell.good("verify").out.strip() == "the log is sound"
    assert shell.good("status", "--json").json["lag"] == 0
    again = shell("restore", backups)
    assert (again.status, "sudah berisi data" in again.trouble) == (1, True)


def test_a_forgotten_key(shell: Shell, tmp_path: Path) -> None:
    """Where something was sealed, a restore says that its key is missing, and no longer once it is there."""
    backups, key = tmp_path / "backups", shell.settings.data / FILE
    with shell.parts() as parts:
        account = parts.enrolment.enrol("adpem", "kata sandi yang panjang", Seat(kind=OfficeKind.ADPEM))
        parts.access.second_factors.begin(account.id)
    shell.good("backup", backups)
    for place, has_key in ((tmp_path / "without", False), (tmp_path / "with", True)):
        shell.patch.setenv("KENDALA_DATA", str(place))
        if has_key:
            place.mkdir()
            (place / FILE).write_bytes(key.read_bytes())
        assert ("Salin secret.key" in shell.good("restore", backups).err) is not has_key
        assert (place / FILE).exists() is has_key


def test_a_check_needs_no_installation(shell: Shell, tmp_path: Path) -> None:
    """A backup can be checked on a machine that has nothing else, and a damaged one ends with status 1."""
    backups = tmp_path / "backups"
    shell.good("backup", backups, "--keep", "1")
    shell.patch.setenv("KENDALA_DATA", str(tmp_path / "nothing"))
    shell.good("backup", "--check", backups)
    next(backups.glob("*/tables/people.jsonl.gz")).unlink()
    said = shell("backup", "--check", backups)
    assert said.status == 1
    assert "tables/people.jsonl.gz tidak ada" in said.out
    assert shell("restore", backups).status == 1


def test_no_backup_there(shell: Shell, tmp_path: Path) -> None:
    """A folder without a finished backup is told so."""
    assert "tidak ada cadangan yang selesai" in shell("restore", tmp_path).trouble
