"""The first entries of an installation."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.acting import SYSTEM
from domain.almanac import DayOffKind
from domain.directory.renaming import RenameAgency
from domain.directory.retiring import RetireCause
from domain.obstacle.vocabulary import Locus, Stage
from domain.tracker import Request
from kendala.almanac import Almanacs
from kendala.directory import Directories, LogRegistrar
from kendala.first_almanac import holidays_of
from kendala.seeding import seed
from kendala.settings import Settings
from kendala.store.log import Log, open_log
from kendala.store.migrate import migrate
from tests.databases import Place

DIRECTORY = 54 + 11 + 26
#: Ten years of holidays, rules drafted and switched on, one deadline.
ALMANAC = 10 + 2 + 1
ALL = DIRECTORY + ALMANAC


def clock() -> datetime:
    return datetime(2024, 1, 2, tzinfo=UTC)


@pytest.fixture
def log(databases: Place) -> Log:
    """An empty log of each kind."""
    settings = Settings(data=Path(databases.folder), database_url=databases.url)
    migrate(settings)
    return open_log(settings)


def test_the_seed_brings_in_agencies_desks_and_causes(log: Log) -> None:
    """An empty log gets the first almanac and every row of the three tables, with its enumerations and lists read."""
    assert seed(log, clock) == ALL
    directory = Directories(log).current()
    assert [len(list(entries)) for entries in (directory.agencies(), directory.desks(), directory.causes())] == [
        54,
        11,
        26,
    ]
    cause, desk, agency = directory.cause("A5-TENDER"), directory.desk("BPKAD"), directory.agency("RSUD")
    assert cause is not None
    assert desk is not None
    assert agency is not None
    assert (cause.stage, cause.locus, cause.dak_code, cause.natural_desk) == (
        Stage.PROCUREMENT,
        Locus.REGENCY,
        6,
        "UKPBJ",
    )
    assert desk.helps_with[:3] == ("SPD", "SPM", "SP2D")
    assert agency.working_days == 6
    log.close()


def test_seeding_again_adds_nothing_and_changes_nothing(log: Log) -> None:
    """What was renamed or retired since stays so; a second seed stores no fact."""
    seed(log, clock)
    directories = Directories(log)
    registrar = LogRegistrar(log=log, directories=directories, clock=clock)
    registrar.handle(RenameAgency(code="DINKES", name="Dinas Kesehatan Baru"), Request(acting=SYSTEM))
    registrar.handle(RetireCause(code="A99-LAIN"), Request(acting=SYSTEM))
    head = log.head()
    assert seed(log, clock) == 0
    assert log.head() == head
    assert directories.current().agency_name("DINKES") == "Dinas Kesehatan Baru"
    log.close()


def test_two_processes_that_seed_at_once_do_it_once(log: Log) -> None:
    """Seeding from several places at the same time leaves every entry exactly once."""
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: seed(log, clock), range(4)))
    assert sum(done) == ALL
    assert sum(Directories(log).current().versions.values()) == DIRECTORY
    assert sum(Almanacs(log).chronicle().versions.values()) == ALMANAC
    log.close()


@pytest.mark.parametrize("year", ["2024", "2025", "2026"])
def test_the_holidays_are_those_of_the_joint_decrees(year: str) -> None:
    """National holidays and collective leave of the library are the days that the decrees of three years list."""
    decreed = json.loads(Path(__file__).with_name("decreed_days.json").read_text(encoding="utf-8"))[year]
    found = {kind.value: [str(off.day) for off in holidays_of(int(year)) if off.kind is kind] for kind in DayOffKind}
    assert found == decreed | {"local": []}


def test_estimated_holidays_say_so() -> None:
    """A day that no decree has set yet is kept as an estimate, its name without the library's mark."""
    estimated = [off for off in holidays_of(2027) if off.estimated]
    assert [str(off.day) for off in estimated] == ["2027-03-10", "2027-03-11", "2027-05-17"]
    assert estimated[0].name == "Hari Raya Idul Fitri"
