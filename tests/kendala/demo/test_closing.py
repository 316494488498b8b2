"""The demo's years are closed: what 2024 left is signed, followed through 2025, and some of it comes again."""

from datetime import date
from pathlib import Path

import pytest

from domain.acting import SYSTEM
from domain.obstacle import Ending, Fate
from kendala.demo import prepare_demo
from kendala.demo.closing import moments
from kendala.parts import parts_of
from kendala.settings import Settings
from projections.carry_over import figures, late
from tests.kendala.installing import catch_up


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with demo data."""
    folder = tmp_path_factory.mktemp("closed")
    prepare_demo(Settings(data=folder))
    return folder


def test_the_demo_years_are_signed_and_followed(closed: Path) -> None:
    """2024 ends in all three ways and verifies; of what it left some is settled, some comes a second time."""
    with parts_of(Settings(data=closed)) as parts:
        catch_up(parts)
        signature = parts.carry_overs.session(2024).signature
        assert signature
        assert {total.ending for total in signature.totals if total.count} == set(Ending)
        assert parts.carry_overs.verify(2024).sound
        with parts.reads.connect() as connection:
            found = figures(connection, SYSTEM, 2025)
            assert found.by_fate[Fate.RESOLVED].count
            assert found.by_fate[Fate.AGAIN].count == figures(connection, SYSTEM, 2026).again.count > 0
            assert late(connection, SYSTEM, 2024)[1].count


def test_a_year_that_is_not_over_is_left_to_be_tried() -> None:
    """A demo of December 2024 or of New Year has no session yet; one of February 2025 has."""
    assert moments(date(2024, 12, 16)) == moments(date(2025, 1, 5)) == ()
    assert [moment.step for moment in moments(date(2025, 2, 1))] == ["open", "decide", "sign"]
