"""Names in force at a time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.acting import SYSTEM
from domain.directory import Directory, decide
from domain.directory.agencies import AgencyKind
from domain.directory.names import Names
from domain.directory.registering import RegisterAgency
from domain.directory.renaming import RenameAgency

START = datetime(2024, 1, 1, tzinfo=UTC)
NAMES = st.text("abc ", min_size=1, max_size=5).filter(str.strip)
STEPS = st.lists(st.tuples(st.integers(0, 1_000), NAMES), min_size=1, max_size=12)


@for_all(STEPS)
def test_names_at_any_time_are_what_was_said_then(steps: list[tuple[int, str]]) -> None:
    """Whatever is renamed later, asking for a past time gives the name that was given at that time."""
    directory, now, said = Directory(), START, list[tuple[datetime, str]]()
    for minutes, name in steps:
        now += timedelta(minutes=minutes, seconds=1)
        register = RegisterAgency(code="A", name=name, kind=AgencyKind.AGENCY)
        command = register if not said else RenameAgency(code="A", name=name)
        directory = directory.after(*decide(command, directory, by=SYSTEM, now=now))
        said.append((now, directory.agency_name("A")))
        assert said[-1][1] == name.strip()
    assert [directory.agency_name("A", at) for at, _ in said] == [name for _, name in said]
    assert directory.agency_name("A") == said[-1][1]


def test_before_the_first_name_the_first_holds() -> None:
    """A time before the entry was known gives the earliest name, for histories that are entered late."""
    names = Names(((START, "first"), (START + timedelta(days=1), "second")))
    assert names.at(START - timedelta(days=400)) == "first"


def test_of_two_clocks_the_later_time_holds() -> None:
    """A name recorded after, by a clock that is behind, does not displace the one with the later time."""
    names = Names(((START, "first"), (START + timedelta(hours=2), "second"), (START + timedelta(hours=1), "third")))
    assert names.at(START + timedelta(hours=1)) == "third"
    assert names.at(START + timedelta(hours=3)) == "second"


def test_an_unknown_code_is_its_own_name() -> None:
    """Pages that name something the directory does not know show its code."""
    nothing = Directory()
    assert (nothing.agency_name("X"), nothing.desk_name("X"), nothing.cause_name("X")) == ("X", "X", "X")
    assert nothing.office_title("X") == "X"
