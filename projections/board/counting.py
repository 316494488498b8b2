"""Filters as the counters know them."""

from domain.obstacle import Waits
from projections.board.filters import Filters, conditions
from projections.counts.dimensions import EVERYTHING, By, Value
from projections.counts.sums import Wanted


def wanted(filters: Filters) -> Wanted | None:
    """What the counters are asked for; None where they do not hold it: two dimensions at once, words, one of desks."""
    asked = _dimensions(filters)
    if len(asked) > 1 or filters.q or _one_of_many(filters):
        return None
    return Wanted(
        value=asked[0] if asked else (By.ALL.value, EVERYTHING),
        states=tuple(sorted(filters.states)),
        year=filters.year,
        visibility=filters.visibility,
        rows=tuple(conditions(filters)),
    )


def _dimensions(filters: Filters) -> list[Value]:
    asked = {
        By.AGENCY: filters.agency,
        By.DESK: filters.desk,
        By.LEVEL: filters.level,
        By.STAGE: filters.stage,
        By.LOCUS: filters.locus,
        By.CAUSE: filters.cause,
        By.WAITING_FOR: filters.waiting_for,
    }
    return [(by.value, str(value)) for by, value in asked.items() if value is not None]


def _one_of_many(filters: Filters) -> bool:
    """Waiting is counted by kind and level: not by desk, agency or party, and not for all levels together."""
    word = filters.waiting_for or ""
    kind, _, who = word.partition(":")
    return word == Waits.LEVEL or (bool(who) and kind != Waits.LEVEL)
