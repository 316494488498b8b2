"""From a person to an account in an office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from domain.acting import OfficeKind, Standing
from domain.refusals import Invalid, NotFound
from kendala.access.enrolling import Enrolment, Seat, Tenancy
from kendala.directory import Directories, LogRegistrar
from kendala.seeding import seed
from kendala.settings import Settings
from kendala.store.log import open_log
from tests.databases import Place
from tests.kendala.access.conftest import PASSWORD, House

TODAY = date(2024, 11, 26)


@dataclass
class Bureau:
    """Access and the directory over one log."""

    house: House
    enrolment: Enrolment

    def titles(self, username: str, on: date = TODAY) -> list[str]:
        account = self.house.accounts.find(username)
        directory = self.enrolment.registrar.current()
        return [directory.office_title(held.office) for held in directory.offices_of(account.id, on)] if account else []


@pytest.fixture
def bureau(databases: Place, house: House) -> Iterator[Bureau]:
    """A seeded log beside the access tables."""
    settings = Settings(data=databases.folder, database_url=databases.url)
    log = open_log(settings)
    seed(log, house.clock)
    registrar = LogRegistrar(log=log, directories=Directories(log), clock=house.clock)
    yield Bureau(house, Enrolment(accounts=house.accounts, registrar=registrar, clock=house.clock))
    log.close()


@pytest.mark.parametrize(
    ("seat", "title"),
    [
        (Seat(kind=OfficeKind.OPERATOR, agency="DINKES"), "Operator Dinas Kesehatan"),
        (Seat(kind=OfficeKind.AGENCY_HEAD, agency="DINKES"), "Kepala Dinas Kesehatan"),
        (Seat(kind=OfficeKind.AGENCY_HEAD, agency="KEC-64.08.06"), "Camat Busang"),
        (Seat(kind=OfficeKind.AGENCY_HEAD, agency="RSUD"), "Direktur RSUD Kudungga"),
        (Seat(kind=OfficeKind.DESK, desk="HUKUM"), "Petugas Bagian Hukum"),
        (Seat(kind=OfficeKind.ADPEM), "Bagian Administrasi Pembangunan"),
        (Seat(kind=OfficeKind.LEADERSHIP, code="secretary", title="Sekretaris Daerah"), "Sekretaris Daerah"),
    ],
)
def test_a_new_account_holds_its_office_from_today(bureau: Bureau, seat: Seat, title: str) -> None:
    """The office is established with its usual title where it is missing, and held from today."""
    bureau.enrolment.enrol("someone", PASSWORD, seat)
    assert bureau.titles("someone") == [title]
    assert bureau.titles("someone", date(2024, 11, 25)) == []


def test_an_office_is_established_once(bureau: Bureau) -> None:
    """Two operators of one agency hold the same office."""
    seat = Seat(kind=OfficeKind.OPERATOR, agency="DINKES")
    for username in ("one", "two"):
        bureau.enrolment.enrol(username, PASSWORD, seat)
    assert [office.id for office in bureau.enrolment.registrar.current().offices()] == ["operator.DINKES"]


def test_no_account_is_left_where_the_office_is_refused(bureau: Bureau) -> None:
    """An unknown agency is refused before an account is made."""
    with pytest.raises(Invalid):
        bureau.enrolment.enrol("someone", PASSWORD, Seat(kind=OfficeKind.OPERATOR, agency="NOWHERE"))
    assert bureau.house.accounts.find("someone") is None


def test_a_second_office_is_held_for_some_days(bureau: Bureau) -> None:
    """An acting head holds the office for the days of the letter, beside their own."""
    bureau.enrolment.enrol("someone", PASSWORD, Seat(kind=OfficeKind.OPERATOR, agency="DINKES"))
    bureau.enrolment.appoint(
        "someone",
        Seat(kind=OfficeKind.AGENCY_HEAD, agency="DINKES"),
        Tenancy(from_on=TODAY, until_on=date(2024, 12, 31), standing=Standing.PLT, letter="800/1/2024"),
    )
    assert bureau.titles("someone") == ["Operator Dinas Kesehatan", "Kepala Dinas Kesehatan"]
    assert bureau.titles("someone", date(2025, 1, 1)) == ["Operator Dinas Kesehatan"]


def test_an_office_is_ended_at_once(bureau: Bureau) -> None:
    """Without a day the office ends today."""
    bureau.enrolment.enrol("someone", PASSWORD, Seat(kind=OfficeKind.ADPEM))
    bureau.enrolment.end("someone", "adpem")
    assert bureau.titles("someone") == []
    with pytest.raises(NotFound):
        bureau.enrolment.end("nobody", "adpem")
