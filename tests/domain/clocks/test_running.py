"""Which clocks run on an obstacle, for whom, and since when."""

import pytest

from domain.almanac import Clock
from domain.clocks import Running, clocks, timed, watched
from domain.obstacle import ActUndone, Waits
from domain.obstacle.following import Commented
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ALSO_ASSIGNED,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
    DUE,
    MERGED,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    UNACTIONABLE,
    WAITING,
    WHY,
    WITHDRAWN,
)
from tests.domain.obstacle.scenario import Fact, fact, obstacle, stream


def running(*facts: Fact) -> dict[Clock, Running]:
    """The clocks that run after these facts."""
    return {one.clock: one for one in clocks(*watched(stream(facts)))}


@pytest.mark.parametrize(
    ("facts", "clock"),
    [
        ((RAISED,), Clock.ACCEPT),
        ((RAISED, ACCEPTED), Clock.ASSIGN),
        ((RAISED, ACCEPTED, ASSIGNED), Clock.ANSWER),
        ((RAISED, ACCEPTED, ASSIGNED, TAKEN), Clock.DELIVER),
        ((RAISED, ACCEPTED, DONE_STATED), Clock.CONFIRM),
    ],
)
def test_a_clock_runs_from_the_fact_that_its_office_could_know(facts: tuple[Fact, ...], clock: Clock) -> None:
    """The clock that asks for the next step begins with the recording of the step before."""
    assert running(*facts)[clock].since == stream(facts)[-1].recorded_at


@pytest.mark.parametrize(
    "facts", [(RAISED, RETURNED), (RAISED, ACCEPTED, ASSIGNED, TAKEN, COMPLETED)], ids=["returned", "handed back"]
)
def test_while_the_agency_has_it_only_silence_is_watched(facts: tuple[Fact, ...]) -> None:
    """With the ball at the agency no office of ours is late, but it may still go quiet."""
    found = running(*facts)
    assert set(found) <= {Clock.FOLLOW_UP, Clock.NEEDED_BY}
    assert found[Clock.FOLLOW_UP].kind is Waits.AGENCY


@pytest.mark.parametrize("last", [RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED])
def test_no_clock_runs_on_what_is_closed(last: Fact) -> None:
    """Once an obstacle is closed, nobody is late with it."""
    assert running(RAISED, ACCEPTED, DONE_STATED, last) == {}


def test_a_desks_clocks_name_the_desk_and_its_day() -> None:
    """The clock of an assistance names its number and desk; once it is taken, the day it is due."""
    found = running(RAISED, ACCEPTED, ASSIGNED, TAKEN)[Clock.DELIVER]
    assert (found.n, found.kind, found.who, found.fixed_on) == (1, Waits.DESK, ("BPKAD",), DUE)


def test_what_ends_a_silence_is_for_the_rules_to_say() -> None:
    """A comment is a sign of life only where the rules count it; a report always is."""
    facts = (RAISED, ACCEPTED, fact(Commented, text=WHY))
    found, events = running(*facts)[Clock.FOLLOW_UP], stream(facts)
    assert found.began(()) == events[0].recorded_at
    assert found.began(("obstacle.accepted.v1",)) == events[1].recorded_at
    assert found.began(("obstacle.commented.v1",)) == events[2].recorded_at


def test_a_wait_for_an_outside_party_is_a_pause() -> None:
    """The pause begins with the wait, and lasts while the wait does."""
    (pause,) = timed(*watched(stream((RAISED, ACCEPTED, WAITING)))).pauses
    assert pause[1] is None
    (pause,) = timed(*watched(stream((RAISED, ACCEPTED, WAITING, DONE_STATED)))).pauses
    assert pause[1] is not None


def test_an_act_that_was_undone_ends_its_pause() -> None:
    """Undoing the act that began a wait ends the pause as an answer would."""
    facts = (RAISED, ACCEPTED, WAITING)
    standing = obstacle(*facts[:-1]).standing
    found = timed(*watched(stream((*facts, fact(ActUndone, version=3, reason=WHY, standing=standing)))))
    assert [last is not None for _, last in found.pauses] == [True]


def test_help_that_stays_as_it_is_keeps_its_time() -> None:
    """What happens to one desk's help does not start the clock of another's anew."""
    events = stream((RAISED, ACCEPTED, ASSIGNED, ALSO_ASSIGNED, TAKEN))
    _, past = watched(events)
    assert past.helping_since == ((1, events[4].recorded_at), (2, events[3].recorded_at))
