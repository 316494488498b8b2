"""An installation with something in it, and an empty place to restore to, on each database."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.acting import OfficeKind
from kendala.access.enrolling import Seat
from kendala.backup.records import KeptBackups
from kendala.backup.taking import Source
from kendala.parts import Parts
from kendala.settings import Settings
from tests.databases import KINDS, Kind, Server
from tests.kendala.installing import raised

PASSWORD = "kata sandi yang panjang"


@pytest.fixture
def full(parts_anywhere: Parts) -> Parts:
    """Two obstacles, an account, a file."""
    raised(parts_anywhere)
    raised(parts_anywhere, "Berkas belum lengkap — “kutipan” dan \u2028 baris")
    parts_anywhere.enrolment.enrol("adpem", PASSWORD, Seat(kind=OfficeKind.ADPEM))
    stored(parts_anywhere, b"%PDF-1.7")
    return parts_anywhere


@pytest.fixture(params=KINDS)
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """An empty place on another machine."""
    kind: Kind = request.param
    if kind == "sqlite":
        yield Settings(data=tmp_path / "elsewhere")
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.database() as url:
        yield Settings(data=tmp_path / "elsewhere", database_url=url)


def stored(parts: Parts, content: bytes) -> str:
    """Store a file; its hash."""
    file = parts.files.store(io.BytesIO(content), name="bukti.txt", type="text/plain", uploader="a")
    return file.sha256


@contextmanager
def kept_with(parts: Parts, **settings: object) -> Iterator[KeptBackups]:
    """The backups of that installation, with other settings."""
    source = Source(engine=parts.access_engine, files=parts.settings.files)
    yield KeptBackups(source, Settings(data=parts.settings.data, **settings), parts.clock)  # type: ignore[arg-type]  # settings by name
