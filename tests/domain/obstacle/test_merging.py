from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.acting import Acting
from domain.obstacle import (
    Absorbed,
    AbsorbedAnother,
    AssistanceState,
    DeadlineMoved,
    Level,
    Merge,
    Merged,
    MergedAmount,
    Obstacle,
    ReleasedAnother,
    State,
    Unmerge,
    Unmerged,
    Visibility,
    waiting_for,
)
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    COMPLETED,
    DONE_STATED,
    MERGED,
    PROGRESSED,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    UNACTIONABLE,
    WAITING,
    WHY,
    WITHDRAWN,
    escalated,
    opened_to,
    raised,
)
from tests.domain.obstacle.offices import ADPEM, ASSISTANT, AUDITOR, BPKAD, HEAD, LEADERSHIP, OPERATOR
from tests.domain.obstacle.scenario import OTHER, THIS, Fact, fact, given, obstacle, stream

ABSORBED = fact(AbsorbedAnother, other=THIS, added=1_500_000_000)
INTO_OTHER = Merge(into=OTHER, amount=MergedAmount.ADDED)
UNMERGED, RELEASED = fact(Unmerged, from_=OTHER), fact(ReleasedAnother, other=THIS)
OPEN = [
    (RAISED,),
    (RAISED, RETURNED),
    (RAISED, ACCEPTED),
    (RAISED, ACCEPTED, ASSIGNED, TAKEN, PROGRESSED, COMPLETED),
    (RAISED, ACCEPTED, ASSIGNED, DONE_STATED),
    (RAISED, ACCEPTED, escalated(Level.SECRETARY), WAITING),
    (RAISED, ACCEPTED, fact(DeadlineMoved, needed_by=date(2025, 1, 1), reason=WHY)),
]
CLOSED = [(RAISED, ACCEPTED, last) for last in (RESOLVED, UNACTIONABLE, WITHDRAWN)]


def amount_of_other(*facts: Fact) -> int | None:
    return obstacle(*facts, this=OTHER).amount


def but_for_time(one: Obstacle | None) -> Obstacle | None:
    """The obstacle without what every event moves."""
    frozen: dict[str, Any] = {"version": 0, "updated_at": None, "state_since": None}
    return replace(one, **frozen) if one else None


