"""The real input of 2024, where it lies beside the project; the other tests make its traps themselves."""

from datetime import date
from pathlib import Path

import pytest

from domain.obstacle import Effect, Obstacle, Party
from domain.text import Text
from kendala.exchange.importing import bring_in
from kendala.exchange.sheets import rows_of
from kendala.moving import now
from kendala.parts import Parts, assemble
from projections.obstacle import every
from tests.domain.obstacle.offices import ADPEM

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "kendala-2024.csv"
pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample does not lie beside the project")
PARTIES = [2, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 1, 2, 1, 1, 1]


def test_all_rows_arrive(parts: Parts) -> None:
    """All 16 rows are there with amounts, days, effects and parties, and a second run adds nothing."""
    today = assemble(parts.settings, clock=now)
    try:
        planned, imported = bring_in(today, ADPEM, rows_of(SAMPLE))
        assert imported
        assert (len(planned.events), planned.bad, planned.near) == (16, [], [])
        again, second = bring_in(today, ADPEM, rows_of(SAMPLE))
        assert (second, len(again.same), again.near) == (None, 16, [])
        with today.reads.connect() as connection:
            found = {str(shown.obstacle.record.description): shown.obstacle for shown in every(connection, ADPEM)}
        check(found)
    finally:
        today.close()


def check(found: dict[str, Obstacle]) -> None:
    records = [obstacle.record for obstacle in found.values()]
    assert len(records) == 16
    assert sum(record.amount_at_stake or 0 for record in records) == 3_000_000_000_000
    assert sum(record.amount_at_stake is None for record in records) == 14
    assert sorted(len(record.parties) for record in records) == sorted(PARTIES)
    spm = next(record for record in records if record.cause == "A9-SPM")
    assert (spm.agency, spm.happened_on, spm.effect) == ("PERKIM", date(2024, 12, 31), Effect.FINISHED_UNPAID)
    assert spm.parties == (Party(desk="ITWIL"), Party(desk="BPKAD"))
    sipd = next(record for record in records if record.cause == "A9-SIPD")
    assert sipd.parties == (Party(desk="BPKAD"), Party(name=Text("Kementerian Dalam Negeri")))
    assert {record.effect for record in records} == {
        Effect.FINISHED_UNPAID,
        Effect.LATE,
        Effect.NOT_STARTED,
        Effect.CANCELLED,
    }
    assert {record.fiscal_year for record in records} == {2018, 2021, 2023, 2024, 2025}
