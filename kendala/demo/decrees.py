"""What became known of calendar and deadlines in the demo's years, each with the clock on its day.

True are the holiday of 27 November 2024, six days before, and the deadline of SPP-LS for 2024; the letters with which
all other times were set are made up, and say so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.acting import OfficeKind
from domain.almanac import DayOffKind, Document, Zone
from domain.almanac.deadlines import ZONES
from domain.almanac.deciding import Command
from domain.almanac.decreeing import AddDay
from domain.almanac.setting import Dispense, SetDeadline
from domain.tracker import Request
from kendala.demo.telling import DemoClock, office
from kendala.parts import Parts

ELECTION = date(2024, 11, 27)
#: Days off that nobody knew of when the demo begins.
UNKNOWN = frozenset({ELECTION})
MORNING = time(1, 0, tzinfo=UTC)
#: Month, day and hour in which each document has to be in, and the zone of those who set it.
TIMES = (
    (Document.SPP_GU, (12, 10, 23), Zone.WITA),
    (Document.SPP_LS, (12, 15, 23), Zone.WITA),
    (Document.SPM, (12, 20, 23), Zone.WITA),
    (Document.SP2D, (12, 30, 15), Zone.WIB),
    (Document.CASH_RETURN, (12, 31, 16), Zone.WITA),
)


@dataclass(frozen=True)
class Decree:
    """A change of the almanac and the time at which it became known."""

    at: datetime
    key: str
    command: Command


def decrees(today: date) -> list[Decree]:
    """All of them up to `today`, in time order."""
    known = [
        _decree(date(2024, 11, 21), "election", _election()),
        _decree(date(2024, 12, 13), "dispensation", _dispensation()),
    ]
    known += [each for year in range(2018, today.year + 1) for each in _deadlines(year)]
    return sorted((each for each in known if each.at.date() <= today), key=lambda each: each.at)


def _decree(day: date, name: str, command: Command) -> Decree:
    return Decree(datetime.combine(day, MORNING), f"demo-decree-{name}", command)


def _election() -> AddDay:
    return AddDay(day=ELECTION, name="Hari Pemilihan Kepala Daerah", kind=DayOffKind.NATIONAL, decree="Keppres 33/2024")


def _dispensation() -> Dispense:
    return Dispense(
        agency="DINKES",
        year=2024,
        document=Document.SPP_LS,
        at=datetime(2024, 12, 18, 23, 0, tzinfo=ZONES[Zone.WITA]),
        letter="Surat contoh 900/118/2024",
    )


def _deadlines(year: int) -> Iterator[Decree]:
    for nth, (document, (month, day, hour), zone) in enumerate(TIMES):
        command = SetDeadline(
            year=year,
            document=document,
            at=datetime(year, month, day, hour, tzinfo=ZONES[zone]),
            zone=zone,
            letter=f"Surat contoh 900/{nth + 1}/{year}",
        )
        yield _decree(date(year, 1, 10), f"{document}-{year}", command)


@dataclass
class Announcing:
    """Records the decrees one after the other; each has its own key, so that none is recorded twice."""

    parts: Parts
    clock: DemoClock
    left: list[Decree]

    def upto(self, moment: datetime) -> None:
        """Record all that became known until then."""
        while self.left and self.left[0].at <= moment:
            decree = self.left.pop(0)
            self.clock.at = max(self.clock.at, decree.at)
            if not self._is_known(decree.command):
                request = Request(acting=office(OfficeKind.ADPEM), key=decree.key)
                self.parts.keeper.handle(decree.command, request)

    def _is_known(self, command: Command) -> bool:
        """A folder that was prepared before it became a demo knows all days from the start."""
        return isinstance(command, AddDay) and command.day in self.parts.keeper.current().calendar.days