@pytest.mark.parametrize("facts", OPEN)
@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_an_open_obstacle_goes_on_in_another(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Ekobang merges in any open state; both streams tell of it, and the merged one waits for nobody."""
    now = (
        given(*facts)
        .beside(RAISED)
        .when(INTO_OTHER, by)
        .then(MERGED, ABSORBED, state=State.MERGED, merged_into=OTHER, waits_outside=None, escalation_undecided=False)
    )
    assert now is not None
    assert waiting_for(now) is None
    assert not any(a.state in {AssistanceState.ASSIGNED, AssistanceState.ACCEPTED} for a in now.assistance)


def test_the_same_money_is_not_added() -> None:
    """Two reports of the same money leave the target's amount as it is."""
    given(RAISED).beside(RAISED).when(Merge(into=OTHER, amount=MergedAmount.SAME), ADPEM).then(
        fact(Merged, into=OTHER, amount=MergedAmount.SAME), fact(AbsorbedAnother, other=THIS, added=None)
    )
    assert amount_of_other(RAISED, fact(AbsorbedAnother, other=THIS, added=None)) == 1_500_000_000


def test_other_money_is_added() -> None:
    """Money that comes on top is added to the target, with what the merged one had absorbed itself."""
    earlier = fact(AbsorbedAnother, other=UUID(int=3), added=7)
    given(RAISED, earlier).beside(RAISED).when(INTO_OTHER, ADPEM).then(
        MERGED, fact(AbsorbedAnother, other=THIS, added=1_500_000_007)
    )
    assert amount_of_other(RAISED, ABSORBED) == 3_000_000_000


def test_an_amount_that_nobody_stated_adds_nothing() -> None:
    """Not stated is not nought: added to nothing it stays unstated."""
    silent = raised(amount_at_stake=None)
    given(silent).beside(silent).when(INTO_OTHER, ADPEM).then(MERGED, fact(AbsorbedAnother, other=THIS, added=None))
    assert amount_of_other(silent, fact(AbsorbedAnother, other=THIS, added=None)) is None
    assert amount_of_other(silent, ABSORBED) == 1_500_000_000


def test_merging_moves_nothing_in_the_target() -> None:
    """The target keeps state, level and assistance and remembers whom it absorbed."""
    target = obstacle(RAISED, ACCEPTED, ASSIGNED, ABSORBED, this=OTHER)
    before = obstacle(RAISED, ACCEPTED, ASSIGNED, this=OTHER)
    assert target.standing == before.standing
    assert target.absorbed == (Absorbed(id=THIS, added=1_500_000_000),)


@pytest.mark.parametrize("by", [OPERATOR, HEAD, BPKAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_neither_merge_nor_unmerge(by: Acting) -> None:
    """Merging and un-merging are Ekobang's."""
    given(RAISED, ACCEPTED, ASSIGNED).beside(RAISED).when(INTO_OTHER, by).refused("not_your_act")
    given(RAISED, ACCEPTED, ASSIGNED, MERGED).beside(RAISED, ABSORBED).when(Unmerge(), by).refused("not_your_act")


@pytest.mark.parametrize("facts", [*CLOSED, (RAISED, MERGED)])
def test_what_is_closed_is_not_merged(facts: tuple[Fact, ...]) -> None:
    """Only an open obstacle goes on in another."""
    given(*facts).beside(RAISED).when(INTO_OTHER, ADPEM).refused("wrong_state")


@pytest.mark.parametrize("facts", [*CLOSED, (RAISED, MERGED)])
def test_nothing_is_merged_into_what_is_closed(facts: tuple[Fact, ...]) -> None:
    """The target must be open."""
    given(RAISED).beside(*facts).when(INTO_OTHER, ADPEM).refused("invalid", fields={"into": "target_closed"})


def test_nothing_is_merged_into_itself() -> None:
    """An obstacle is not its own duplicate."""
    given(RAISED).when(Merge(into=THIS, amount=MergedAmount.SAME), ADPEM).refused(
        "invalid", fields={"into": "into_itself"}
    )


def test_a_target_that_may_not_be_seen_is_unknown() -> None:
    """What Adpem may not see cannot be told from what does not exist; the Assistant sees it and merges."""
    hidden = raised(visibility=Visibility.LEADERSHIP_ONLY)
    given(RAISED).beside(hidden).when(INTO_OTHER, ADPEM).refused("invalid", fields={"into": "unknown_obstacle"})
    given(RAISED).when(INTO_OTHER, ADPEM).refused("invalid", fields={"into": "unknown_obstacle"})
    given(RAISED).beside(hidden).when(INTO_OTHER, ASSISTANT).then(MERGED, ABSORBED)


@pytest.mark.parametrize("facts", OPEN)
def test_unmerging_puts_back_what_held_before(facts: tuple[Fact, ...]) -> None:
    """State, level, assistance, escalation, wait and deadline are as before the merge."""
    now = given(*facts, MERGED).beside(RAISED, ABSORBED).when(Unmerge(), ADPEM).then(UNMERGED, RELEASED)
    assert but_for_time(now) == but_for_time(obstacle(*facts))


def test_a_visibility_set_while_merged_holds_after_the_unmerge() -> None:
    """Un-merging does not uncover what was hidden in the meantime."""
    hidden = opened_to(Visibility.LEADERSHIP_ONLY)
    now = given(RAISED, MERGED, hidden).beside(RAISED, ABSORBED).when(Unmerge(), ASSISTANT).then(UNMERGED, RELEASED)
    assert now is not None
    assert now.record.visibility is Visibility.LEADERSHIP_ONLY


@pytest.mark.parametrize("last", [RESOLVED, UNACTIONABLE, WITHDRAWN])
def test_unmerging_takes_the_money_along_even_from_a_closed_target(last: Fact) -> None:
    """The target's own end does not hold what was merged into it; its amount is its own again."""
    given(RAISED, MERGED).beside(RAISED, ABSORBED, last).when(Unmerge(), ADPEM).then(UNMERGED, RELEASED)
    assert amount_of_other(RAISED, ABSORBED, last, RELEASED) == 1_500_000_000


def test_a_target_that_was_merged_itself_is_unmerged_first() -> None:
    """While the target goes on in a third, the money has gone there too: what was merged last is taken back first."""
    further = fact(Merged, into=UUID(int=3), amount=MergedAmount.ADDED)
    refusal = given(RAISED, MERGED).beside(RAISED, ABSORBED, further).when(Unmerge(), ADPEM).refused("target_merged")
    assert not refusal.data, "the third may be hidden from who asks"


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, ACCEPTED), *CLOSED])
def test_only_what_was_merged_is_unmerged(facts: tuple[Fact, ...]) -> None:
    """Nothing else is un-merged."""
    given(*facts).when(Unmerge(), ADPEM).refused("wrong_state")


def test_what_was_unmerged_can_be_merged_again() -> None:
    """After an un-merge the same merge is possible, and the money is counted once."""
    given(RAISED, MERGED, UNMERGED).beside(RAISED, ABSORBED, RELEASED).when(INTO_OTHER, ADPEM).then(MERGED, ABSORBED)
    assert amount_of_other(RAISED, ABSORBED, RELEASED, ABSORBED) == 3_000_000_000


def test_a_merged_obstacle_still_sits_in_its_own_stream() -> None:
    """The facts of a merge carry each its own stream and version."""
    events = given(RAISED).beside(RAISED, ACCEPTED).when(INTO_OTHER, ADPEM).attempt()
    assert [(e.originator_id, e.originator_version) for e in events] == [(THIS, 2), (OTHER, 3)]
    assert len(stream((RAISED, MERGED))) == 2


def test_the_sum_does_not_tell_what_only_leadership_may_see() -> None:
    """An obstacle for leadership only brings no money into one that others see, but may be merged without it."""
    hidden = raised(visibility=Visibility.LEADERSHIP_ONLY)
    given(hidden).beside(RAISED).when(INTO_OTHER, ASSISTANT).refused("invalid", fields={"amount": "would_disclose"})
    given(hidden).beside(RAISED).when(Merge(into=OTHER, amount=MergedAmount.SAME), ASSISTANT).then(
        fact(Merged, into=OTHER, amount=MergedAmount.SAME), fact(AbsorbedAnother, other=THIS, added=None)
    )
