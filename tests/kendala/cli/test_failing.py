"""Troubles in one line, in the language of the shell."""

import psycopg
import pytest
from sqlalchemy.exc import OperationalError, ProgrammingError

from domain.refusals import Invalid, KeyReused, NotFound
from kendala.cli.failing import in_one_line, spoken
from kendala.preparing import ReadModelsOutdated
from kendala.store.errors import SchemaMismatch, StoreUnavailable


@pytest.fixture(autouse=True)
def indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "id_ID.UTF-8")


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LANG": ""}, "id"),
        ({"LANG": "de_DE.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "en_GB", "LC_ALL": "id_ID"}, "id"),
    ],
)
def test_the_language_of_the_shell(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], code: str) -> None:
    """English where the environment says so, in the order in which the system looks; otherwise Indonesian."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert spoken().code == code


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (NotFound("account", "siapa"), "Akun siapa tidak ditemukan"),
        (Invalid(reason=("required", {}), until_on=("before_from", {})), "Alasan: Isi bagian ini."),
        (KeyReused(), "Kunci pengiriman"),
        (SchemaMismatch(0, 3), "kendala migrate"),
        (SchemaMismatch(9, 3), "lebih baru"),
        (ReadModelsOutdated(("board", "search")), "board, search"),
        (StoreUnavailable("store_full", "disk I/O error"), "Ruang penyimpanan penuh"),
        (StoreUnavailable("store_busy", "locked\nmore"), "(store_busy: locked)"),
        (OperationalError("select", None, Exception("gone")), "Sistem sedang tidak dapat melayani."),
        (psycopg.OperationalError("connection refused\nIs it running?"), "(connection refused)"),
        (PermissionError(13, "Permission denied", "/srv/kendala"), "/srv/kendala"),
    ],
)
def test_troubles_that_can_be_named(trouble: Exception, says: str) -> None:
    """Each known trouble is one line that says what to do."""
    line = in_one_line(trouble)
    assert line
    assert says in line
    assert "\n" not in line


@pytest.mark.parametrize("mistake", [ValueError("x"), KeyError("x"), ProgrammingError("select", None, Exception("x"))])
def test_mistakes_keep_their_frames(mistake: Exception) -> None:
    """A mistake of the program is not hidden behind a line."""
    assert in_one_line(mistake) is None
