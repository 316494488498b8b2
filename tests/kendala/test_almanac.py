"""The almanac on the log: always up to date, and as it was known at any time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.acting import SYSTEM, Acting, OfficeKind
from domain.almanac import Almanac, DayOffKind, Document
from domain.almanac.decreeing import AddDay, RemoveDay
from domain.refusals import Invalid, NotYourAct
from domain.tracker import Request
from kendala.almanac import Almanacs, LogKeeper
from kendala.directory import Directories
from kendala.seeding import seed
from kendala.store.log import Log, open_log
from tests.databases import Place
from tests.kendala.installing import migrated

BEGINNING = datetime(2018, 1, 2, tzinfo=UTC)
DECREED = datetime(2024, 11, 21, 1, 0, tzinfo=UTC)
ELECTION = date(2024, 11, 27)
ADPEM = Acting(account="a", person="p", office="adpem", kind=OfficeKind.ADPEM)
ADD = AddDay(day=ELECTION, name="Hari Pemilihan", kind=DayOffKind.NATIONAL, decree="Keppres 33/2024")


@dataclass
class Clock:
    at: datetime = BEGINNING

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def log(databases: Place) -> Iterator[Log]:
    """An empty log of each kind."""
    settings = migrated(databases)
    opened = open_log(settings)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(log: Log, clock: Clock) -> LogKeeper:
    """The almanac of an installation that does not know of the election day yet."""
    seed(log, clock, {ELECTION})
    clock.at = DECREED
    return LogKeeper(log=log, almanacs=Almanacs(log), directories=Directories(log), clock=clock)


def test_an_empty_log_has_an_empty_almanac(log: Log) -> None:
    """Before the seed there are no holidays, rules or deadlines, at any time."""
    assert Almanacs(log).current() == Almanacs(log).at(DECREED) == Almanac()


def test_the_seed_is_known_from_its_recording_on(log: Log, keeper: LogKeeper) -> None:
    """Rules hold, holidays and the deadline are known at the moment of recording, and not before."""
    almanac = Almanacs(log).at(BEGINNING)
    assert almanac.rules.version == 1
    assert almanac.deadlines.cut_off(2024) == date(2024, 12, 15)
    assert date(2024, 12, 25) in almanac.calendar.days
    assert Almanacs(log).at(BEGINNING - timedelta(microseconds=1)) == Almanac()


def test_a_holiday_six_days_before_is_known_only_since_then(log: Log, keeper: LogKeeper) -> None:
    """The day is worked on as known the day before the decree, and off as known from the decree on."""
    elsewhere = Almanacs(log)
    before = elsewhere.at(DECREED)
    keeper.handle(ADD, Request(acting=ADPEM))
    assert not elsewhere.at(DECREED - timedelta(days=1)).calendar.five.off & {ELECTION}
    assert elsewhere.at(DECREED).calendar.days[ELECTION].decree == "Keppres 33/2024"
    assert elsewhere.current().calendar.five.add(date(2024, 11, 26), 1) == date(2024, 11, 28)
    assert before.calendar.five.add(date(2024, 11, 26), 1) == ELECTION


def test_what_did_not_change_is_the_same_copy(log: Log, keeper: LogKeeper) -> None:
    """Earlier states are kept when a fact follows, so that what was computed from them stays."""
    almanacs = Almanacs(log)
    before, rules = almanacs.current(), almanacs.current().rules
    keeper.handle(ADD, Request(acting=ADPEM))
    assert almanacs.at(BEGINNING) is before
    assert almanacs.current() is almanacs.current()
    assert almanacs.current().rules is rules


def test_the_chronicle_answers_like_its_reader(log: Log, keeper: LogKeeper) -> None:
    """One who asks for many times takes the chronicle once, and gets the same answers."""
    keeper.handle(ADD, Request(acting=ADPEM))
    chronicle = keeper.chronicle()
    assert chronicle.current() is keeper.current()
    assert chronicle.at(BEGINNING) is keeper.at(BEGINNING)


def test_a_repeated_request_is_done_once(keeper: LogKeeper) -> None:
    """The same key gives the first result; without it the day is already off."""
    request = Request(acting=ADPEM, key="k", body=b"election")
    first, again = keeper.handle(ADD, request), keeper.handle(ADD, request)
    assert (first.position, again.repeated) == (again.position, True)
    with pytest.raises(Invalid):
        keeper.handle(ADD, Request(acting=ADPEM))


def test_refusals_store_nothing(log: Log, keeper: LogKeeper) -> None:
    """An office without the right and a day that is not off leave the log as it was."""
    head = log.head()
    operator = Acting(account="o", person="p", office="operator", kind=OfficeKind.OPERATOR, agency="DINKES")
    with pytest.raises(NotYourAct):
        keeper.handle(ADD, Request(acting=operator))
    with pytest.raises(Invalid):
        keeper.handle(RemoveDay(day=ELECTION), Request(acting=SYSTEM))
    assert log.head() == head
    assert keeper.current().deadlines.of(2024, Document.SPP_LS) == keeper.at(DECREED).deadlines.of(
        2024, Document.SPP_LS
    )
