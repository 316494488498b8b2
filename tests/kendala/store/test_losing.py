"""PostgreSQL goes away for a moment: what was acknowledged is there once, and the program heals by itself."""

from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from kendala.settings import Settings
from kendala.store import StoreUnavailable, VersionConflict, migrate, open_log, verify
from tests.databases import Place
from tests.kendala.store.conftest import settings_of
from tests.kendala.store.cutting import cutter
from tests.kendala.store.examples import command_key, noted, raised

KILL_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = %s"


@pytest.fixture
def migrated(postgresql_place: Place) -> Settings:
    """A fresh log on PostgreSQL."""
    settings = settings_of(postgresql_place)
    migrate(settings)
    return settings


def kill_sessions(settings: Settings) -> None:
    """End every other session of the database, as an administrator or a restart would."""
    with psycopg.connect(settings.database_url or "", autocommit=True) as connection:
        connection.execute(KILL_OTHERS, (connection.info.dbname,))


@pytest.mark.parametrize("keyed", [True, False])
def test_the_reply_to_a_commit_is_lost(migrated: Settings, *, keyed: bool) -> None:
    """An append whose reply is lost after the commit is answered as stored, once, with its number."""
    stream = uuid4()
    with (
        cutter(migrated.database_url or "") as line,
        closing(open_log(replace(migrated, database_url=line.url))) as log,
    ):
        line.cut_reply_to(b"obstacle.raised.v1")
        saved = log.append([raised(stream), noted(stream, 2)], key=command_key("k") if keyed else None)
        assert line.cuts == 1
        assert (saved.id, saved.version, saved.repeated) == (stream, 2, False)
        assert saved.position == log.position_of(stream, 2) == log.head()
        assert len(log.load(stream)) == 2
        assert log.numbers([stream])[stream].n == 1
        assert list(verify(log)) == []


def test_a_lost_reply_and_another_writer(migrated: Settings) -> None:
    """A version that somebody else stored is still a conflict when a reply was lost before."""
    stream = uuid4()
    with (
        cutter(migrated.database_url or "") as line,
        closing(open_log(replace(migrated, database_url=line.url))) as log,
    ):
        log.append([noted(stream, 1, "lebih dulu")])
        line.cut_reply_to(b"example.noted.v2")
        with pytest.raises(VersionConflict):
            log.append([noted(stream, 1, "terlambat")])
        assert line.cuts == 1


def test_every_session_is_killed(migrated: Settings) -> None:
    """After all sessions were ended, reading and appending go on with new ones."""
    stream = uuid4()
    with closing(open_log(migrated)) as log:
        for version in range(1, 6):
            kill_sessions(migrated)
            assert log.versions([stream]).get(stream, 0) == version - 1
            kill_sessions(migrated)
            log.append([noted(stream, version)])
        kill_sessions(migrated)
        assert len(log.load(stream)) == 5


def test_no_server() -> None:
    """A server that cannot be reached is named as such, when opening and when migrating."""
    nowhere = Settings(database_url="postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")
    for work in (open_log, migrate):
        with pytest.raises(StoreUnavailable) as trouble:
            work(nowhere)
        assert trouble.value.key == "store_unreachable"
