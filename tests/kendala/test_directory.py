"""The directory on the log: always up to date, loaded no more than needed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from domain.acting import SYSTEM, Acting, OfficeKind, Standing
from domain.directory.agencies import AgencyKind
from domain.directory.appointing import AppointHolder, EndHolder
from domain.directory.registering import EstablishOffice, RegisterAgency
from domain.directory.renaming import RenameAgency
from domain.directory.streams import AGENCIES
from domain.refusals import Invalid, KeyReused, NotYourAct
from domain.tracker import Request
from kendala.directory import Directories, LogRegistrar
from kendala.store.log import Log, open_log
from tests.databases import Place
from tests.kendala.installing import migrated

NOON = datetime(2024, 11, 26, 4, 0, tzinfo=UTC)
DINKES = RegisterAgency(code="DINKES", name="Dinas Kesehatan", kind=AgencyKind.DEPARTMENT)
PROGRAM = Request(acting=SYSTEM)


@pytest.fixture
def log(databases: Place) -> Iterator[Log]:
    """An empty log of each kind."""
    settings = migrated(databases)
    opened = open_log(settings)
    yield opened
    opened.close()


@pytest.fixture
def registrar(log: Log) -> LogRegistrar:
    """The way to change the directory on that log."""
    return LogRegistrar(log=log, directories=Directories(log), clock=lambda: NOON)


def test_what_one_process_stores_the_others_see(log: Log, registrar: LogRegistrar) -> None:
    """A directory kept elsewhere notices new facts at its next use."""
    elsewhere = Directories(log)
    assert elsewhere.current().agency("DINKES") is None
    registrar.handle(DINKES, PROGRAM)
    assert elsewhere.current().agency_name("DINKES") == "Dinas Kesehatan"
    registrar.handle(RenameAgency(code="DINKES", name="Dinkes"), PROGRAM)
    assert elsewhere.current().agency_name("DINKES") == "Dinkes"


def test_an_unchanged_directory_is_the_same_copy(log: Log, registrar: LogRegistrar) -> None:
    """While nothing is stored every call gives the very same object."""
    registrar.handle(DINKES, PROGRAM)
    directories = Directories(log)
    assert directories.current() is directories.current()


def test_facts_come_back_from_the_log_as_they_were(log: Log, registrar: LogRegistrar) -> None:
    """Enumerations, days and missing values survive the store."""
    for command in (
        DINKES,
        EstablishOffice(code="head", title="Kepala", kind=OfficeKind.AGENCY_HEAD, agency="DINKES"),
        AppointHolder(code="head", account="a", person="p", from_on=date(2024, 1, 1), standing=Standing.PLH),
        EndHolder(code="head", account="a", on=date(2024, 12, 1)),
    ):
        registrar.handle(command, PROGRAM)
    directory = Directories(log).current()
    assert directory == registrar.current()
    (acting,) = directory.offices_of("a", date(2024, 11, 30))
    assert acting == Acting(
        account="a", person="p", office="head", kind=OfficeKind.AGENCY_HEAD, agency="DINKES", standing=Standing.PLH
    )
    assert directory.offices_of("a", date(2024, 12, 1)) == ()


def test_a_repeated_request_is_done_once(registrar: LogRegistrar) -> None:
    """The same key with the same body gives the first result, with another body it is refused."""
    request = Request(acting=SYSTEM, key="k-1", body=b"dinkes")
    first = registrar.handle(DINKES, request)
    again = registrar.handle(DINKES, request)
    assert (first.repeated, again.repeated) == (False, True)
    assert (again.id, again.version, again.position) == (AGENCIES, first.version, first.position)
    with pytest.raises(KeyReused):
        registrar.handle(DINKES, Request(acting=SYSTEM, key="k-1", body=b"other"))


def test_what_changes_nothing_answers_with_what_is_there(registrar: LogRegistrar) -> None:
    """A rename to the same name stores nothing and gives the newest version of its stream."""
    first = registrar.handle(DINKES, PROGRAM)
    same = registrar.handle(RenameAgency(code="DINKES", name="Dinas Kesehatan"), PROGRAM)
    assert (same.version, same.position) == (first.version, first.position)


def test_refusals_store_nothing(log: Log, registrar: LogRegistrar) -> None:
    """A taken code and an office without the right leave the log as it was."""
    registrar.handle(DINKES, PROGRAM)
    head = log.head()
    with pytest.raises(Invalid):
        registrar.handle(DINKES, PROGRAM)
    adpem = Acting(account="a", person="p", office="adpem", kind=OfficeKind.ADPEM)
    with pytest.raises(NotYourAct):
        registrar.handle(RenameAgency(code="DINKES", name="x"), Request(acting=adpem))
    assert log.head() == head


def test_racing_writers_lose_nothing(log: Log, registrar: LogRegistrar) -> None:
    """Forty agencies registered from four threads are all there, each once."""

    def register(n: int) -> None:
        registrar.handle(RegisterAgency(code=f"A{n}", name=f"Agency {n}", kind=AgencyKind.AGENCY), PROGRAM)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(register, range(40)))
    assert {agency.code for agency in Directories(log).current().agencies()} == {f"A{n}" for n in range(40)}
    assert log.versions([AGENCIES])[AGENCIES] == 40
