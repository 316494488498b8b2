"""A moved clock: demo data told up to another day, and nowhere else."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.acting import SYSTEM
from kendala.demo import prepare_demo
from kendala.demo.accounts import ACCOUNTS
from kendala.moving import Backwards, NotADemo, distance, refuse_move
from kendala.parts import parts_of
from kendala.preparing import prepare
from kendala.settings import Settings
from projections.obstacle import every
from tests.databases import Place
from tests.kendala.installing import catch_up

THEN = datetime(2024, 12, 16, tzinfo=UTC)


def moved(folder: Path, to: datetime = THEN, url: str | None = None) -> Settings:
    return Settings(data=folder, database_url=url, moved=distance(to))


def test_a_new_folder_is_told_up_to_that_day(databases: Place) -> None:
    """Given an empty place and a clock in December 2024, the demo ends the day before, and time runs on from there."""
    settings = moved(databases.folder, url=databases.url)
    prepare_demo(settings)
    prepare(settings)
    with parts_of(settings) as parts:
        catch_up(parts)
        recorded = [one.event.recorded_at for one in parts.log.read(0, 10_000)]
        assert THEN - timedelta(days=7) < recorded[-1] <= parts.clock()
        assert max(recorded) <= parts.clock() < THEN + timedelta(hours=1)
        assert len(parts.access.accounts.list()) == len(ACCOUNTS)
        with parts.reads.connect() as connection:
            assert any(shown.obstacle.record.fiscal_year == 2024 for shown in every(connection, SYSTEM))
    refuse_move(moved(databases.folder, THEN + timedelta(days=30), databases.url))
    for back in (THEN - timedelta(days=1), THEN - timedelta(days=900)):
        with pytest.raises(Backwards) as refusal:
            refuse_move(moved(databases.folder, back, databases.url))
        assert refusal.value.data["latest"] == recorded[-1]


def test_real_data_keep_their_time(tmp_path: Path) -> None:
    """In data that no demo made, or that nobody made yet, a moved clock is refused before anything is stored."""
    with pytest.raises(NotADemo):
        refuse_move(moved(tmp_path / "nothing"))
    prepare(Settings(data=tmp_path / "own"))
    later = moved(tmp_path / "own", datetime.now(UTC) + timedelta(days=9))
    with pytest.raises(NotADemo):
        refuse_move(later)
    with pytest.raises(NotADemo), parts_of(later):
        pass
