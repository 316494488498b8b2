"""Given, when, then for the almanac: commands before, a command, and the facts or the refusal that follow."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.acting import SYSTEM, Acting, OfficeKind
from domain.almanac import DayOff, DayOffKind, Document, Zone
from domain.almanac.chronicle import Chronicle
from domain.almanac.deadlines import ZONES
from domain.almanac.deciding import Command, decide
from domain.almanac.decreeing import ListYear
from domain.almanac.setting import SetDeadline
from domain.almanac.streams import AlmanacEvent
from domain.directory import Directory
from domain.refusals import Invalid
from tests.domain.directory.story import DINKES
from tests.domain.directory.story import given as known

NOON = datetime(2024, 11, 21, 4, 0, tzinfo=UTC)
ADPEM = Acting(account="account", person="person", office="adpem", kind=OfficeKind.ADPEM)
CHRISTMAS = DayOff(day=date(2024, 12, 25), name="Hari Raya Natal", kind=DayOffKind.NATIONAL)
GUESS = DayOff(day=date(2024, 12, 24), name="Perkiraan", kind=DayOffKind.NATIONAL, estimated=True)
YEAR = ListYear(year=2024, days=(GUESS, CHRISTMAS), source="uji 1")
DIRECTORY: Directory = known(DINKES)


def wita(month: int, day: int, hour: int = 23, *, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZONES[Zone.WITA])


def deadline(document: Document, at: datetime, letter: str | None = "900/1/2024") -> SetDeadline:
    return SetDeadline(year=2024, document=document, at=at, zone=Zone.WITA, letter=letter)


def given(*commands: Command) -> Chronicle:
    """The chronicle after these commands of the program, one a day, the last one the day before NOON."""
    chronicle = Chronicle()
    for left, command in zip(range(len(commands), 0, -1), commands, strict=True):
        chronicle = chronicle.after(*when(chronicle, command, by=SYSTEM, at=NOON - timedelta(days=left)))
    return chronicle


def when(
    chronicle: Chronicle, command: Command, *, by: Acting = ADPEM, at: datetime = NOON
) -> tuple[AlmanacEvent, ...]:
    """The facts that follow from the command."""
    return decide(command, chronicle, directory=DIRECTORY, by=by, now=at)


def refused(chronicle: Chronicle, command: Command, **more: Any) -> dict[str, str]:
    """The fields that are refused, each with the key of what is wrong."""
    with pytest.raises(Invalid) as refusal:
        when(chronicle, command, **more)
    return {name: key for name, (key, _) in refusal.value.fields.items()}
