"""The first agencies, desks and causes of an installation, from tables that can be edited; and its first almanac."""

import csv
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from importlib.resources import files

from domain.acting import SYSTEM
from domain.directory import Directory, decide
from domain.directory.agencies import AgencyKind
from domain.directory.deciding import Command
from domain.directory.registering import RegisterAgency, RegisterCause, RegisterDesk
from domain.directory.streams import DirectoryEvent
from domain.obstacle.vocabulary import Locus, Stage
from kendala.access.clock import Clock
from kendala.almanac import Almanacs
from kendala.directory import Directories
from kendala.first_almanac import missing_facts
from kendala.store.errors import VersionConflict
from kendala.store.log import Log

MOST_RACES = 5


def seed(log: Log, clock: Clock, unknown_days: Collection[date] = ()) -> int:
    """Register what the seed has and the log has not; gives how many facts. What is known is never changed.

    `unknown_days` are days off that nobody knew of then: a demo begins in the past.
    """
    directories, almanacs = Directories(log), Almanacs(log)
    for _ in range(MOST_RACES):
        directory = missing(directories.current(), clock)
        events = (*directory, *missing_facts(almanacs.chronicle(), clock, unknown_days))
        try:
            if events:
                log.append(events)
        except VersionConflict:
            continue  # another process seeds at the same time: see what is left to do
        return len(events)
    return 0


def missing(directory: Directory, clock: Clock) -> tuple[DirectoryEvent, ...]:
    """The facts that would bring in what the directory does not know."""
    events: tuple[DirectoryEvent, ...] = ()
    for command, known in _wanted(directory):
        if not known:
            new = decide(command, directory, by=SYSTEM, now=clock())
            directory, events = directory.after(*new), events + new
    return events


def _wanted(directory: Directory) -> Iterator[tuple[Command, bool]]:
    for row in _rows("agencies"):
        yield _agency(row), directory.agency(row["code"]) is not None
    for row in _rows("desks"):
        yield _desk(row), directory.desk(row["code"]) is not None
    for row in _rows("causes"):
        yield _cause(row), directory.cause(row["code"]) is not None


def _rows(table: str) -> Iterator[Mapping[str, str]]:
    text = files("kendala").joinpath("seed", f"{table}.csv").read_text(encoding="utf-8-sig")
    return iter(csv.DictReader(text.splitlines()))


def _agency(row: Mapping[str, str]) -> RegisterAgency:
    return RegisterAgency(
        code=row["code"],
        name=row["name"],
        kind=AgencyKind(row["kind"]),
        working_days=int(row["working_days"]),
        confirmed=row["confirmed"] == "yes",
    )


def _desk(row: Mapping[str, str]) -> RegisterDesk:
    matters = tuple(matter.strip() for matter in row["helps_with"].split(";") if matter.strip())
    return RegisterDesk(code=row["code"], name=row["name"], agency=row["agency"], helps_with=matters)


def _cause(row: Mapping[str, str]) -> RegisterCause:
    return RegisterCause(
        code=row["code"],
        stage=Stage(row["stage"]),
        locus=Locus(row["default_locus"]),
        dak_code=int(row["dak_code"]) if row["dak_code"] else None,
        name_id=row["name_id"],
        name_en=row["name_en"],
        natural_desk=row["natural_desk"] or None,
    )
