from datetime import UTC, datetime, timedelta

import pytest

from domain.obstacle import ActUndone, Level, Visibility, WaitEnded, Waits
from domain.obstacle.ledger import Awaited, Interval, Ledger, ledger, whole_seconds
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    WAITING,
    assigned,
    escalated,
    opened_to,
)
from tests.domain.obstacle.scenario import Fact, fact, obstacle, stream

ADPEM, AGENCY = Awaited(Waits.ADPEM), Awaited(Waits.AGENCY, "DINKES")
BPKAD, UKPBJ = Awaited(Waits.DESK, "BPKAD"), Awaited(Waits.DESK, "UKPBJ")
OUTSIDE, REGENT = Awaited(Waits.OUTSIDE), Awaited(Waits.LEVEL, "regent")
ENDED = fact(WaitEnded, text=Text("they answered"))
DAY = 24 * 60 * 60
#: Facts a day apart, and by hand: for whom it waited from which to which of them, hand-overs, returns.
Row = tuple[Awaited, int, int | None]
EXAMPLES: list[tuple[tuple[Fact, ...], list[Row], int, int]] = [
    ((RAISED,), [(ADPEM, 1, None)], 0, 0),
    ((RAISED, ACCEPTED), [(ADPEM, 1, None)], 0, 0),
    ((RAISED, RETURNED), [(ADPEM, 1, 2), (AGENCY, 2, None)], 1, 0),
    ((RAISED, ACCEPTED, WAITING, ENDED), [(ADPEM, 1, 3), (OUTSIDE, 3, 4), (ADPEM, 4, None)], 2, 1),
    ((RAISED, ACCEPTED, ASSIGNED, TAKEN), [(ADPEM, 1, 3), (BPKAD, 3, None)], 1, 0),
    (
        (RAISED, ACCEPTED, ASSIGNED, ALSO_ASSIGNED, TAKEN, COMPLETED),
        [(ADPEM, 1, 3), (BPKAD, 3, 6), (UKPBJ, 4, None)],
        2,
        0,
    ),
    (
        (RAISED, ACCEPTED, ASSIGNED, ALSO_ASSIGNED, WAITING, ENDED),
        [(ADPEM, 1, 3), (BPKAD, 3, 5), (UKPBJ, 4, 5), (OUTSIDE, 5, 6), (BPKAD, 6, None), (UKPBJ, 6, None)],
        5,
        2,
    ),
    ((RAISED, ACCEPTED, escalated(Level.REGENT)), [(ADPEM, 1, 3), (REGENT, 3, None)], 1, 0),
    ((RAISED, ACCEPTED, DONE_STATED, RESOLVED), [(ADPEM, 1, 4)], 0, 0),
]


@pytest.mark.parametrize(("facts", "rows", "handovers", "returns"), EXAMPLES)
def test_the_ledger_of_a_life(facts: tuple[Fact, ...], rows: list[Row], handovers: int, returns: int) -> None:
    """Given a life, each who was waited for has intervals of its own, with the events that began and ended them."""
    made = ledger(stream(facts))
    assert [(one.awaited, one.begun_by, one.ended_by) for one in made.intervals] == rows
    assert (made.handovers, made.returns) == (handovers, returns)


def test_days_are_summed_for_each() -> None:
    """Given waits of whole days, each has its sum, and what lasts counts up to now."""
    events = stream((RAISED, ACCEPTED, WAITING, ENDED))
    made = ledger(events)
    now = events[-1].recorded_at + timedelta(days=2, seconds=7)
    assert made.sums(now) == {ADPEM: 4 * DAY + 7, OUTSIDE: DAY}
    assert [one.seconds(now) for one in made.intervals] == [2 * DAY, DAY, 2 * DAY + 7]


def test_nothing_has_no_ledger() -> None:
    """Given no events, nobody was waited for."""
    made = ledger(())
    assert (made, made.handovers, made.returns) == (Ledger(intervals=()), 0, 0)


def test_a_desk_asked_twice_is_waited_for_once() -> None:
    """Given two requests to one desk, its interval lasts until both are answered."""
    made = ledger(stream((RAISED, ACCEPTED, ASSIGNED, assigned(2, "BPKAD"), TAKEN, COMPLETED)))
    assert [one.awaited for one in made.intervals] == [ADPEM, BPKAD]
    assert made.intervals[-1].until is None


def test_the_assistant_is_one_office() -> None:
    """Whether an obstacle waits for the Assistant to look at it or to decide, it waits for the same office."""
    made = ledger(stream((RAISED, opened_to(Visibility.LEADERSHIP_ONLY), escalated(Level.ASSISTANT))))
    assert [one.awaited for one in made.intervals] == [ADPEM, Awaited(Waits.ASSISTANT)]


def test_what_only_leadership_sees_waits_for_the_assistant() -> None:
    """Given an obstacle that is hidden from Adpem, the wait goes over to the Assistant."""
    made = ledger(stream((RAISED, opened_to(Visibility.LEADERSHIP_ONLY))))
    assert [one.awaited for one in made.intervals] == [ADPEM, Awaited(Waits.ASSISTANT)]


def test_an_undo_ends_the_wait_that_really_was() -> None:
    """Given an assignment that was undone, the desk keeps the day it was waited for, and it is back with Adpem."""
    back = obstacle(RAISED, ACCEPTED).standing
    undone = fact(ActUndone, version=3, reason=Text("wrong"), standing=back)
    made = ledger(stream((RAISED, ACCEPTED, ASSIGNED, undone)))
    rows = [(one.awaited, one.begun_by, one.ended_by) for one in made.intervals]
    assert rows == [(ADPEM, 1, 3), (BPKAD, 3, 4), (ADPEM, 4, None)]
    assert made.returns == 1


def test_a_party_whose_name_was_removed_is_still_outside() -> None:
    """Given a wait whose party was redacted, the interval is the same, since it never held the name."""
    removed = fact(type(stream((RAISED, WAITING))[1]), party=Text(None), reason=Text(None))
    kept, redacted = (ledger(stream((RAISED, ACCEPTED, one, ENDED))) for one in (WAITING, removed))
    assert kept == redacted
    assert OUTSIDE in {one.awaited for one in redacted.intervals}


def test_waits_in_a_row_add_up_without_loss() -> None:
    """Given two waits that meet within a second, their seconds are those from the first to the last."""
    begin = datetime(2024, 11, 26, 2, 0, 0, 900_000, tzinfo=UTC)
    meet, end = begin + timedelta(milliseconds=600), begin + timedelta(milliseconds=1_200)
    assert whole_seconds(begin, meet) + whole_seconds(meet, end) == whole_seconds(begin, end)
    assert Interval(awaited=ADPEM, since=begin, begun_by=1).seconds(end) == whole_seconds(begin, end)
