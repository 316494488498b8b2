"""A shell in which `kendala` runs, on a prepared folder or an empty one."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kendala.cli import main
from kendala.parts import Parts
from kendala.settings import Settings
from tests.databases import Place
from tests.kendala.installing import assembled

PASSWORD = "kata sandi yang panjang"


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def trouble(self) -> str:
        """The one line of a refusal."""
        (line,) = self.err.splitlines()
        return line


@dataclass(frozen=True)
class Shell:
    """Runs the command line as `kendala` does, in this process."""

    settings: Settings
    patch: pytest.MonkeyPatch
    read: Callable[[], tuple[str, str]]

    def __call__(self, *words: str | Path, stdin: str = "") -> Said:
        self.patch.setattr(sys, "argv", ["kendala", *map(str, words)])
        self.patch.setattr(sys, "stdin", io.StringIO(stdin))
        self.read()
        status = 0
        try:
            main()
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
        return Said(status, *self.read())

    def good(self, *words: str | Path, stdin: str = "") -> Said:
        """Run a command that has to succeed."""
        said = self(*words, stdin=stdin)
        assert said.status == 0, said
        return said

    def account(self, name: str, *office: str) -> None:
        self.good("account", "add", name, "--office", *office, "--password-stdin", stdin=PASSWORD + "\n")

    @contextmanager
    def parts(self) -> Iterator[Parts]:
        with assembled(self.settings) as put_together:
            yield put_together


def speaking(settings: Settings, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> Shell:
    for name in ("LC_ALL", "LC_MESSAGES", "KENDALA_DATABASE_URL"):
        patch.delenv(name, raising=False)
    patch.setenv("LANG", "id_ID.UTF-8")
    patch.setenv("KENDALA_DATA", str(settings.data))
    if settings.database_url:
        patch.setenv("KENDALA_DATABASE_URL", settings.database_url)

    def read() -> tuple[str, str]:
        said = capture.readouterr()
        return said.out, said.err

    return Shell(settings, patch, read)


@pytest.fixture
def shell(installed: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on a prepared folder."""
    return speaking(installed, monkeypatch, capsys)


@pytest.fixture
def empty_shell(databases: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on a place where nothing has been made yet, on each database."""
    settings = Settings(data=databases.folder, database_url=databases.url)
    return speaking(settings, monkeypatch, capsys)
