"""How many working days are left until the year-end deadlines, and which of them an obstacle inherits."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.almanac import Almanac, Calendar, Deadline, Deadlines, Dispensation, Document, Zone
from domain.clocks.countdown import inherited, of_year
from domain.obstacle import Stage
from domain.obstacle.carrying import CarriedOver
from tests.domain.clocks.almanacs import off
from tests.domain.obstacle.facts import ACCEPTED, RAISED, WHY, raised
from tests.domain.obstacle.scenario import fact, obstacle

SUNDAY = datetime(2024, 12, 15, 15, tzinfo=UTC)
NOW = datetime(2024, 11, 26, 2, tzinfo=UTC)
ELECTION = off(date(2024, 11, 27))


def almanac(*deadlines: Deadline) -> Almanac:
    """An almanac with the election day off."""
    set_ = {(one.year, one.document): one for one in deadlines}
    return Almanac(Calendar(1, {ELECTION.day: ELECTION}), deadlines=Deadlines(len(set_), set_))


def deadline(document: Document = Document.SPP_LS, at: datetime = SUNDAY, *given: Dispensation) -> Deadline:
    """A deadline of 2024."""
    return Deadline(year=2024, document=document, at=at, zone=Zone.WITA, letter="900/1", dispensations=given)


def test_the_countdown_is_in_working_days() -> None:
    """From Tuesday 26 November to Sunday 15 December 2024 there are twelve working days, in a week of six fifteen."""
    (found,) = of_year(2024, almanac(deadline()), NOW)
    assert (found.left, found.passed, found.letter) == (12, False, "900/1")
    own = inherited(obstacle(RAISED), almanac(deadline()), lambda *_: 6, NOW)
    assert own is not None
    assert own.left == 15


def test_a_deadline_holds_to_the_minute() -> None:
    """At 23.00 WITA it has not passed, a minute later it has; it never rolls to the next working day."""
    assert not of_year(2024, almanac(deadline()), SUNDAY)[0].passed
    late = of_year(2024, almanac(deadline()), SUNDAY + timedelta(minutes=1))[0]
    assert (late.passed, late.left) == (True, 0)


def test_an_obstacle_inherits_the_deadline_of_its_stage_with_its_agencys_dispensation() -> None:
    """What hangs in the treasury waits for SP2D; an agency with a letter of its own has more time."""
    more = Dispensation(agency="DINKES", at=SUNDAY + timedelta(days=5), letter="900/7")
    known = almanac(deadline(Document.SPP_LS, SUNDAY, more), deadline(Document.SP2D, SUNDAY + timedelta(days=14)))
    own = inherited(obstacle(RAISED), known, lambda *_: 5, NOW)
    assert own is not None
    assert (own.document, own.at, own.letter, own.dispensed) == (Document.SPP_LS, more.at, "900/7", True)
    other = inherited(obstacle(raised(agency="DPUPR")), known, lambda *_: 5, NOW)
    assert other is not None
    assert (other.at, other.letter, other.dispensed) == (SUNDAY, "900/1", False)
    cash = inherited(obstacle(raised(stage=Stage.CASH)), known, lambda *_: 5, NOW)
    assert cash is not None
    assert cash.document is Document.SP2D


def test_what_was_carried_over_has_the_deadline_of_its_new_year() -> None:
    """An obstacle of 2024 that was carried into 2025 counts down to the deadline of 2025."""
    known = almanac(deadline(), replace(deadline(), year=2025, at=SUNDAY + timedelta(days=365)))
    carried = obstacle(RAISED, ACCEPTED, fact(CarriedOver, year=2024, due=date(2025, 3, 31), reason=WHY))
    own = inherited(carried, known, lambda *_: 5, NOW)
    assert own is not None
    assert (own.year, own.at) == (2025, SUNDAY + timedelta(days=365))


def test_where_none_is_set_there_is_no_countdown() -> None:
    """A year without deadlines has none to show."""
    assert inherited(obstacle(RAISED), Almanac(), lambda *_: 5, NOW) is None
    assert of_year(2025, almanac(deadline()), NOW) == ()
