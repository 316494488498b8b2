"""Values with some fields altered."""

from dataclasses import replace

from domain.altering import altered
from domain.obstacle import Level
from tests.domain.obstacle.facts import ACCEPTED, RAISED
from tests.domain.obstacle.scenario import obstacle


def test_it_is_what_replace_makes() -> None:
    """The same value comes out as by `replace`, and what was worked out of the old fields is worked out anew."""
    before = obstacle(RAISED, ACCEPTED)
    assert before.amount != 7_000
    stated = altered(before.record, amount_at_stake=7_000)
    assert stated == replace(before.record, amount_at_stake=7_000)
    after = altered(before, record=stated, level=Level.SECRETARY)
    assert after == replace(before, record=stated, level=Level.SECRETARY)
    assert after.amount == 7_000
