"""The chores: tables, health, soundness, read models, redaction."""

import sqlite3
from uuid import UUID

import pytest

from domain.acting import SYSTEM
from domain.obstacle import Accept
from domain.tracker import Request
from kendala.cli.upkeep import MODELS
from kendala.parts import Parts
from projections.obstacle import find
from projections.registry import PROJECTIONS
from projections.search import find as search
from tests.domain.obstacle.offices import ADPEM
from tests.kendala.cli.conftest import Shell
from tests.kendala.installing import catch_up, raised

WORDS = "Kepala bidang menolak menandatangani"


def shown_words(parts: Parts, obstacle: UUID) -> str:
    with parts.reads.connect() as connection:
        shown = find(connection, SYSTEM, obstacle)
    assert shown
    return str(shown.obstacle.record.description)


def test_migrate_on_nothing(empty_shell: Shell) -> None:
    """Migrating makes tables and seed, and does so once however often it is run."""
    empty_shell.good("migrate")
    with empty_shell.parts() as parts:
        head = parts.log.head()
        assert parts.directories.current().agency("DINKES")
    empty_shell.good("migrate")
    with empty_shell.parts() as parts:
        assert parts.log.head() == head


def test_nothing_was_made_yet(empty_shell: Shell) -> None:
    """On data that were never migrated a command says what to do, in one line; on SQLite serving makes them."""
    serving = ("serve", "worker") if empty_shell.settings.on_postgres else ()
    for command in ("status", "verify", "rebuild", "account list", *serving):
        said = empty_shell(*command.split())
        assert said.status == 1
        assert said.trouble == "kendala: Data ini belum disiapkan untuk versi ini. Jalankan: kendala migrate"


def test_data_of_a_newer_program(shell: Shell) -> None:
    """Data that a newer program made are left alone."""
    with sqlite3.connect(shell.settings.events_file) as connection:
        name, column = next(
            (table, names[0])
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%schema%'").fetchall()
            if (names := [row[1] for row in connection.execute(f"PRAGMA table_info({table})")])
        )
        connection.execute(f"UPDATE {name} SET {column} = 99")  # noqa: S608 - names of our own tables
    connection.close()
    said = shell("status")
    assert said.status == 1
    assert "lebih baru" in said.trouble


def test_status(shell: Shell) -> None:
    """The status is 0 where all is well, and tells how far the read models are behind."""
    with shell.parts() as parts:
        catch_up(parts)
        raised(parts)
    said = shell.good("status", "--json")
    assert said.json["lag"] == 1
    assert (said.json["ready"], said.json["trouble"], said.json["outdated"]) == (True, None, [])
    assert "lag        1" in shell.good("status").out


def test_status_without_read_models(shell: Shell) -> None:
    """Without read models the status is 1, and says what kind of trouble it is."""
    shell.settings.read_file.unlink()
    said = shell("status", "--json")
    assert said.status == 1
    assert (said.json["ready"], said.json["trouble"]) == (False, "OperationalError")


def test_a_sound_log(shell: Shell) -> None:
    """A sound log has no findings."""
    with shell.parts() as parts:
        raised(parts)
    assert shell.good("verify").out == "the log is sound\n"
    assert shell.good("verify", "--json").json == []


def test_a_log_that_was_tampered_with(shell: Shell) -> None:
    """A changed text is found and named, with status 1."""
    with shell.parts() as parts:
        obstacle = raised(parts, WORDS)
    with sqlite3.connect(shell.settings.events_file) as connection:
        connection.execute("UPDATE stored_events SET state = replace(state, 'menolak', 'bersedia')")
    connection.close()
    said = shell("verify", "--json")
    assert said.status == 1
    assert {(one["kind"], one["originator_id"]) for one in said.json} == {("text_changed", str(obstacle))}
    assert "text_changed" in shell("verify").out


def test_the_read_models_are_those_of_the_registry() -> None:
    """The help names exactly the read models that there are."""
    assert tuple(PROJECTIONS) == MODELS


def test_rebuild(shell: Shell) -> None:
    """One read model, or all, are made anew; a name that there is not is refused."""
    with shell.parts() as parts:
        obstacle = raised(parts)
        catch_up(parts)
        shell.good("rebuild", "board")
        shell.good("rebuild")
        assert shown_words(parts, obstacle)
    said = shell("rebuild", "papan")
    assert said.status == 1
    assert said.trouble == "kendala: Tampilan papan tidak ada. Periksa namanya."


@pytest.mark.parametrize("ref", ["number", "id"])
def test_redact(shell: Shell, ref: str) -> None:
    """A text that is redacted is gone from log and read models when the command ends, and the log still verifies."""
    with shell.parts() as parts:
        obstacle = raised(parts, WORDS)
        parts.tracker.act(obstacle, Accept(), Request(acting=ADPEM))
    named = "KDL-2024-1" if ref == "number" else str(obstacle)
    shell.good("redact", named, "1", "record.description", "--reason", "Menyebut orang", "--yes")
    with shell.parts() as parts:
        assert shown_words(parts, obstacle) == ""
        with parts.reads.connect() as connection:
            assert not search(connection, SYSTEM, "menolak", 10)
    shell.good("verify")


def test_redact_asks(shell: Shell) -> None:
    """Without --yes redacting asks, and no is no."""
    with shell.parts() as parts:
        obstacle = raised(parts, WORDS)
    words = ("redact", "KDL-2024-1", "1", "record.description", "--reason", "Menyebut orang")
    assert shell(*words, stdin="n\n").status == 1
    with shell.parts() as parts:
        assert shown_words(parts, obstacle) == WORDS
    shell.good(*words, stdin="y\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("KDL-2024-9", "1", "record.description"), "Kendala KDL-2024-9 tidak ditemukan"),
        (("KDL-2024-1", "7", "record.description"), "Tidak ada teks pada 7 record.description"),
        (("KDL-2024-1", "1", "record.agency"), "Tidak ada teks pada 1 record.agency"),
        (("bukan", "1", "record.description"), "Kendala bukan tidak ditemukan"),
    ],
)
def test_what_cannot_be_redacted(shell: Shell, words: tuple[str, ...], says: str) -> None:
    """An obstacle, event or text that there is not is named."""
    with shell.parts() as parts:
        raised(parts, WORDS)
    said = shell("redact", *words, "--reason", "Menyebut orang", "--yes")
    assert said.status == 1
    assert says in said.trouble


def test_redacting_wants_a_reason(shell: Shell) -> None:
    """An empty reason is refused."""
    with shell.parts() as parts:
        raised(parts, WORDS)
    said = shell("redact", "KDL-2024-1", "1", "record.description", "--reason", " ", "--yes")
    assert (said.status, said.trouble) == (1, "kendala: Alasan: Isi bagian ini.")
