"""Tables are made once, by one process, and only by `migrate`."""

import subprocess
import sys

import pytest

from kendala.settings import Settings
from kendala.store import Log, SchemaMismatch, migrate, open_log
from kendala.store.schema import SCHEMA
from tests.databases import Place
from tests.kendala.store.conftest import settings_of

MIGRATE = "from kendala.settings import Settings; from kendala.store import migrate; \
print(migrate(Settings.from_environment()))"


def test_a_second_migration_does_nothing(settings: Settings) -> None:
    """The first migration makes the tables, later ones find nothing to do, and what lies beside is made each time."""
    made: list[str] = []
    assert migrate(settings, lambda: made.append("one")) is True
    assert migrate(settings, lambda: made.append("two")) is False
    assert made == ["one", "two"]


def test_nothing_opens_before_the_migration(settings: Settings) -> None:
    """An installation that was never migrated is refused, and opening it makes nothing."""
    for _ in range(2):
        with pytest.raises(SchemaMismatch) as mismatch:
            open_log(settings)
        assert (mismatch.value.key, mismatch.value.found) == ("schema_older", 0)


def test_newer_data_are_refused(settings: Settings, log: Log) -> None:
    """Data of a newer program are neither opened nor migrated."""
    log.create_tables(SCHEMA + 1)
    for work in (open_log, migrate):
        with pytest.raises(SchemaMismatch, match="update the program") as mismatch:
            work(settings)
        assert mismatch.value.key == "schema_newer"


def test_eight_processes_at_once(databases: Place) -> None:
    """Eight processes that migrate at the same time all succeed, and one of them does the work."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", MIGRATE], env={**databases.environment, "PYTHONPATH": "."},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(8)
    ]  # fmt: skip
    ended = [process.communicate(timeout=100) for process in started]
    assert [process.returncode for process in started] == [0] * 8, ended
    assert sorted(answer.strip() for answer, _ in ended) == ["False"] * 7 + ["True"]
    open_log(settings_of(databases)).close()
