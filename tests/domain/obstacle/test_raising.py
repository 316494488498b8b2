from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from domain.acting import Acting
from domain.obstacle import (
    BudgetLine,
    Effect,
    FundingSource,
    Level,
    Locus,
    ObstacleRaised,
    Party,
    RaiseObstacle,
    Record,
    Stage,
    State,
    Visibility,
)
from domain.text import Text
from tests.domain.obstacle.offices import (
    ADMIN,
    ADPEM,
    ASSISTANT,
    AUDITOR,
    BPKAD,
    HEAD,
    LEADERSHIP,
    OPERATOR,
    OTHER_HEAD,
    OTHER_OPERATOR,
    PROGRAM,
)
from tests.domain.obstacle.scenario import THIS, fact, given

PLAIN = RaiseObstacle(
    agency="DINKES",
    cause="A5-LELANG",
    description=Text("Tender failed twice"),
    effect=Effect.LATE,
    happened_on=date(2024, 10, 1),
)
RECORDED = Record(
    agency="DINKES",
    fiscal_year=2024,
    cause="A5-LELANG",
    stage=Stage.PROCUREMENT,
    locus=Locus.REGENCY,
    dak_code=6,
    title=Text("Tender failed twice"),
    description=Text("Tender failed twice"),
    effect=Effect.LATE,
    happened_on=date(2024, 10, 1),
)


@pytest.mark.parametrize("by", [OPERATOR, HEAD, ADPEM, ASSISTANT], ids=lambda by: by.office)
def test_an_obstacle_is_raised(by: Acting) -> None:
    """An agency raises its own obstacle, Ekobang anyone's, and it starts at the level of the agency's head."""
    given().when(PLAIN, by).then(
        fact(ObstacleRaised, record=RECORDED),
        id=THIS,
        version=1,
        state=State.RAISED,
        level=Level.AGENCY_HEAD,
        raised_by=by,
        amount=None,
    )


@pytest.mark.parametrize(
    "by", [OTHER_OPERATOR, OTHER_HEAD, BPKAD, LEADERSHIP, AUDITOR, ADMIN, PROGRAM], ids=lambda by: by.office
)
def test_others_do_not_raise(by: Acting) -> None:
    """Another agency and all other offices may not raise an obstacle of this agency."""
    given().when(PLAIN, by).refused("not_your_act")


def test_everything_that_is_stated_is_kept() -> None:
    """Every field of the form arrives in the record as it was given."""
    values: dict[str, Any] = {
        "sub_unit": Text("Bidang Sarana"),
        "fiscal_year": 2023,
        "activity": Text("Pembangunan puskesmas"),
        "locus": Locus.PROVIDER,
        "dak_code": 2,
        "title": Text("No bidders"),
        "amount_at_stake": 0,
        "physical_progress": Decimal("41.70"),
        "needed_by": date(2024, 12, 15),
        "tried": Text("a second tender"),
        "whys": (Text("no bidders"), Text("price too low")),
        "follow_up_needed": Text("a new estimate"),
        "parties": (Party(desk="UKPBJ"), Party(agency="DPUPR"), Party(name=Text("LKPP"))),
        "budget_lines": (
            BudgetLine(sub_activity="1.02.02.2.01.0001", account="5.2", funding_source=FundingSource.DAK, amount=7),
            BudgetLine(sub_activity="X.XX.01.2.01.01"),
        ),
        "visibility": Visibility.ALL_AGENCIES,
    }
    given().when(replace(PLAIN, **values), OPERATOR).then(
        fact(ObstacleRaised, record=replace(RECORDED, **values)), amount=0
    )


def test_the_title_is_the_beginning_of_the_description() -> None:
    """Without a title, the first 120 characters of the description stand for it."""
    description = Text("  " + "x" * 119 + " yz and more")
    given().when(replace(PLAIN, description=description), OPERATOR).then(
        fact(ObstacleRaised, record=replace(RECORDED, description=description, title=Text("x" * 119)))
    )


def test_the_title_is_not_lost_in_white_space() -> None:
    """White space before the description does not count as its beginning."""
    description = Text(" " * 200 + "Tender failed")
    given().when(replace(PLAIN, description=description), OPERATOR).then(
        fact(ObstacleRaised, record=replace(RECORDED, description=description, title=Text("Tender failed")))
    )


def test_the_fiscal_year_is_that_of_the_day() -> None:
    """Without a fiscal year, the year in which it happened counts, also for a late entry."""
    day = date(2015, 1, 1)
    given().when(replace(PLAIN, happened_on=day), OPERATOR).then(
        fact(ObstacleRaised, record=replace(RECORDED, happened_on=day, fiscal_year=2015))
    )


def test_today_is_the_day_in_the_regency() -> None:
    """At 23:30 UTC it is already tomorrow in Kutai Timur, and what happens there then is not in the future."""
    evening = datetime(2024, 11, 26, 23, 30, tzinfo=UTC)
    tomorrow = replace(PLAIN, happened_on=date(2024, 11, 27))
    given().when(tomorrow, OPERATOR).refused("invalid", fields={"happened_on": "in_the_future"})
    given().on(evening).when(tomorrow, OPERATOR).then(
        fact(ObstacleRaised, record=replace(RECORDED, happened_on=date(2024, 11, 27)))
    )


def test_needed_by_reaches_exactly_five_years_ahead() -> None:
    """On the last day of a year, the last day of the fifth year after is not too far ahead; a day more is."""
    new_years_eve = given().on(datetime(2024, 12, 31, 2, tzinfo=UTC))
    latest = date(2029, 12, 31)
    new_years_eve.when(replace(PLAIN, needed_by=latest), OPERATOR).then(
        fact(ObstacleRaised, record=replace(RECORDED, needed_by=latest))
    )
    new_years_eve.when(replace(PLAIN, needed_by=date(2030, 1, 1)), OPERATOR).refused(
        "invalid", fields={"needed_by": "too_far_ahead"}
    )


