import pytest

from domain.acting import Acting
from domain.obstacle import ChangeVisibility, TextRedacted, Visibility, VisibilityChanged, may_see
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    DONE_STATED,
    MERGED,
    RAISED,
    RESOLVED,
    RETURNED,
    UNACTIONABLE,
    WHY,
    WITHDRAWN,
    assigned,
    declined,
    opened_to,
    raised,
)
from tests.domain.obstacle.offices import (
    ADMIN,
    ADPEM,
    ASSISTANT,
    AUDITOR,
    BPKAD,
    COLLEAGUE,
    EVERYBODY,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
    OTHER_OPERATOR,
    PROGRAM,
    UKPBJ,
)
from tests.domain.obstacle.scenario import Fact, fact, given, obstacle

ALL, USUAL, SECRET = Visibility.ALL_AGENCIES, Visibility.AGENCY_AND_EKOBANG, Visibility.LEADERSHIP_ONLY
EVERY_STATE = [
    (RAISED,),
    (RAISED, RETURNED),
    (RAISED, ACCEPTED),
    (RAISED, ACCEPTED, ASSIGNED),
    (RAISED, ACCEPTED, DONE_STATED),
    *((RAISED, ACCEPTED, last) for last in (RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED)),
]
ABOVE = {ASSISTANT, LEADERSHIP, AUDITOR, PROGRAM}
#: Section 6: raised by the operator, desk BPKAD has an assistance.
SEEN_BY = {
    ALL: set(EVERYBODY) - {ADMIN},
    USUAL: {OPERATOR, COLLEAGUE, HEAD, BPKAD, ADPEM} | ABOVE,
    SECRET: {OPERATOR, BPKAD} | ABOVE,
}


def show_to(visibility: Visibility) -> ChangeVisibility:
    return ChangeVisibility(visibility=visibility, reason=WHY)


@pytest.mark.parametrize("visibility", list(Visibility))
def test_who_sees_it(visibility: Visibility) -> None:
    """Each visibility opens the obstacle to exactly those of the table."""
    one = obstacle(raised(visibility=visibility), ACCEPTED, ASSIGNED)
    assert {by.office for by in EVERYBODY if may_see(by, one)} == {by.office for by in SEEN_BY[visibility]}


def test_a_desk_sees_it_with_an_assistance_only() -> None:
    """A desk sees a usual obstacle from its assignment on, and also after its help has ended."""
    assert not may_see(BPKAD, obstacle(RAISED, ACCEPTED))
    assert may_see(BPKAD, obstacle(RAISED, ACCEPTED, ASSIGNED))
    assert may_see(BPKAD, obstacle(RAISED, ACCEPTED, ASSIGNED, declined()))
    assert not may_see(UKPBJ, obstacle(RAISED, ACCEPTED, ASSIGNED))


def test_what_ekobang_raised_for_an_agency_in_secret_the_agency_does_not_see() -> None:
    """Only who raised a secret obstacle sees it in the agency; where the Assistant did, nobody there does."""
    one = obstacle(raised(by=ASSISTANT, visibility=SECRET))
    assert [by for by in (OPERATOR, COLLEAGUE, HEAD, ADPEM) if may_see(by, one)] == []
    assert may_see(ASSISTANT, one)


@pytest.mark.parametrize("facts", EVERY_STATE)
@pytest.mark.parametrize("by", [ASSISTANT, LEADERSHIP], ids=lambda by: by.office)
def test_visibility_changes_in_any_state(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Assistant and leadership set any visibility in any state, and nothing else moves."""
    for visibility in (ALL, SECRET):
        now = (
            given(*facts)
            .when(show_to(visibility), by)
            .then(fact(VisibilityChanged, visibility=visibility, reason=WHY), state=obstacle(*facts).state)
        )
        assert now is not None
        assert now.record.visibility is visibility


@pytest.mark.parametrize("facts", EVERY_STATE)
def test_the_head_opens_and_closes_to_other_agencies(facts: tuple[Fact, ...]) -> None:
    """The agency's head moves between the first two visibilities in any state."""
    given(*facts).when(show_to(ALL), HEAD).then(fact(VisibilityChanged, visibility=ALL, reason=WHY))
    given(*facts, opened_to(ALL)).when(show_to(USUAL), HEAD).then(fact(VisibilityChanged, visibility=USUAL, reason=WHY))


def test_the_head_neither_hides_nor_uncovers() -> None:
    """Into and out of leadership's eyes only is not the head's to decide, even for what the head raised."""
    given(RAISED).when(show_to(SECRET), HEAD).refused("not_your_act")
    given(raised(by=HEAD, visibility=SECRET)).when(show_to(USUAL), HEAD).refused("not_your_act")
    given(raised(visibility=SECRET)).when(show_to(USUAL), HEAD).refused("not_found")


@pytest.mark.parametrize("by", [OPERATOR, ADPEM, BPKAD, AUDITOR], ids=lambda by: by.office)
def test_others_do_not_change_it(by: Acting) -> None:
    """Operator, Adpem, desk and auditor leave visibility alone."""
    given(RAISED, ACCEPTED, ASSIGNED).when(show_to(ALL), by).refused("not_your_act")


@pytest.mark.parametrize("by", [OTHER_OPERATOR, OTHER_HEAD], ids=lambda by: by.office)
def test_another_agency_does_not_change_it(by: Acting) -> None:
    """Another agency reads what is open to all, and changes nothing."""
    given(raised(visibility=ALL)).when(show_to(USUAL), by).refused("not_your_act")


def test_a_change_changes_and_has_a_reason() -> None:
    """The same visibility is no change, and a reason is required."""
    given(RAISED).when(ChangeVisibility(visibility=USUAL, reason=Text("")), ASSISTANT).refused(
        "invalid", fields={"visibility": "unchanged", "reason": "required"}
    )


def test_a_secret_obstacle_lives_on_among_those_who_see_it() -> None:
    """What only leadership sees is triaged by the Assistant, helped by a desk, and closed to Adpem."""
    facts = (RAISED, ACCEPTED, assigned(), opened_to(SECRET))
    given(*facts).when(show_to(ALL), ADPEM).refused("not_found")
    given(*facts).when(show_to(ALL), ASSISTANT).then(fact(VisibilityChanged, visibility=ALL, reason=WHY))


def test_a_redaction_changes_nothing_but_the_words() -> None:
    """The fact that text was removed leaves state and record as they are."""
    before = obstacle(RAISED, ACCEPTED)
    now = obstacle(RAISED, ACCEPTED, fact(TextRedacted, version=1, path="record.description", reason=WHY))
    assert (now.version, now.record, now.standing) == (3, before.record, before.standing)
