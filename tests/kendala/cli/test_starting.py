"""How the command line begins: quickly, and with one line where the environment is wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.kendala.cli.conftest import Shell

HEAVY = ("sqlalchemy", "eventsourcing", "uvicorn", "fastapi", "babel", "psycopg", "xlsxwriter", "python_calamine")
LOADED = """
import json, sys
from kendala.cli import app
try:
    app(["--help"])
except SystemExit:
    json.dump(sorted(sys.modules), sys.stderr)
"""


def run(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run `kendala` as a process of its own."""
    command = [sys.executable, "-m", "kendala", *words]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


def test_help_needs_little() -> None:
    """The help lists the chores without loading what only the work needs."""
    said = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    for chore in ("serve", "worker", "run", "migrate", "demo", "status", "verify", "rebuild", "redact", "import"):
        assert chore in said.stdout
    assert not set(HEAVY) & set(json.loads(said.stderr))


@pytest.mark.parametrize("words", [("account", "add"), ("token", "create"), ("redact",), ("import", "obstacles")])
def test_what_a_command_wants(shell: Shell, words: tuple[str, ...]) -> None:
    """A command without its arguments says what is missing, status 2."""
    said = shell(*words)
    assert said.status == 2
    assert "Missing" in said.err


def test_as_a_process(tmp_path: Path) -> None:
    """A refusal of the process is one line on the error stream, and nothing else anywhere."""
    said = run("status", KENDALA_DATA=str(tmp_path / "nothing"), LANG="en_US.UTF-8", LC_ALL="")
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr == "kendala: This data is not prepared for this version. Run: kendala migrate\n"


@pytest.mark.parametrize(
    "environment",
    [
        {"KENDALA_PORT": "acht"},
        {"KENDALA_DATABASE_URL": "mysql://x"},
        {"KENDALA_LOG_LEVEL": "loud"},
        {"KENDALA_PUBLIC_URL": "kendala.id"},
        {"KENDALA_SESSION_HOURS": "0"},
    ],
)
@pytest.mark.parametrize("command", ["migrate", "serve", "demo"])
def test_wrong_settings(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], command: str
) -> None:
    """A variable that cannot be used is named, before anything is done."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
        said = shell(command)
        assert said.status == 1
        assert said.trouble.startswith(f"kendala: {name}: ")


@pytest.mark.parametrize("command", ["migrate", "serve"])
def test_a_database_that_is_not_there(shell: Shell, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Where no database answers, a command says so in one line, with the database's own word behind."""
    monkeypatch.setenv("KENDALA_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/nothing")
    said = shell(command)
    assert said.status == 1
    assert said.trouble.startswith("kendala: Basis data sedang tidak terhubung.")
    assert said.trouble.endswith(")")


def test_a_data_folder_that_cannot_be_made(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A data folder where a file lies already is named."""
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("KENDALA_DATA", str(tmp_path / "file" / "data"))
    said = shell("migrate")
    assert said.status == 1
    assert str(tmp_path / "file") in said.trouble


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_a_moved_clock_in_real_data(shell: Shell, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Moving the clock of data that no demo made is refused in one line, and so is a time that cannot be read."""
    monkeypatch.setenv("KENDALA_MOVED", "0")  # what the command sets goes with the test
    said = shell(command, "--now", "2024-12-16T08:00+08:00")
    assert said.status == 1
    assert said.trouble.startswith("kendala: Tanggal hanya dapat dipindahkan pada data contoh.")
    assert shell(command, "--now", "besok").status == 2
