"""The dimensions by which obstacles are counted, and the values that one obstacle has in each."""

from collections.abc import Iterator
from enum import StrEnum

from domain.obstacle import Obstacle, waiting_for
from domain.obstacle.visibility import SEEN_BY, Relation
from projections.waiting import waiting_word


class By(StrEnum):
    """A dimension. An obstacle has one value in each, but as many desks as it ever had help from.

    By its raiser it is counted only where that alone decides whether it is seen.
    """

    ALL = "all"
    AGENCY = "agency"
    STAGE = "stage"
    LOCUS = "locus"
    LEVEL = "level"
    CAUSE = "cause"
    WAITING_FOR = "waiting_for"
    DESK = "desk"
    RAISER = "raiser"


EVERYTHING = ""
SINGLE = frozenset(By) - {By.ALL, By.DESK, By.RAISER}

Value = tuple[str, str]


#: Visibilities that, in an agency, only the one who raised it sees.
OF_RAISER = frozenset(v for v, seen in SEEN_BY.items() if Relation.RAISER in seen and Relation.OWN_AGENCY not in seen)


def raiser(agency: str, account: str) -> str:
    """The value of an account in an agency."""
    return f"{agency} {account}"


def values(obstacle: Obstacle) -> Iterator[Value]:
    """(dimension, value) for each value that the obstacle has; a closed one waits for nobody."""
    record = obstacle.record
    yield By.ALL.value, EVERYTHING
    yield By.AGENCY.value, record.agency
    yield By.STAGE.value, record.stage.value
    yield By.LOCUS.value, record.locus.value
    yield By.LEVEL.value, obstacle.level.value
    yield By.CAUSE.value, record.cause
    word = waiting_word(waiting_for(obstacle))
    if word is not None:
        yield By.WAITING_FOR.value, word
    for desk in sorted({a.desk for a in obstacle.assistance}):
        yield By.DESK.value, desk
    if record.visibility in OF_RAISER:
        yield By.RAISER.value, raiser(record.agency, obstacle.raised_by.account)
