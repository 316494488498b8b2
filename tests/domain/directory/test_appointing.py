"""Who holds an office, on which days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.acting import Acting, OfficeKind, Standing
from domain.directory import Directory
from domain.directory.appointing import AppointHolder, EndHolder, HandOver
from domain.directory.deciding import Command
from domain.directory.registering import EstablishOffice
from domain.directory.retiring import RetireOffice
from domain.refusals import Invalid, NotFound, Refused
from tests.domain.directory.story import DINKES, given, when

HEAD = EstablishOffice(code="head", title="Kepala Dinas Kesehatan", kind=OfficeKind.AGENCY_HEAD, agency="DINKES")
ADPEM = EstablishOffice(code="adpem", title="Adpem", kind=OfficeKind.ADPEM)
NOV_1, NOV_30 = date(2024, 11, 1), date(2024, 11, 30)
APPOINT = AppointHolder(
    code="head",
    account="acc",
    person="per",
    from_on=NOV_1,
    until_on=NOV_30,
    standing=Standing.PLT,
    letter="800/12/2024",
)
DAY = timedelta(days=1)


def offices(directory: Directory, on: date, account: str = "acc") -> list[str]:
    return [acting.office for acting in directory.offices_of(account, on)]


def test_an_office_is_held_from_the_first_to_the_last_day() -> None:
    """The account acts in the office on both days named and between them, not a day before or after."""
    directory = given(DINKES, HEAD, APPOINT)
    held = [offices(directory, day) for day in (NOV_1 - DAY, NOV_1, NOV_30, NOV_30 + DAY)]
    assert held == [[], ["head"], ["head"], []]


def test_the_acting_office_says_all_that_rights_need() -> None:
    """An acting office carries account, person, kind, unit and standing."""
    (acting,) = given(DINKES, HEAD, APPOINT).offices_of("acc", NOV_1)
    assert acting == Acting(
        account="acc",
        person="per",
        office="head",
        kind=OfficeKind.AGENCY_HEAD,
        agency="DINKES",
        standing=Standing.PLT,
    )


def test_an_office_can_be_ended_at_once() -> None:
    """Ended on a day, the office is not held on that day any more, and was held the day before."""
    directory = given(DINKES, HEAD, APPOINT, EndHolder(code="head", account="acc", on=date(2024, 11, 10)))
    assert [offices(directory, date(2024, 11, day)) for day in (9, 10, 11)] == [["head"], [], []]


def test_an_appointment_that_has_not_begun_can_be_called_off() -> None:
    """Ended before its first day, a tenure is never held."""
    directory = given(DINKES, HEAD, APPOINT, EndHolder(code="head", account="acc", on=NOV_1 - DAY))
    assert offices(directory, NOV_1) == []


def test_an_account_can_hold_the_office_again_later() -> None:
    """A second tenure of the same account is kept beside the first."""
    again = replace(APPOINT, from_on=date(2025, 1, 1), until_on=None)
    directory = given(DINKES, HEAD, APPOINT, again)
    held = [offices(directory, day) for day in (NOV_30, date(2024, 12, 15), date(2030, 1, 1))]
    assert held == [["head"], [], ["head"]]


@pytest.mark.parametrize("from_on", [NOV_1, NOV_30, date(2024, 10, 1)])
def test_nobody_holds_the_same_office_twice_at_once(from_on: date) -> None:
    """An appointment that overlaps another of the same account is refused."""
    with pytest.raises(Refused, match="already_holds"):
        when(given(DINKES, HEAD, APPOINT), replace(APPOINT, from_on=from_on, until_on=None))


def test_two_people_can_hold_one_office() -> None:
    """While the head is away, an acting head holds the office beside the definitive one."""
    other = replace(APPOINT, account="other", standing=Standing.DEFINITIVE)
    office = given(DINKES, HEAD, APPOINT, other).office("head")
    assert office is not None
    assert [tenure.account for tenure in office.holders(NOV_1)] == ["acc", "other"]


def test_definitive_offices_come_first() -> None:
    """Of several offices the definitive one comes first, then the longest held."""
    directory = given(
        DINKES,
        HEAD,
        ADPEM,
        APPOINT,
        AppointHolder(code="adpem", account="acc", person="per", from_on=NOV_30),
    )
    assert offices(directory, NOV_30) == ["adpem", "head"]


def test_a_retired_office_is_held_by_nobody() -> None:
    """Nobody acts in a retired office, and nobody is appointed to it."""
    directory = given(DINKES, HEAD, APPOINT, RetireOffice(code="head"))
    office = directory.office("head")
    assert office is not None
    assert (offices(directory, NOV_1), office.holders(NOV_1)) == ([], ())
    with pytest.raises(Invalid) as refusal:
        when(directory, replace(APPOINT, account="other"))
    assert refusal.value.fields["code"][0] == "retired_office"


def test_days_that_run_backwards_are_refused() -> None:
    """A last day before the first is refused by its field."""
    with pytest.raises(Invalid) as refusal:
        when(given(DINKES, HEAD), replace(APPOINT, until_on=NOV_1 - DAY))
    assert refusal.value.fields["until_on"][0] == "before_from"


def test_only_a_holder_can_be_ended() -> None:
    """Ending an account that does not hold the office, or not any more, is refused as not found."""
    directory = given(DINKES, HEAD, APPOINT)
    for account, on in (("stranger", NOV_1), ("acc", NOV_30 + DAY)):
        with pytest.raises(NotFound):
            when(directory, EndHolder(code="head", account=account, on=on))


HAND_OVER = HandOver(
    code="head", previous="acc", account="next", person="per2", from_on=date(2024, 11, 10), standing=Standing.DEFINITIVE
)
BY_ITS_HOLDER = Acting(account="acc", person="per", office="head", kind=OfficeKind.ADMIN)


def test_an_office_is_handed_over_without_a_day_between() -> None:
    """On the successor's first day the one before holds the office no more, and no day is without a holder."""
    directory = given(DINKES, HEAD, APPOINT, HAND_OVER)
    first = HAND_OVER.from_on
    held = [(offices(directory, day), offices(directory, day, "next")) for day in (first - DAY, first)]
    assert held == [(["head"], []), ([], ["head"])]


def test_an_acting_holder_becomes_definitive_by_handing_over_to_himself() -> None:
    """The same account ends in one standing and begins in the other on the same day."""
    directory = given(DINKES, HEAD, APPOINT, replace(HAND_OVER, account="acc", person="per"))
    (acting,) = directory.offices_of("acc", HAND_OVER.from_on)
    assert acting.standing is Standing.DEFINITIVE


def test_who_does_not_hold_an_office_does_not_hand_it_over() -> None:
    """A stranger has nothing to hand over, and nothing is stored of the successor either."""
    with pytest.raises(NotFound):
        when(given(DINKES, HEAD, APPOINT), replace(HAND_OVER, previous="somebody"))


@pytest.mark.parametrize(
    "command", [HAND_OVER, EndHolder(code="head", account="acc", on=NOV_30), RetireOffice(code="head")]
)
def test_nobody_ends_the_office_that_they_act_in(command: Command) -> None:
    """Ending, handing over and retiring it are left to another administrator, so that one is always there."""
    with pytest.raises(Refused) as refused:
        when(given(DINKES, HEAD, APPOINT), command, by=BY_ITS_HOLDER)
    assert refused.value.key == "own_office"
