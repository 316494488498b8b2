from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.acting import Acting
from domain.event import Event
from domain.obstacle import (
    CarriedOver,
    CarryOver,
    CloseAtYearEnd,
    Context,
    Ending,
    Fate,
    FoundUnactionable,
    Obstacle,
    Reopened,
    ResolveAtYearEnd,
    Resolved,
    State,
    UndoAct,
    Visibility,
    YearEndCommand,
    end_year,
    fold,
)
from domain.obstacle.carrying import belongs_to, fate_of
from domain.refusals import Invalid, Refused
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    DONE_STATED,
    RAISED,
    RESOLVED,
    RETURNED,
    WHY,
    opened_to,
    raised,
)
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, AUDITOR, HEAD, LEADERSHIP, Regency
from tests.domain.obstacle.scenario import THIS, Fact, fact, given, stream

JANUARY = datetime(2025, 1, 2, 2, tzinfo=UTC)
DUE = date(2025, 3, 31)
CARRY = CarryOver(due=DUE, reason=WHY)
SETTLED = ResolveAtYearEnd(root_cause=WHY, what_worked=WHY)
CLOSE = CloseAtYearEnd(reason=WHY)
REOPENED = fact(Reopened, reason=WHY)
CARRIED = fact(CarriedOver, year=2024, due=DUE, reason=WHY)
AGAIN = fact(CarriedOver, year=2025, due=date(2026, 2, 28), reason=WHY)
HIDDEN = opened_to(Visibility.LEADERSHIP_ONLY)


def decided(
    *facts: Fact, command: YearEndCommand = CARRY, by: Acting = ADPEM, year: int = 2024, now: datetime = JANUARY
) -> tuple[tuple[Event, ...], Obstacle]:
    """The new events of a session's decision, and the obstacle after them."""
    history = stream(facts)
    obstacle = fold(history)
    assert obstacle
    events = end_year(command, obstacle, year, Context(now=now, acting=by, reference=Regency(), history=history))
    after = fold(events, obstacle)
    assert after
    return events, after


def refusal(*facts: Fact, **how: Any) -> str:
    with pytest.raises(Refused) as refused:
        decided(*facts, **how)
    if isinstance(refused.value, Invalid):
        return ",".join(f"{name}:{fault[0]}" for name, fault in refused.value.fields.items())
    return refused.value.key


@pytest.mark.parametrize(
    "history", [(RAISED,), (RAISED, RETURNED), (RAISED, ACCEPTED), (RAISED, ACCEPTED, ASSIGNED, DONE_STATED)]
)
def test_whatever_is_open_can_be_carried(history: tuple[Fact, ...]) -> None:
    """Carrying over gives a new due date and leaves everything else as it is: state, number's year, history."""
    before = fold(stream(history))
    (event,), after = decided(*history)
    assert before
    assert isinstance(event, CarriedOver)
    assert (after.record.needed_by, after.state, after.record.fiscal_year) == (DUE, before.state, 2024)
    assert [(end.year, end.into, end.ending) for end in after.year_ends] == [(2024, 2025, Ending.CARRIED)]


@pytest.mark.parametrize("history", [(RAISED, ACCEPTED), (RAISED, ACCEPTED, ASSIGNED)])
@pytest.mark.parametrize(
    ("command", "kind", "state"), [(SETTLED, Resolved, State.RESOLVED), (CLOSE, FoundUnactionable, State.UNACTIONABLE)]
)
def test_a_session_closes_from_accepted_and_assisted(
    history: tuple[Fact, ...], command: YearEndCommand, kind: type[Event], state: State
) -> None:
    """What was settled after all need not be stated done first, and the event names the year that was closed."""
    (event,), after = decided(*history, command=command)
    assert type(event) is kind
    assert after.state is state
    assert [end.year for end in after.year_ends] == [2024]


def test_nobody_closes_what_was_never_accepted() -> None:
    """A report that was not accepted can only be carried."""
    assert refusal(RAISED, command=SETTLED) == "carry_only"
    assert refusal(RAISED, RETURNED, command=CLOSE) == "carry_only"


def test_what_is_closed_is_not_decided_on() -> None:
    """A closed obstacle is not carried over."""
    assert refusal(RAISED, ACCEPTED, DONE_STATED, RESOLVED) == "closed_already"


@pytest.mark.parametrize("command", [CARRY, SETTLED, CLOSE])
def test_the_same_decision_twice_equals_once(command: YearEndCommand) -> None:
    """A decision that holds already leaves nothing to record."""
    history = stream((RAISED, ACCEPTED))
    once = decided(RAISED, ACCEPTED, command=command)[1]
    context = Context(now=JANUARY, acting=ADPEM, reference=Regency(), history=history)
    assert end_year(command, once, 2024, context) == ()