def test_a_leap_day_has_a_fifth_anniversary() -> None:
    """On 29 February the fifth year after ends on 28 February."""
    leap_day = given().on(datetime(2024, 2, 29, 2, tzinfo=UTC))
    day = replace(PLAIN, happened_on=date(2024, 1, 2), needed_by=date(2029, 3, 1))
    leap_day.when(day, OPERATOR).refused("invalid", fields={"needed_by": "too_far_ahead"})


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"agency": "NOWHERE"}, {"agency": "unknown_code"}),
        ({"agency": "OLD"}, {"agency": "retired_code"}),
        ({"cause": "NOTHING"}, {"cause": "unknown_code"}),
        ({"cause": "A0-OLD"}, {"cause": "retired_code"}),
        ({"description": Text("  ")}, {"description": "required"}),
        ({"description": Text("x" * 10_001)}, {"description": "too_long"}),
        ({"cause": "A99-LAIN", "description": Text("other")}, {"description": "explain_other"}),
        ({"title": Text(" ")}, {"title": "required"}),
        ({"title": Text("x" * 201)}, {"title": "too_long"}),
        ({"happened_on": date(2014, 12, 31)}, {"happened_on": "too_early"}),
        ({"happened_on": date(2024, 11, 27)}, {"happened_on": "in_the_future"}),
        ({"fiscal_year": 2014}, {"fiscal_year": "not_a_fiscal_year"}),
        ({"fiscal_year": 2026}, {"fiscal_year": "not_a_fiscal_year"}),
        ({"fiscal_year": 0}, {"fiscal_year": "not_a_fiscal_year"}),
        ({"dak_code": 12}, {"dak_code": "not_a_dak_code"}),
        ({"dak_code": 0}, {"dak_code": "not_a_dak_code"}),
        ({"amount_at_stake": -1}, {"amount_at_stake": "not_rupiah"}),
        ({"amount_at_stake": 10**15}, {"amount_at_stake": "not_rupiah"}),
        ({"physical_progress": Decimal("100.01")}, {"physical_progress": "not_percent"}),
        ({"physical_progress": Decimal("NaN")}, {"physical_progress": "not_percent"}),
        ({"needed_by": date(2014, 12, 31)}, {"needed_by": "too_early"}),
        ({"whys": (Text("a"),) * 6}, {"whys": "too_many"}),
        ({"whys": (Text("a"), Text(""))}, {"whys.1": "required"}),
        ({"parties": (Party(),)}, {"parties.0": "party_needs_one"}),
        ({"parties": (Party(desk="BPKAD", agency="DPUPR"),)}, {"parties.0": "party_needs_one"}),
        ({"parties": (Party(desk="BPKAD"), Party(desk="NONE"))}, {"parties.1": "unknown_code"}),
        ({"parties": (Party(agency="OLD"),)}, {"parties.0": "retired_code"}),
        ({"parties": (Party(name=Text(" ")),)}, {"parties.0": "required"}),
        ({"parties": (Party(desk="BPKAD"),) * 51}, {"parties": "too_many"}),
        ({"budget_lines": (BudgetLine(sub_activity="1.2.3"),)}, {"budget_lines.0": "not_a_sub_activity"}),
        ({"budget_lines": (BudgetLine(sub_activity="١.02.02.2.01.0001"),)}, {"budget_lines.0": "not_a_sub_activity"}),
        (
            {"budget_lines": (BudgetLine(sub_activity="1.02.02.2.01.0001", account="6.1"),)},
            {"budget_lines.0": "not_an_account"},
        ),
        (
            {"budget_lines": (BudgetLine(sub_activity="1.02.02.2.01.0001", amount=-5),)},
            {"budget_lines.0": "not_rupiah"},
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_what_cannot_be_taken_is_named(values: dict[str, Any], fields: dict[str, str]) -> None:
    """A field that cannot be taken as it is is named with what is wrong, as the API calls it."""
    given().when(replace(PLAIN, **values), OPERATOR).refused("invalid", fields=fields)


def test_all_faults_are_told_together() -> None:
    """A person corrects everything in one go."""
    wrong = replace(PLAIN, amount_at_stake=-1, dak_code=99, title=Text("x" * 300))
    given().when(wrong, OPERATOR).refused(
        "invalid", fields={"amount_at_stake": "not_rupiah", "dak_code": "not_a_dak_code", "title": "too_long"}
    )


def test_an_early_fault_does_not_hide_the_others() -> None:
    """An unknown cause and a negative amount are told in the same answer."""
    wrong = replace(PLAIN, cause="NOTHING", amount_at_stake=-1)
    given().when(wrong, OPERATOR).refused("invalid", fields={"cause": "unknown_code", "amount_at_stake": "not_rupiah"})


@pytest.mark.parametrize("by", [OPERATOR, HEAD, ASSISTANT], ids=lambda by: by.office)
def test_a_sensitive_obstacle_is_raised(by: Acting) -> None:
    """Who will still see it may raise an obstacle for the eyes of leadership only."""
    given().when(replace(PLAIN, visibility=Visibility.LEADERSHIP_ONLY), by).then(
        fact(ObstacleRaised, record=replace(RECORDED, visibility=Visibility.LEADERSHIP_ONLY))
    )


def test_nobody_hides_an_obstacle_from_themselves() -> None:
    """Adpem may not raise what Adpem may not see."""
    given().when(replace(PLAIN, visibility=Visibility.LEADERSHIP_ONLY), ADPEM).refused(
        "invalid", fields={"visibility": "hidden_from_you"}
    )
