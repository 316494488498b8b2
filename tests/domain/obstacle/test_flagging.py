"""Flags in an obstacle's life: set and cleared by the program, dropped by the act that ends their clock."""

from datetime import date

import pytest

from domain.clocks import watched
from domain.obstacle import (
    AssistanceExtended,
    Clock,
    Commented,
    DeadlineMoved,
    EscalatedByRule,
    Flag,
    FlagCleared,
    Level,
    ObstacleFlagged,
    Recount,
    UndoAct,
    WaitingFor,
    Waits,
    waiting_for,
)
from domain.obstacle.state import Obstacle
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    DONE_STATED,
    DUE,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    WAITING,
    WHY,
    decided,
)
from tests.domain.obstacle.offices import ADPEM, ASSISTANT
from tests.domain.obstacle.scenario import START, Fact, fact, given, obstacle, stream

DAY = date(2024, 11, 20)
SAID = fact(Commented, text=WHY)
NEEDED = fact(DeadlineMoved, needed_by=DAY, reason=WHY, letter=None)


def flagged(clock: Clock, n: int | None = None, fixed_on: date | None = None) -> Fact:
    """The program flagged that clock; a comment ends a silence."""
    return fact(
        ObstacleFlagged,
        clock=clock,
        n=n,
        day=DAY,
        due_on=DAY,
        since=START,
        fixed_on=fixed_on,
        kind=Waits.ADPEM,
        who=(),
        ends_with=("obstacle.commented.v1",) if clock is Clock.FOLLOW_UP else (),
        tell=(),
        rules=1,
        calendar=1,
    )


def stepped(to: Level, day: date = DAY) -> Fact:
    """The program took it up to that level."""
    return fact(EscalatedByRule, to=to, clock=Clock.ACCEPT, n=None, day=day, rules=1, calendar=1)


def flags(*facts: Fact) -> tuple[Clock, ...]:
    """The clocks that are flagged after these facts."""
    return tuple(flag.clock for flag in obstacle(*facts).flags)


HELPED = (RAISED, ACCEPTED, ASSIGNED)
EXTENDED = fact(AssistanceExtended, n=1, due=date(2024, 12, 20), reason=WHY)
ENDS = [
    ((RAISED, flagged(Clock.ACCEPT)), ACCEPTED),
    ((RAISED, flagged(Clock.ACCEPT)), RETURNED),
    ((RAISED, ACCEPTED, flagged(Clock.ASSIGN)), ASSIGNED),
    ((*HELPED, flagged(Clock.ANSWER, 1)), TAKEN),
    ((*HELPED, TAKEN, flagged(Clock.DELIVER, 1, DUE)), EXTENDED),
    ((RAISED, flagged(Clock.FOLLOW_UP)), SAID),
    (
        (RAISED, NEEDED, flagged(Clock.NEEDED_BY, fixed_on=DAY)),
        fact(DeadlineMoved, needed_by=DUE, reason=WHY, letter=None),
    ),
    ((RAISED, ACCEPTED, DONE_STATED, flagged(Clock.CONFIRM)), RESOLVED),
    ((RAISED, ACCEPTED, DONE_STATED, flagged(Clock.FOLLOW_UP)), RESOLVED),
]
STAYS = [
    ((RAISED, flagged(Clock.ACCEPT)), SAID),
    ((*HELPED, flagged(Clock.ANSWER, 1)), EXTENDED),
    ((RAISED, flagged(Clock.FOLLOW_UP)), ACCEPTED),
    ((RAISED, NEEDED, flagged(Clock.NEEDED_BY, fixed_on=DAY)), ACCEPTED),
    ((RAISED, ACCEPTED, flagged(Clock.ASSIGN)), WAITING),
]


@pytest.mark.parametrize(("facts", "act"), ENDS)
def test_an_act_that_ends_the_clock_drops_its_flag(facts: tuple[Fact, ...], act: Fact) -> None:
    """Whoever does what the clock asked for needs nothing else to get rid of the flag."""
    assert len(flags(*facts)) == 1
    assert flags(*facts, act) == ()


@pytest.mark.parametrize(("facts", "act"), STAYS)
def test_a_flag_outlives_what_does_not_end_its_clock(facts: tuple[Fact, ...], act: Fact) -> None:
    """Any other act leaves the flag where it is."""
    assert flags(*facts, act) == flags(*facts) != ()


def test_a_flag_that_is_cleared_leaves_the_others() -> None:
    """Cleared is one clock, by its name and assistance."""
    both = (RAISED, flagged(Clock.ACCEPT), flagged(Clock.FOLLOW_UP))
    cleared = fact(FlagCleared, clock=Clock.ACCEPT, n=None, day=DAY, why=Recount.CALENDAR, rules=1, calendar=2)
    assert flags(*both) == (Clock.ACCEPT, Clock.FOLLOW_UP)
    assert flags(*both, cleared) == (Clock.FOLLOW_UP,)


@pytest.mark.parametrize("to", list(Level))
def test_a_step_by_rule_is_an_escalation(to: Level) -> None:
    """The level that it went up to has to decide, as if somebody had taken it there."""
    now: Obstacle = obstacle(RAISED, ACCEPTED, stepped(to))
    assert now.level is to
    decides = to in {Level.ASSISTANT, Level.SECRETARY, Level.REGENT}
    assert (waiting_for(now) == WaitingFor(Waits.LEVEL, (to.value,))) is decides


def test_the_last_step_is_known_by_the_day_it_was_judged_for() -> None:
    """A step that was made up for later counts from its own day, a decision from when it was recorded."""
    _, past = watched(stream((RAISED, ACCEPTED, stepped(Level.ASSISTANT))))
    assert past.stepped_on == DAY
    _, past = watched(stream((RAISED, ACCEPTED, stepped(Level.ASSISTANT), decided(Level.ASSISTANT))))
    assert past.stepped_on == date(2024, 11, 8)


def test_an_act_that_ended_a_flag_can_be_undone() -> None:
    """The undo puts back what held before; the flag is for the next judging to set again."""
    undo = UndoAct(version=3, reason=WHY)
    scenario = given(RAISED, flagged(Clock.ACCEPT), ACCEPTED).when(undo, by=ASSISTANT)
    (event,) = scenario.attempt()
    assert event.by == ASSISTANT


def test_a_flag_is_nothing_that_came_after_an_act() -> None:
    """What the program flagged since does not keep anybody from undoing; a step up the ladder does."""
    undo = UndoAct(version=2, reason=WHY)
    assert len(given(RAISED, ACCEPTED, flagged(Clock.ASSIGN)).when(undo, by=ADPEM).attempt()) == 1
    given(RAISED, ACCEPTED, stepped(Level.ASSISTANT)).when(undo, by=ADPEM).refused("came_after")


def test_an_event_is_its_flag() -> None:
    """A flag read from the log is the one that was judged."""
    (one,) = obstacle(RAISED, flagged(Clock.ACCEPT)).flags
    event = stream((RAISED, flagged(Clock.ACCEPT)))[1]
    assert isinstance(one, Flag)
    assert isinstance(event, ObstacleFlagged)
    assert event.flag == one
