"""Closing a year from the shell."""

from datetime import date

import pytest

from domain.obstacle import Ending
from kendala.cli.carry_over import How
from tests.kendala.cli.conftest import Shell
from tests.kendala.installing import raised

LAST = date.today().year - 1  # noqa: DTZ011 - the shell's own clock decides which year is over


@pytest.fixture
def house(shell: Shell) -> Shell:
    """Accounts that open, sign and look on, and two obstacles of long ago."""
    for name, office in (("adpem", "adpem"), ("pimpinan", "leadership"), ("inspektorat", "auditor")):
        shell.account(name, office)
    shell.account("dinkes", "operator", "--agency", "DINKES")
    with shell.parts() as parts:
        for words in ("Kendala pertama yang panjang", "Kendala kedua yang panjang"):
            raised(parts, words)
    return shell


def carried(house: Shell, *more: str) -> tuple[str, ...]:
    return ("carry-over", "decide", str(LAST), *more, "--as", "adpem", "--ending", "carried", "--reason", "Menunggu")


def test_a_year_is_closed_from_the_shell(house: Shell) -> None:
    """Opened, looked at, decided, signed and verified; each step says what it did."""
    year, due = str(LAST), f"{LAST + 1}-12-31"
    assert f"Sesi tutup tahun {year} dibuka." in house.good("carry-over", "open", year, "--as", "adpem").out
    shown = house.good("carry-over", "show", year, "--as", "inspektorat", "--json").json
    assert shown["undecided"] == {"KDL-2024-1": None, "KDL-2024-2": None}
    assert house.good(*carried(house, "KDL-2024-1", "--due", due, "--dry-run")).out.startswith("decided    1")
    both = house.good(*carried(house, "KDL-2024-1", "KDL-2024-2", "--due", due, "--json")).json
    assert both == {"decided": ["KDL-2024-1", "KDL-2024-2"], "already": [], "left": {}}
    assert "already    1" in house.good(*carried(house, "KDL-2024-1", "--due", due)).out
    position, hash_ = house.good("carry-over", "sign", year, "--as", "pimpinan").out.split()
    assert int(position) > 0
    assert house.good("carry-over", "verify", year, "--json").json == {
        "signed": hash_,
        "found": hash_,
        "same_as_log": True,
        "sound": True,
    }
    assert hash_ in house.good("carry-over", "show", year, "--as", "adpem").out


def test_refusals_are_told_in_a_line(house: Shell) -> None:
    """What cannot be decided is named with status 1; strangers, unknown numbers and a missing day are refused."""
    year, due = str(LAST), f"{LAST + 1}-12-31"
    assert "belum dibuka" in house(*carried(house, "KDL-2024-1", "--due", due)).trouble
    house.good("carry-over", "open", year, "--as", "adpem")
    closed = house(
        *("carry-over", "decide", year, "KDL-2024-1", "--as", "adpem"),
        *("--ending", "resolved", "--reason", "x", "--worked", "y"),
    )
    assert (closed.status, "Terima dahulu laporannya" in closed.out) == (1, True)
    given_up = house(
        "carry-over", "decide", year, "KDL-2024-1", "--as", "adpem", "--ending", "unactionable", "--reason", "x"
    )
    assert given_up.status == 1
    assert "Batas waktu: Isi bagian ini." in house(*carried(house, "KDL-2024-1")).trouble
    assert "KDL-2024-99" in house(*carried(house, "KDL-2024-99", "--due", due)).trouble
    assert "bukan wewenang" in house("carry-over", "show", year, "--as", "dinkes").trouble
    assert "belum ditandatangani" in house("carry-over", "verify", year).trouble
    assert "2 kendala" in house("carry-over", "sign", year, "--as", "pimpinan").trouble


def test_the_endings_are_those_of_the_domain() -> None:
    """The help names exactly the decisions that there are."""
    assert [how.value for how in How] == [ending.value for ending in Ending]
