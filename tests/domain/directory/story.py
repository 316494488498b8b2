"""Given, when, then for the directory: facts, a command, and the facts or the refusal that follow."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.acting import SYSTEM, Acting
from domain.directory import Directory, decide
from domain.directory.agencies import AgencyKind
from domain.directory.deciding import Command
from domain.directory.registering import RegisterAgency, RegisterCause, RegisterDesk
from domain.directory.streams import DirectoryEvent
from domain.obstacle.vocabulary import Locus, Stage

NOON = datetime(2024, 11, 26, 4, 0, tzinfo=UTC)

DINKES = RegisterAgency(code="DINKES", name="Dinas Kesehatan", kind=AgencyKind.DEPARTMENT)
BPKAD = RegisterDesk(code="BPKAD", name="Badan Pengelola Keuangan", agency="DINKES", helps_with=("SP2D", "cash"))
SP2D = RegisterCause(
    code="A9-SP2D",
    stage=Stage.DISBURSEMENT,
    locus=Locus.REGENCY,
    dak_code=8,
    name_id="SP2D terlambat",
    name_en="SP2D late",
    natural_desk="BPKAD",
)
KNOWN: Sequence[Command] = (DINKES, BPKAD, SP2D)


def given(*commands: Command, start: Directory | None = None) -> Directory:
    """The directory after these commands, one a minute, the last one a minute before NOON."""
    directory = start or Directory()
    for left, command in zip(range(len(commands), 0, -1), commands, strict=True):
        directory = directory.after(*when(directory, command, at=NOON - timedelta(minutes=left)))
    return directory


def when(
    directory: Directory, command: Command, *, by: Acting = SYSTEM, at: datetime = NOON
) -> tuple[DirectoryEvent, ...]:
    """The facts that follow from the command."""
    return decide(command, directory, by=by, now=at)


def bare(event: DirectoryEvent) -> DirectoryEvent:
    """The fact without its place in the stream, to compare with one that a test writes down."""
    return replace(event, originator_id=event.STREAM, originator_version=0)
