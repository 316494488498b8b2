"""The stages of the year: in order, without gap or overlap, and a cut-off that never rolls."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.almanac import Almanac, Calendar, Deadline, Deadlines, Dispensation, Document, Season, Zone, workdays
from domain.almanac.seasons import spells
from domain.obstacle import Stage

CUT_OFF = datetime(2024, 12, 15, 15, 0, tzinfo=UTC)  # 23:00 WITA, a Sunday


def almanac(*dispensations: Dispensation) -> Almanac:
    """An almanac with the cut-off of 2024."""
    deadline = Deadline(
        year=2024, document=Document.SPP_LS, at=CUT_OFF, zone=Zone.WITA, dispensations=tuple(dispensations)
    )
    return Almanac(Calendar(), deadlines=Deadlines(1, {(2024, Document.SPP_LS): deadline}))


@given(st.integers(2015, 2050), st.one_of(st.none(), st.integers(0, 364)))
def test_every_day_of_a_year_has_one_season(year: int, nth: int | None) -> None:
    """Whatever the cut-off, the seasons cover the year from its first to its last day, one after the other."""
    cut_off = None if nth is None else date(year, 1, 1) + timedelta(days=nth)
    found = spells(year, cut_off, workdays(5, ()))
    assert (found[0].first, found[-1].last) == (date(year, 1, 1), date(year, 12, 31))
    assert all(b.first == a.last + timedelta(days=1) for a, b in pairwise(found))


def test_a_sunday_cut_off_does_not_roll() -> None:
    """15 December 2024 was a Sunday: it is the last day in time, and the 16th is after the cut-off."""
    assert almanac().season(date(2024, 12, 15)) is Season.LAST_30_DAYS
    assert almanac().season(date(2024, 12, 16)) is Season.AFTER_CUT_OFF


def test_the_seasons_of_2024() -> None:
    """Ordinary to September, then the last quarter, then 30 working days up to the cut-off."""
    assert [spell.first for spell in almanac().seasons(2024)] == [
        date(2024, 1, 1),
        date(2024, 10, 1),
        date(2024, 11, 4),
        date(2024, 12, 16),
    ]


def test_a_year_without_cut_off_ends_with_its_last_day() -> None:
    """Where no deadline was set, nothing is after the cut-off, and the year starts anew as ordinary."""
    assert almanac().season(date(2025, 12, 31)) is Season.LAST_30_DAYS
    assert almanac().season(date(2025, 1, 1)) is Season.ORDINARY


def test_a_dispensation_is_its_agencys_alone() -> None:
    """An agency with a letter may be later for that document; all others keep the deadline."""
    later = CUT_OFF + timedelta(days=5)
    deadlines = almanac(Dispensation(agency="DPUPR", at=later, letter="900/12/BPKAD")).deadlines
    found = deadlines.for_obstacle(2024, Stage.BILLING)
    assert found is not None
    assert (found.for_agency("DPUPR"), found.for_agency("DINKES")) == (later, CUT_OFF)


def test_the_cut_off_is_a_day_of_the_regency() -> None:
    """A deadline at 23:59:59 WITA on 31 December belongs to that day and that year."""
    at = datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC)
    deadline = Deadline(year=2024, document=Document.SPP_LS, at=at, zone=Zone.WITA)
    assert Deadlines(1, {(2024, Document.SPP_LS): deadline}).cut_off(2024) == date(2024, 12, 31)
