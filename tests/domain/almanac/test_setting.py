"""Year-end deadlines: set to the minute, in the order of the payment chain, with more time for single agencies."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.almanac import Document, Zone
from domain.almanac.deadlines import ZONES
from domain.almanac.deciding import Command
from domain.almanac.setting import Dispense
from domain.refusals import NotFound
from tests.domain.almanac.story import ADPEM, NOON, deadline, given, refused, when, wita

SPP = deadline(Document.SPP_LS, wita(12, 15))
SPM = deadline(Document.SPM, wita(12, 20))
SP2D = deadline(Document.SP2D, wita(12, 30))
RETURN = deadline(Document.CASH_RETURN, wita(12, 31))
MORE = Dispense(agency="DINKES", year=2024, document=Document.SPP_LS, at=wita(12, 18), letter="900/2/2024")


def test_a_deadline_on_a_sunday_stays_on_it() -> None:
    """15 December 2024, 23:00 WITA is a Sunday; it is kept in UTC and never rolls."""
    found = given(SPP).current().deadlines.of(2024, Document.SPP_LS)
    assert found is not None
    assert (found.at, found.zone) == (datetime(2024, 12, 15, 15, 0, tzinfo=UTC), Zone.WITA)
    assert when(given(SPP), SPP) == ()


def test_the_day_belongs_to_its_own_zone() -> None:
    """The last minute of the year in WIB is within the year, though the next one has begun in WITA."""
    last = datetime(2024, 12, 31, 23, 59, tzinfo=ZONES[Zone.WIB])
    assert when(given(), replace(SP2D, at=last, zone=Zone.WIB))
    assert refused(given(), replace(SP2D, at=last)) == {"at": "outside_the_year"}


@pytest.mark.parametrize(
    ("command", "faults"),
    [
        (replace(SPM, at=wita(12, 14)), {"at": "before_document"}),
        (replace(SPM, at=wita(12, 31)), {"at": "after_document"}),
        (replace(SPM, at=wita(1, 2, year=2025)), {"at": "outside_the_year"}),
        (replace(SPM, at=wita(12, 31, year=2023)), {"at": "outside_the_year"}),
        (replace(RETURN, at=wita(1, 11, year=2025)), {"at": "outside_the_year"}),
        (replace(SPM, at=wita(12, 20).replace(second=1)), {"at": "to_the_minute"}),
        (replace(SPM, letter=None), {"letter": "required"}),
        (replace(SPM, year=1999), {"year": "not_a_fiscal_year"}),
        (replace(SPM, year=9999), {"year": "not_a_fiscal_year"}),
    ],
)
def test_deadlines_that_contradict_each_other_are_refused(command: Command, faults: dict[str, str]) -> None:
    """No document before the one it follows from, none outside its year or between two minutes."""
    assert refused(given(SPP, SP2D), command) == faults


def test_cash_may_be_returned_in_the_first_days_of_january() -> None:
    """The last link of the chain alone reaches into the next year."""
    assert when(given(SPP, SP2D), replace(RETURN, at=wita(1, 10, year=2025)))


def test_an_agency_gets_more_time() -> None:
    """The dispensation holds for that agency until all have got more time."""
    chronicle = given(SPP, MORE)
    found = chronicle.current().deadlines.of(2024, Document.SPP_LS)
    assert found is not None
    assert [found.for_agency(code) for code in ("DINKES", "DPUPR")] == [wita(12, 18), wita(12, 15)]
    later = chronicle.after(*when(chronicle, replace(SPP, at=wita(12, 19)))).current().deadlines
    assert later.by_document[2024, Document.SPP_LS].for_agency("DINKES") == wita(12, 19)


@pytest.mark.parametrize(
    ("command", "faults"),
    [
        (replace(MORE, at=wita(12, 15)), {"at": "not_more_time"}),
        (replace(MORE, at=wita(12, 21)), {"at": "after_document"}),
        (replace(MORE, at=wita(12, 18).replace(microsecond=1)), {"at": "to_the_minute"}),
        (replace(MORE, agency="NIHIL"), {"agency": "unknown_agency"}),
        (replace(MORE, letter="surat"), {"letter": "not_a_decree"}),
    ],
)
def test_dispensations_that_make_no_sense_are_refused(command: Command, faults: dict[str, str]) -> None:
    """Less time, more than the next document leaves, an unknown agency, a letter without number."""
    assert refused(given(SPP, SPM), command) == faults


def test_a_chain_of_dispensations_begins_at_its_end() -> None:
    """Where the next document was dispensed first, its time counts."""
    longer = replace(MORE, document=Document.SPM, at=wita(12, 23))
    assert when(given(SPP, SPM, longer), replace(MORE, at=wita(12, 22)))


def test_a_deadline_does_not_come_before_what_was_dispensed() -> None:
    """A later document cannot be due before an agency's time for the earlier one ends."""
    assert refused(given(SPP, MORE), replace(SPM, at=wita(12, 17))) == {"at": "before_document"}


def test_nothing_is_dispensed_without_a_deadline() -> None:
    """More time than none is not found."""
    with pytest.raises(NotFound):
        when(given(), MORE, by=ADPEM, at=NOON)
