"""Days off: a year is listed, days are added, moved and removed by decrees."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.acting import SYSTEM, Acting, OfficeKind
from domain.almanac import DayOff, DayOffKind
from domain.almanac.days import DayAdded, DayMoved, DayRemoved
from domain.almanac.deciding import Command
from domain.almanac.decreeing import AddDay, ListYear, MoveDay, RemoveDay, touches_past
from domain.almanac.streams import CALENDAR
from domain.refusals import NotYourAct
from tests.domain.almanac.story import ADPEM, CHRISTMAS, GUESS, NOON, YEAR, given, refused, when

ELECTION = date(2024, 11, 27)
ADD = AddDay(day=ELECTION, name=" Pemilihan ", kind=DayOffKind.NATIONAL, decree=" Keppres 33/2024 ")
MOVE = MoveDay(day=CHRISTMAS.day, to=date(2024, 12, 27), decree="SE 5/2024")
REMOVE = RemoveDay(day=CHRISTMAS.day, decree="SE 6/2024")
STAMP: dict[str, Any] = {"originator_id": CALENDAR, "originator_version": 2, "recorded_at": NOON, "by": ADPEM}


def test_a_year_is_listed_once() -> None:
    """The days of a year are known with their source, and listing it again changes nothing."""
    calendar = given(YEAR).current().calendar
    assert (calendar.of_year(2024), calendar.sources, calendar.version) == ((GUESS, CHRISTMAS), {2024: "uji 1"}, 1)
    assert when(given(YEAR), replace(YEAR, days=(), source="uji 2"), by=SYSTEM) == ()


def test_a_decree_lists_a_year_anew() -> None:
    """The days of a decree take the place of those that were known; local days stay."""
    local = replace(ADD, day=date(2024, 10, 12), kind=DayOffKind.LOCAL)
    decree = ListYear(year=2024, days=(CHRISTMAS,), source="SKB 3/2023")
    calendar = given(YEAR, local)
    calendar = calendar.after(*when(calendar, decree))
    assert list(calendar.current().calendar.days) == [local.day, CHRISTMAS.day]
    assert calendar.current().calendar.sources == {2024: "SKB 3/2023"}
    assert when(calendar, decree) == ()


def test_a_list_that_cannot_be_taken_says_which_day() -> None:
    """A day of another year, one that is named twice, one without a name and a list without number are refused."""
    days = (CHRISTMAS, replace(CHRISTMAS, name=" "), replace(CHRISTMAS, day=date(2025, 12, 25)))
    assert refused(given(), ListYear(year=2024, days=days, source="SKB")) == {
        "decree": "not_a_decree",
        "days.1.day": "day_already_off",
        "days.1.name": "required",
        "days.2.day": "outside_the_year",
    }
    assert refused(given(), ListYear(year=2024, days=(), source="SKB 1")) == {"days": "required"}


def test_a_day_is_added_by_decree() -> None:
    """The fact holds name and number as they are meant, and the day is off from then on."""
    facts = when(given(YEAR), ADD)
    named: dict[str, Any] = {"name": "Pemilihan", "kind": DayOffKind.NATIONAL, "decree": "Keppres 33/2024"}
    assert facts == (DayAdded(day=ELECTION, **named, **STAMP),)
    off = given(YEAR).after(*facts).current().calendar.days[ELECTION]
    assert off == DayOff(day=ELECTION, **named)


def test_an_estimated_day_becomes_certain() -> None:
    """Adding a day that was an estimate makes it certain, with its decree."""
    calendar = given(YEAR, replace(ADD, day=GUESS.day)).current().calendar
    assert (calendar.days[GUESS.day].estimated, len(calendar.days)) == (False, 2)


def test_a_day_is_moved_by_decree() -> None:
    """The day off keeps its name and kind on its new day, and the old one is worked on."""
    assert when(given(YEAR), MOVE) == (DayMoved(day=MOVE.day, to=MOVE.to, decree="SE 5/2024", **STAMP),)
    days = given(YEAR, MOVE).current().calendar.days
    assert (MOVE.day in days, days[MOVE.to]) == (False, replace(CHRISTMAS, day=MOVE.to, decree="SE 5/2024"))


def test_a_day_is_removed_by_decree() -> None:
    """The day is worked on again."""
    assert when(given(YEAR), REMOVE) == (DayRemoved(day=REMOVE.day, decree="SE 6/2024", **STAMP),)
    assert REMOVE.day not in given(YEAR, REMOVE).current().calendar.days


@pytest.mark.parametrize(
    ("command", "faults"),
    [
        (replace(ADD, day=CHRISTMAS.day), {"day": "day_already_off"}),
        (replace(ADD, name="  "), {"name": "required"}),
        (replace(ADD, name="x" * 201), {"name": "too_long"}),
        (replace(ADD, day=date(1999, 1, 4)), {"day": "not_a_fiscal_year"}),
        (replace(ADD, decree=None), {"decree": "required"}),
        (replace(ADD, decree="tanpa nomor"), {"decree": "not_a_decree"}),
        (replace(ADD, decree="1" * 201), {"decree": "too_long"}),
        (replace(MOVE, day=ELECTION), {"day": "not_a_day_off"}),
        (replace(MOVE, to=MOVE.day), {"to": "unchanged"}),
        (replace(MOVE, to=CHRISTMAS.day, day=GUESS.day), {"to": "day_already_off"}),
        (replace(REMOVE, day=ELECTION, decree=""), {"day": "not_a_day_off", "decree": "required"}),
    ],
)
def test_what_cannot_be_done_to_a_day(command: Command, faults: dict[str, str]) -> None:
    """Every field that stands in the way is named at once."""
    assert refused(given(YEAR), command) == faults


@pytest.mark.parametrize("kind", sorted(set(OfficeKind) - {OfficeKind.ADMIN, OfficeKind.ADPEM, OfficeKind.SYSTEM}))
def test_only_the_keepers_change_days(kind: OfficeKind) -> None:
    """No office but Adpem and the administrator is let to it."""
    with pytest.raises(NotYourAct):
        when(given(YEAR), ADD, by=Acting(account="a", person="p", office="o", kind=kind))


def test_the_program_needs_no_decree() -> None:
    """What the program itself adds has no number."""
    (fact,) = when(given(YEAR), replace(ADD, decree=None), by=SYSTEM)
    assert isinstance(fact, DayAdded)
    assert fact.decree is None


def test_a_change_of_the_past_is_told_apart() -> None:
    """A day that is over, or one that moves from or to it, touches what was judged already."""
    for command in (ADD, MOVE, REMOVE):
        assert not touches_past(command, ELECTION - timedelta(days=1))
    assert touches_past(ADD, ELECTION)
    assert [touches_past(YEAR, day) for day in (ELECTION, CHRISTMAS.day)] == [False, True]
    assert touches_past(replace(MOVE, to=date(2024, 11, 1)), ELECTION)


def test_a_year_out_of_reach_is_not_listed() -> None:
    """Working days are laid out for some decades only."""
    assert refused(given(), ListYear(year=2090, days=(), source="x"), by=SYSTEM) == {"year": "not_a_fiscal_year"}
