from datetime import date
from uuid import UUID

import pytest

from domain.acting import Acting
from domain.obstacle import (
    AddEvidence,
    Comment,
    Commented,
    EvidenceAdded,
    FileRef,
    SiteVisited,
    State,
    Visibility,
    VisitSite,
)
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    DONE_STATED,
    MERGED,
    RAISED,
    RESOLVED,
    RETURNED,
    TAKEN,
    UNACTIONABLE,
    WITHDRAWN,
    assigned,
    declined,
    raised,
)
from tests.domain.obstacle.offices import (
    ADMIN,
    ADPEM,
    ASSISTANT,
    AUDITOR,
    BPKAD,
    COLLEAGUE,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
    OTHER_OPERATOR,
    PROGRAM,
    UKPBJ,
)
from tests.domain.obstacle.scenario import Fact, fact, given, obstacle

LETTER = FileRef(id=UUID(int=70), sha256="aa" * 32)
PHOTO = FileRef(id=UUID(int=71), sha256="bb" * 32)
PUBLIC = raised(visibility=Visibility.ALL_AGENCIES)
OPEN = [
    (RAISED,),
    (RAISED, RETURNED),
    (RAISED, ACCEPTED),
    (RAISED, ACCEPTED, ASSIGNED),
    (RAISED, ACCEPTED, DONE_STATED),
]
CLOSED = [(RAISED, ACCEPTED, last) for last in (RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED)]
SAY = Comment(text=Text("we know"))
SAID = fact(Commented, text=Text("we know"))
ATTACH = AddEvidence(files=(LETTER,))
VISIT = VisitSite(text=Text("saw the site"), on=date(2024, 11, 20), evidence=(PHOTO,))


@pytest.mark.parametrize("facts", OPEN)
@pytest.mark.parametrize("by", [OPERATOR, COLLEAGUE, HEAD, ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_evidence_is_added_while_open(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Agency and Ekobang attach files to an open obstacle; nothing moves."""
    now = (
        given(*facts)
        .when(ATTACH, by)
        .then(fact(EvidenceAdded, files=(LETTER,)), state=obstacle(*facts).state, level=obstacle(*facts).level)
    )
    assert now is not None
    assert now.record.evidence == (LETTER,)


def test_evidence_accumulates() -> None:
    """Evidence is added to what is there."""
    first = fact(EvidenceAdded, files=(LETTER,))
    now = (
        given(RAISED, first)
        .when(AddEvidence(files=(PHOTO,), text=Text("a photo")), HEAD)
        .then(fact(EvidenceAdded, files=(PHOTO,), text=Text("a photo")))
    )
    assert now is not None
    assert now.record.evidence == (LETTER, PHOTO)


def test_evidence_in_words_alone_is_evidence() -> None:
    """A description without a file is taken."""
    given(RAISED).when(AddEvidence(text=Text("letter 12/2024")), HEAD).then(
        fact(EvidenceAdded, files=(), text=Text("letter 12/2024"))
    )


@pytest.mark.parametrize("command", [AddEvidence(), AddEvidence(text=Text("  "))], ids=["nothing", "blank"])
def test_no_evidence_is_no_evidence(command: AddEvidence) -> None:
    """Neither files nor words is refused."""
    given(RAISED).when(command, HEAD).refused("invalid", fields={"files": "required"})


@pytest.mark.parametrize("then", [(), (TAKEN,), (declined(),), (TAKEN, DONE_STATED)])
def test_a_desk_with_an_assistance_adds_evidence(then: tuple[Fact, ...]) -> None:
    """A desk that has or had an assistance adds evidence while the obstacle is open."""
    given(RAISED, ACCEPTED, ASSIGNED, *then).when(ATTACH, BPKAD).then(fact(EvidenceAdded, files=(LETTER,)))


def test_a_desk_without_assistance_adds_none() -> None:
    """A desk that merely sees an obstacle does not add to it."""
    given(PUBLIC, ACCEPTED, ASSIGNED).when(ATTACH, UKPBJ).refused("not_your_act")
    given(RAISED, ACCEPTED, ASSIGNED).when(ATTACH, UKPBJ).refused("not_found")


@pytest.mark.parametrize("by", [OTHER_OPERATOR, OTHER_HEAD, LEADERSHIP, AUDITOR, PROGRAM], ids=lambda by: by.office)
def test_others_who_see_it_add_no_evidence(by: Acting) -> None:
    """Other agencies, leadership and auditors read only."""
    given(PUBLIC).when(ATTACH, by).refused("not_your_act")


@pytest.mark.parametrize("facts", CLOSED)
def test_a_closed_obstacle_takes_neither_evidence_nor_visits(facts: tuple[Fact, ...]) -> None:
    """What is closed is added to by comments only."""
    given(*facts).when(ATTACH, HEAD).refused("wrong_state")
    given(*facts).when(VISIT, ADPEM).refused("wrong_state")


@pytest.mark.parametrize("facts", [*OPEN, *CLOSED])
@pytest.mark.parametrize("by", [OPERATOR, HEAD, ADPEM, ASSISTANT, LEADERSHIP], ids=lambda by: by.office)
def test_who_sees_it_comments_in_any_state(by: Acting, facts: tuple[Fact, ...]) -> None:
    """A comment is taken in every state and moves nothing."""
    given(*facts).when(SAY, by).then(SAID, state=obstacle(*facts).state, record=obstacle(*facts).record)


@pytest.mark.parametrize("by", [OTHER_OPERATOR, OTHER_HEAD, UKPBJ], ids=lambda by: by.office)
def test_other_agencies_and_desks_comment_on_what_they_see(by: Acting) -> None:
    """Who may see an obstacle of all agencies may say something, and not otherwise."""
    given(PUBLIC).when(SAY, by).then(SAID, state=State.RAISED)
    given(RAISED).when(SAY, by).refused("not_found")


def test_an_assisting_desk_comments() -> None:
    """A desk with an assistance sees the obstacle and comments."""
    given(RAISED, ACCEPTED, assigned()).when(SAY, BPKAD).then(SAID)


def test_auditor_and_administrator_do_not_comment() -> None:
    """The auditor reads without a word, and to the administrator there is no obstacle."""
    given(PUBLIC).when(SAY, AUDITOR).refused("not_your_act")
    given(PUBLIC).when(SAY, ADMIN).refused("not_found")


def test_a_comment_has_words() -> None:
    """An empty comment is refused."""
    given(RAISED).when(Comment(text=Text(" ")), HEAD).refused("invalid", fields={"text": "required"})


@pytest.mark.parametrize("facts", OPEN)
@pytest.mark.parametrize("by", [ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_ekobang_records_a_visit(by: Acting, facts: tuple[Fact, ...]) -> None:
    """A visit on site is recorded with its day and evidence while the obstacle is open."""
    given(*facts).when(VISIT, by).then(
        fact(SiteVisited, text=Text("saw the site"), on=date(2024, 11, 20), evidence=(PHOTO,)),
        state=obstacle(*facts).state,
    )


@pytest.mark.parametrize("by", [OPERATOR, HEAD, BPKAD, LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_record_no_visit(by: Acting) -> None:
    """Only Ekobang goes down to an agency."""
    given(RAISED, ACCEPTED, ASSIGNED).when(VISIT, by).refused("not_your_act")


def test_a_visit_has_happened_and_is_told() -> None:
    """A visit lies in the past, and what was seen is said."""
    given(RAISED).when(VisitSite(text=Text(""), on=date(2024, 11, 27)), ADPEM).refused(
        "invalid", fields={"text": "required", "on": "in_the_future"}
    )
