"""A small directory to name things by, and offices to act in."""

from datetime import UTC, date, datetime

from domain.acting import SYSTEM, Acting, OfficeKind, Standing
from domain.directory import Directory, decide
from domain.directory.agencies import AgencyKind
from domain.directory.registering import EstablishOffice, RegisterAgency, RegisterCause, RegisterDesk
from domain.directory.renaming import RenameAgency
from domain.obstacle import Locus, Stage

EARLY = datetime(2024, 1, 2, 1, tzinfo=UTC)
RENAMED = datetime(2025, 1, 2, 1, tzinfo=UTC)
NOON = datetime(2024, 11, 26, 4, 0, tzinfo=UTC)
TODAY = date(2024, 11, 29)

COMMANDS = (
    RegisterAgency(code="DINKES", name="Dinas Kesehatan", kind=AgencyKind.DEPARTMENT),
    RegisterAgency(code="BPKAD", name="Badan Pengelola Keuangan dan Aset Daerah", kind=AgencyKind.AGENCY),
    RegisterAgency(code="SETKAB", name="Sekretariat Kabupaten", kind=AgencyKind.SECRETARIAT),
    RegisterAgency(code="RSUD", name="RSUD Kudungga", kind=AgencyKind.HOSPITAL, working_days=6),
    RegisterAgency(code="KEC-1", name="Kecamatan Muara Wahau", kind=AgencyKind.DISTRICT),
    RegisterDesk(code="BPKAD", name="Badan Pengelola Keuangan dan Aset Daerah", agency="BPKAD"),
    RegisterDesk(code="HUKUM", name="Bagian Hukum", agency="SETKAB"),
    RegisterCause(
        code="A9-SP2D",
        stage=Stage.DISBURSEMENT,
        locus=Locus.REGENCY,
        name_id="Penerbitan SP2D terlambat",
        name_en="SP2D issued late",
    ),
    EstablishOffice(code="bupati", title="Bupati", kind=OfficeKind.LEADERSHIP),
)


def directory() -> Directory:
    """The directory after its registration, with one agency renamed in 2025."""
    known = Directory()
    for command in COMMANDS:
        known = known.after(*decide(command, known, by=SYSTEM, now=EARLY))
    return known.after(
        *decide(RenameAgency(code="DINKES", name="Dinas Kesehatan dan KB"), known, by=SYSTEM, now=RENAMED)
    )


DIRECTORY = directory()


def acting(
    kind: OfficeKind,
    *,
    agency: str | None = None,
    desk: str | None = None,
    standing: Standing = Standing.DEFINITIVE,
    office: str = "unregistered",
) -> Acting:
    """An office of that kind, which the directory knows only where `office` says so."""
    return Acting(account="a1", person="p1", office=office, kind=kind, agency=agency, desk=desk, standing=standing)
