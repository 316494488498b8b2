"""`kendala calendar`."""

import pytest

from tests.kendala.cli.conftest import Shell

#: The vectors that the regency's calendar has to hold, beside those of the pure functions: due on 5 and 6 day weeks.
VECTORS = [
    ("2024-11-26", 1, "2024-11-28", "2024-11-28"),
    ("2024-11-26", 3, "2024-12-02", "2024-11-30"),
    ("2024-11-26", 5, "2024-12-04", "2024-12-03"),
    ("2025-08-15", 1, "2025-08-19", "2025-08-16"),
    ("2026-03-17", 1, "2026-03-25", "2026-03-25"),
]


@pytest.mark.parametrize(("start", "n", "five", "six"), VECTORS)
def test_the_day_on_which_working_days_end(shell: Shell, start: str, n: int, five: str, six: str) -> None:
    """The day is printed for both kinds of week, by the holidays that the seed brought in."""
    said = [shell.good("calendar", "due", start, str(n), *week).out.strip() for week in ((), ("--week", "6"))]
    assert said == [five, six]


def test_what_is_no_day_or_number(shell: Shell) -> None:
    """A day that is none, days that are negative and a week of another length are refused, and nothing is printed."""
    for words in (("2024-02-30", "3"), ("2024-11-26", "1000"), ("2024-11-26", "3", "--week", "7"), ("1999-01-04", "3")):
        said = shell("calendar", "due", *words)
        assert (said.status, said.out) == (2, "")


def test_the_days_off_of_a_year(shell: Shell) -> None:
    """Each day off is a line with its weekday, why nobody works, and its name; an estimate says that it is one."""
    lines = shell.good("calendar", "list", "2024").out.splitlines()
    assert len(lines) == 29
    assert lines[-1].split(maxsplit=2) == ["2024-12-26", "Kamis", "Cuti bersama      Cuti Bersama Hari Raya Natal"]
    assert any("(perkiraan)" in line for line in shell.good("calendar", "list", "2027").out.splitlines())
    assert shell.good("calendar", "list", "2024", "--json").json[0]["kind"] == "national"
    assert shell.good("calendar", "list", "1999").out == ""


def test_what_was_known_on_a_day(shell: Shell) -> None:
    """Before the seed was recorded no holiday was known; what is no day and what is to come are refused."""
    due = shell.good("calendar", "due", "2024-11-26", "1", "--as-of", "2020-01-01")
    assert due.out.strip() == "2024-11-27"
    assert shell.good("calendar", "list", "2024", "--as-of", "2020-01-01").out == ""
    for typed in ("kemarin", "2099-01-01"):
        assert shell("calendar", "list", "2024", "--as-of", typed).status == 1
