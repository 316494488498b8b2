"""After a redaction the words are nowhere: not in the tables, not in the index, not in what the files keep beside."""

import stat
from pathlib import Path

import pytest

from kendala.preparing import prepare
from kendala.settings import Settings
from tests.kendala.cli.conftest import Shell, speaking
from tests.kendala.installing import assembled, catch_up, raised

WORD = "penandatanganmangkir"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on a new folder."""
    settings = Settings(data=tmp_path / "data")
    prepare(settings)
    return speaking(settings, monkeypatch, capsys)


def holding(folder: Path, word: str) -> list[str]:
    """The files in which these letters stand, whatever they mean there."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if word.encode() in file.read_bytes().lower()]


def test_no_file_keeps_redacted_words(shell: Shell) -> None:
    """While the program runs on, neither database nor its journal holds a letter of what was removed."""
    with assembled(shell.settings) as parts:
        raised(parts, f"Alasan: {WORD}.")
        for n in range(3):
            raised(parts, f"Kendala lain ke-{n}.")
        catch_up(parts)
        assert holding(shell.settings.data, WORD)
        shell.good("redact", "KDL-2024-1", "1", "record.description", "--reason", "Menyebut orang", "--yes")
        assert holding(shell.settings.data, WORD) == []
    assert holding(shell.settings.data, WORD) == []


def test_the_data_are_closed_to_other_users_of_the_machine(shell: Shell) -> None:
    """Only the program's own user may read the folder."""
    assert stat.S_IMODE(shell.settings.data.stat().st_mode) == 0o700
