from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.acting import Acting
from domain.obstacle import (
    Amend,
    Amendment,
    BudgetLine,
    Effect,
    Locus,
    Party,
    RecordAmended,
    Stage,
    TextRedacted,
)
from domain.text import Text
from tests.domain.obstacle.facts import (
    ACCEPTED,
    ASSIGNED,
    DONE_STATED,
    MERGED,
    RAISED,
    RECORD,
    RESOLVED,
    RETURNED,
    UNACTIONABLE,
    WHY,
    WITHDRAWN,
    raised,
)
from tests.domain.obstacle.offices import ADMIN, ADPEM, ASSISTANT, AUDITOR, BPKAD, HEAD, LEADERSHIP, OPERATOR
from tests.domain.obstacle.offices import OTHER_HEAD as STRANGER
from tests.domain.obstacle.scenario import Fact, fact, given, obstacle


def amend(**values: Any) -> Amend:
    return Amend(amendment=Amendment(fields=tuple(values), **values))


def amended(**values: Any) -> Fact:
    return fact(RecordAmended, amendment=Amendment(fields=tuple(values), **values))


RETITLED = amended(title=Text("New title"))
RETITLE = amend(title=Text("New title"))


@pytest.mark.parametrize("facts", [(RAISED,), (RAISED, RETURNED)], ids=["raised", "returned"])
@pytest.mark.parametrize("by", [OPERATOR, HEAD, ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_a_record_is_amended(by: Acting, facts: tuple[Fact, ...]) -> None:
    """Before acceptance the agency and Ekobang amend the record."""
    before = obstacle(*facts)
    given(*facts).when(RETITLE, by).then(
        RETITLED, state=before.state, level=before.level, record=replace(RECORD, title=Text("New title"))
    )


@pytest.mark.parametrize(
    "facts",
    [(RAISED, ACCEPTED), (RAISED, ACCEPTED, ASSIGNED), (RAISED, ACCEPTED, DONE_STATED)],
    ids=["accepted", "assisted", "stated_done"],
)
def test_an_accepted_record_is_amended_by_ekobang_alone(facts: tuple[Fact, ...]) -> None:
    """After acceptance Ekobang amends and the agency does not."""
    given(*facts).when(RETITLE, ADPEM).then(RETITLED)
    given(*facts).when(RETITLE, HEAD).refused("not_your_act")


@pytest.mark.parametrize("last", [RESOLVED, UNACTIONABLE, WITHDRAWN, MERGED])
def test_a_closed_record_is_not_amended(last: Fact) -> None:
    """What is closed stays as it is."""
    given(RAISED, ACCEPTED, last).when(RETITLE, ADPEM).refused("wrong_state")
    given(RAISED, ACCEPTED, last).when(RETITLE, HEAD).refused("wrong_state")


@pytest.mark.parametrize("by", [LEADERSHIP, AUDITOR], ids=lambda by: by.office)
def test_others_who_see_it_do_not_amend(by: Acting) -> None:
    """Seeing a record is not amending it."""
    given(RAISED).when(RETITLE, by).refused("not_your_act")


@pytest.mark.parametrize("by", [STRANGER, BPKAD, ADMIN], ids=lambda by: by.office)
def test_who_may_not_see_it_finds_nothing(by: Acting) -> None:
    """To who may not see it, there is no such obstacle."""
    given(RAISED).when(RETITLE, by).refused("not_found")


def test_only_what_changed_is_recorded() -> None:
    """A field that already holds the value is left out, with its words."""
    same_and_new = amend(title=RECORD.title, effect=Effect.STOPPED, sub_unit=None)
    given(RAISED).when(same_and_new, OPERATOR).then(amended(effect=Effect.STOPPED))


def test_nothing_new_is_nothing_recorded() -> None:
    """An amendment that changes nothing succeeds and leaves no trace."""
    given(RAISED).when(amend(title=RECORD.title), OPERATOR).nothing()


def test_a_statement_is_taken_back() -> None:
    """None means that the amount is not stated any more."""
    given(RAISED).when(amend(amount_at_stake=None), OPERATOR).then(amended(amount_at_stake=None), amount=None)


def test_a_new_cause_brings_its_axes() -> None:
    """Stage, locus and DAK code follow the cause where they are not given."""
    given(RAISED).when(amend(cause="A9-SIPD"), OPERATOR).then(
        amended(cause="A9-SIPD", stage=Stage.DISBURSEMENT, locus=Locus.CENTRAL, dak_code=None)
    )


def test_axes_that_are_given_win_over_the_cause() -> None:
    """A given locus stands, whatever the new cause would bring."""
    given(RAISED).when(amend(cause="A9-SIPD", locus=Locus.AGENCY), OPERATOR).then(
        amended(cause="A9-SIPD", locus=Locus.AGENCY, stage=Stage.DISBURSEMENT, dak_code=None)
    )


def test_a_cause_that_stays_brings_nothing() -> None:
    """A form that sends the cause back unchanged does not reset axes that were chosen, nor ask for a cause in use."""
    given(raised(locus=Locus.PROVIDER)).when(amend(cause="A5-LELANG"), OPERATOR).nothing()
    given(raised(cause="A0-OLD")).when(amend(cause="A0-OLD", effect=Effect.STOPPED), OPERATOR).then(
        amended(effect=Effect.STOPPED)
    )


def test_the_deadline_of_an_accepted_obstacle_moves_by_its_own_act() -> None:
    """Once accepted, a deadline moves with a reason and not by amending."""
    later = amend(needed_by=date(2024, 12, 20))
    given(RAISED).when(later, OPERATOR).then(amended(needed_by=date(2024, 12, 20)))
    given(RAISED, ACCEPTED).when(later, ADPEM).refused("invalid", fields={"needed_by": "move_the_deadline"})


def test_a_deadline_that_stays_does_not_stand_in_the_way() -> None:
    """A form that sends the deadline back unchanged is taken."""
    day = date(2024, 12, 20)
    given(raised(needed_by=day), ACCEPTED).when(amend(title=Text("New"), needed_by=day), ADPEM).then(
        amended(title=Text("New"))
    )


@pytest.mark.parametrize(
    "name", ["fiscal_year", "cause", "stage", "locus", "title", "description", "effect", "happened_on"]
)
def test_what_every_record_has_is_not_emptied(name: str) -> None:
    """The fields that every record has cannot be set to nothing."""
    given(RAISED).when(amend(**{name: None}), OPERATOR).refused("invalid", fields={name: "required"})


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"cause": "NOTHING"}, {"cause": "unknown_code"}),
        ({"cause": "A0-OLD"}, {"cause": "retired_code"}),
        ({"title": Text(" ")}, {"title": "required"}),
        ({"happened_on": date(2024, 11, 27)}, {"happened_on": "in_the_future"}),
        ({"amount_at_stake": -1}, {"amount_at_stake": "not_rupiah"}),
        ({"whys": (Text("a"), Text(""))}, {"whys.1": "required"}),
        ({"parties": (Party(desk="NONE"),)}, {"parties.0": "unknown_code"}),
        ({"budget_lines": (BudgetLine(sub_activity="?"),)}, {"budget_lines.0": "not_a_sub_activity"}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_an_amendment_is_checked_like_a_new_record(values: dict[str, Any], fields: dict[str, str]) -> None:
    """What could not be raised cannot be amended to."""
    given(RAISED).when(amend(**values), OPERATOR).refused("invalid", fields=fields)


def test_a_cause_that_says_nothing_needs_a_description() -> None:
    """Changing the cause to *other* asks for a description that explains it."""
    given(raised(description=Text("short"))).when(amend(cause="A99-LAIN"), OPERATOR).refused(
        "invalid", fields={"description": "explain_other"}
    )


def test_old_faults_do_not_stand_in_the_way() -> None:
    """A desk that was retired since the record was made does not keep anybody from correcting the title."""
    given(raised(parties=(Party(desk="OLD"),))).when(RETITLE, OPERATOR).then(RETITLED)


def test_a_redacted_description_does_not_stand_in_the_way() -> None:
    """Where the description was redacted, the rest of the record can still be amended."""
    redacted = fact(TextRedacted, version=1, path="record.description", reason=WHY)
    given(raised(description=Text(None)), redacted).when(RETITLE, OPERATOR).then(RETITLED)
