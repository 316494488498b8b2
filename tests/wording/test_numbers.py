from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.language import language
from wording.misread import Misread
from wording.numbers import (
    file_size,
    parse_percent,
    parse_rupiah,
    percent,
    rupiah,
    rupiah_or_unstated,
    rupiah_short,
    without_amount,
)

ENGLISH = language("en")
AMOUNTS = st.integers(0, 10**15 - 1)


@pytest.mark.parametrize(
    ("amount", "whole", "short"),
    [
        (0, "Rp0", "Rp0"),
        (1_234_567, "Rp1.234.567", "Rp1,23 juta"),
        (999_999, "Rp999.999", "Rp999.999"),
        (250_000_000, "Rp250.000.000", "Rp250 juta"),
        (1_400_000_000, "Rp1.400.000.000", "Rp1,4 miliar"),
        (999_999_999, "Rp999.999.999", "Rp1 miliar"),
        (2_650_000_000_000, "Rp2.650.000.000.000", "Rp2,65 triliun"),
        (1_234_000_000_000_000, "Rp1.234.000.000.000.000", "Rp1.234 triliun"),
        (-1_500_000, "-Rp1.500.000", "-Rp1,5 juta"),
    ],
)
def test_money_is_written_as_officials_write_it(amount: int, whole: str, short: str) -> None:
    """Rupiah are grouped with dots, and short amounts name juta, miliar or triliun."""
    assert (rupiah(amount), rupiah_short(amount)) == (whole, short)


def test_money_in_english() -> None:
    """English groups with commas and says million, billion and trillion."""
    assert rupiah(1_234_567, ENGLISH) == "Rp1,234,567"
    assert rupiah_short(1_400_000_000, ENGLISH) == "Rp1.4 billion"


def test_an_unknown_amount_is_not_zero() -> None:
    """An amount that nobody stated is said to be so."""
    assert [rupiah_or_unstated(amount) for amount in (None, 0)] == ["belum bernilai", "Rp0"]


def test_a_sum_says_how_many_it_leaves_out() -> None:
    """A sum names how many obstacles state no amount, and is silent where all do."""
    assert [without_amount(n) for n in (0, 3)] == ["", "3 kendala belum bernilai"]
    assert without_amount(1, ENGLISH) == "1 obstacle without an amount"


def test_percentages_have_two_decimals() -> None:
    """A percentage is written with a comma, two decimals and a space."""
    assert percent(Decimal("41.7")) == "41,70 %"
    assert percent(Decimal("41.705"), ENGLISH) == "41.71 %"


@pytest.mark.parametrize(("size", "said"), [(999, "999 B"), (2_500_000, "2,5 MB"), (20_000_000, "20 MB")])
def test_a_files_size_is_short(size: int, said: str) -> None:
    """Sizes of files are given in the unit that people know."""
    assert file_size(size) == said


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("", None),
        ("   ", None),
        ("1234567", 1_234_567),
        ("1.234", 1_234),
        ("1,234", 1_234),
        ("1.234.567,00", 1_234_567),
        ("1,234,567.00", 1_234_567),
        ("Rp 250.000.000,00", 250_000_000),
        ("Rp250.000.000,-", 250_000_000),
        ("Rp. 1.000.000", 1_000_000),
        ("250 000 000", 250_000_000),
        ("250 juta", 250_000_000),
        ("1,5jt", 1_500_000),
        ("1,4 M", 1_400_000_000),
        ("1,4 miliar", 1_400_000_000),
        ("1.5 Milyar", 1_500_000_000),
        ("0,125 M", 125_000_000),
        ("1.234,5 M", 1_234_500_000_000),
        ("2,65 T", 2_650_000_000_000),
        ("500 ribu", 500_000),
        ("1.4 billion", 1_400_000_000),
    ],
)
def test_money_is_read_as_people_type_it(typed: str, amount: int | None) -> None:
    """Signs, units and habits of both languages are understood."""
    assert parse_rupiah(typed) == amount


@pytest.mark.parametrize(
    "typed",
    ["abc", "Rp", "-5", "1..2", "12.34.56", "1.5", "0,5", "1.234.567,89", "1,23456789012 juta", "1 M2", "9" * 99],
)
def test_what_is_no_whole_rupiah_is_refused(typed: str) -> None:
    """What cannot be whole rupiah is refused with a key, never guessed."""
    with pytest.raises(Misread) as misread:
        parse_rupiah(typed)
    assert misread.value.fault == ("not_rupiah", {})


@pytest.mark.parametrize("typed", ["1.234 miliar", "1,234 M", "12.500 juta"])
def test_a_figure_of_two_meanings_is_asked_back(typed: str) -> None:
    """A point before three digits may group or divide, so that with a unit the person is asked."""
    with pytest.raises(Misread) as misread:
        parse_rupiah(typed)
    assert misread.value.fault[0] == "ambiguous_rupiah"


@given(AMOUNTS, st.sampled_from(["id", "en"]))
def test_money_that_was_written_is_read_back(amount: int, code: str) -> None:
    """Whatever is shown can be typed back in and is the same amount."""
    assert parse_rupiah(rupiah(amount, language(code))) == amount
    assert parse_rupiah(f" {rupiah(amount, language(code))} ") == amount


@given(AMOUNTS)
def test_the_usual_ends_of_an_amount_change_nothing(amount: int) -> None:
    """Two zeros or a dash after the comma are no part of the amount."""
    assert {parse_rupiah(rupiah(amount) + end) for end in (",00", ",-", ",--")} == {amount}


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from([("juta", 10**6), ("miliar", 10**9), ("T", 10**12)]))
def test_a_short_amount_is_read_exactly(whole: int, hundredths: int, unit: tuple[str, int]) -> None:
    """Two decimals before a unit are exact, with a comma or a point."""
    name, size = unit
    wanted = whole * size + hundredths * size // 100
    assert parse_rupiah(f"{whole},{hundredths:02} {name}") == wanted
    assert parse_rupiah(f"{whole}.{hundredths:02} {name}") == wanted


@given(st.text(max_size=80))
def test_nothing_typed_as_money_breaks_the_reader(typed: str) -> None:
    """Any text is an amount, nothing, or a refusal."""
    try:
        amount = parse_rupiah(typed)
    except Misread:
        return
    assert amount is None or amount >= 0


@given(st.decimals(0, 100, places=2))
def test_a_percentage_that_was_written_is_read_back(value: Decimal) -> None:
    """Whatever percentage is shown can be typed back in."""
    assert parse_percent(percent(value)) == value
    assert parse_percent(percent(value, ENGLISH)) == value


@pytest.mark.parametrize("typed", ["empat", "1,2,3", "-1", "1e3"])
def test_what_is_no_percentage_is_refused(typed: str) -> None:
    """What is no number is refused with a key."""
    with pytest.raises(Misread) as misread:
        parse_percent(typed)
    assert misread.value.fault == ("not_percent", {})