@drawn(st.lists(st.sampled_from([CARRY, SETTLED, CLOSE]), min_size=1, max_size=6))
def test_each_decision_repeated_changes_nothing(commands: list[YearEndCommand]) -> None:
    """Over random sessions: doing each decision twice leaves the obstacle that doing each once makes."""
    context = Context(now=JANUARY, acting=ADPEM, reference=Regency())

    def after(times: int) -> Obstacle:
        obstacle = fold(stream((RAISED, ACCEPTED)))
        assert obstacle
        for command in (command for command in commands for _ in range(times)):
            try:
                obstacle = fold(end_year(command, obstacle, 2024, context), obstacle) or obstacle
            except Refused:
                continue
        return obstacle

    assert after(1) == after(2)


def test_a_decision_can_be_changed_while_the_session_lasts() -> None:
    """What was to be carried turns out settled: the later decision takes the place of the earlier one."""
    _, after = decided(RAISED, ACCEPTED, CARRIED, command=SETTLED)
    assert [(end.ending, end.into) for end in after.year_ends] == [(Ending.RESOLVED, None)]


def test_it_comes_a_second_time() -> None:
    """What was carried into 2025 is carried into 2026 alike, and both years stay known."""
    _, after = decided(
        RAISED, ACCEPTED, CARRIED, command=CarryOver(due=date(2026, 2, 28), reason=WHY), year=2025,
        now=datetime(2026, 1, 5, tzinfo=UTC),
    )  # fmt: skip
    assert [end.into for end in after.year_ends] == [2025, 2026]
    assert [fate_of(after, end)[0] for end in after.year_ends] == [Fate.AGAIN, Fate.OPEN]


def test_a_session_is_about_its_own_year() -> None:
    """What began in a later year, or was carried beyond, is not for its closing; what an earlier year left is."""
    assert refusal(raised(fiscal_year=2025)) == "not_of_year"
    assert refusal(RAISED, CARRIED, AGAIN, command=CLOSE) == "not_of_year"
    assert decided(raised(fiscal_year=2023))[0]


def test_the_year_ends_in_the_regency() -> None:
    """Recorded at 23:59:59 WITA on 31 December it belongs to the year; a second later it is a late fact about it."""
    last = datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC)
    belongs = [
        belongs_to(obstacle, 2024)
        for at in (last, last + timedelta(seconds=1))
        if (obstacle := fold([RAISED.at(THIS, 1, recorded_at=at, by=ADPEM)]))
    ]
    assert belongs == [True, False]


@pytest.mark.parametrize(
    ("due", "fault"),
    [
        (date(2024, 12, 31), "due:not_in_new_year"),
        (date(2026, 1, 1), "due:not_in_new_year"),
        (date(2025, 1, 1), "due:in_the_past"),
    ],
)
def test_the_new_due_date_lies_in_the_new_year(due: date, fault: str) -> None:
    """A due date outside the new year, or one that has passed, is refused."""
    assert refusal(RAISED, command=CarryOver(due=due, reason=WHY)) == fault


def test_a_due_date_on_a_leap_day() -> None:
    """29 February 2028 is a day like any other."""
    leap = CarryOver(due=date(2028, 2, 29), reason=WHY)
    (event,), after = decided(RAISED, command=leap, year=2027, now=datetime(2028, 1, 3, tzinfo=UTC))
    assert after.record.needed_by == date(2028, 2, 29)
    assert isinstance(event, CarriedOver)


@pytest.mark.parametrize("command", [CarryOver(due=DUE, reason=Text(" ")), CloseAtYearEnd(reason=Text(""))])
def test_a_reason_is_needed(command: YearEndCommand) -> None:
    """Nothing is carried or given up without saying why."""
    assert refusal(RAISED, ACCEPTED, command=command) == "reason:required"


@pytest.mark.parametrize("by", [HEAD, LEADERSHIP, AUDITOR])
def test_only_ekobang_decides(by: Acting) -> None:
    """The leadership signs, agencies and auditors look on."""
    assert refusal(RAISED, by=by) == "not_your_act"


def test_what_only_leadership_sees_the_assistant_decides() -> None:
    """To Adpem there is no such obstacle."""
    assert refusal(RAISED, HIDDEN) == "not_found"
    assert decided(RAISED, HIDDEN, by=ASSISTANT)[0]


def test_carrying_over_is_not_undone() -> None:
    """A session's decision is not taken back as the act of a bulk is."""
    given(RAISED, CARRIED).when(UndoAct(version=2, reason=WHY), by=ADPEM).refused("cannot_be_undone")


def test_what_became_of_it() -> None:
    """A carried obstacle is open, resolved, or closed without being resolved."""
    fates = []
    for more in ((), (ACCEPTED, DONE_STATED, RESOLVED), (ACCEPTED, DONE_STATED, RESOLVED, REOPENED)):
        obstacle = fold(stream((RAISED, CARRIED, *more)))
        assert obstacle
        fates.append(fate_of(obstacle, obstacle.year_ends[0])[0])
    assert fates == [Fate.OPEN, Fate.RESOLVED, Fate.OPEN]
