"""An installation with one account for each office, and what the outbox told each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import update

from domain.acting import Acting, OfficeKind
from domain.obstacle import WITA, Command
from domain.tracker import Request
from kendala.engines import writing
from kendala.parts import Parts
from kendala.reminders.schema import outbox
from tests.api.programs import SEATS
from tests.kendala.installing import catch_up, report

_keys = count(1)


@dataclass(frozen=True)
class Staff:
    """The accounts by the names of their offices (`tests/api/programs.py`)."""

    parts: Parts
    offices: Mapping[str, Acting]

    def __getitem__(self, name: str) -> Acting:
        return self.offices[name]

    def raised(self, **more: Any) -> UUID:
        """A new obstacle of the agency."""
        request = Request(acting=self["operator"], key=f"staff-{next(_keys)}")
        return self.parts.tracker.raise_obstacle(report(**more), request).id

    def do(self, by: str, obstacle: UUID, command: Command) -> None:
        """One act, before the outbox comes by."""
        self.parts.tracker.act(obstacle, command, Request(acting=self[by]))

    def act(self, by: str, obstacle: UUID, command: Command) -> None:
        """One act, told by the outbox."""
        self.do(by, obstacle, command)
        catch_up(self.parts)
        self.parts.reminders.outbox.catch_up()

    def told(self) -> dict[str, list[str]]:
        """The kinds of reminders of each, in their order; who has none is left out."""
        found = {name: self.parts.reminders.bell.list(acting.account)[::-1] for name, acting in self.offices.items()}
        return {name: [each.kind.value for each in held] for name, held in found.items() if held}

    def kind_of(self, office: str) -> OfficeKind:
        """What kind of office it is."""
        return next(acting.kind for acting in self.offices.values() if acting.office == office)

    def put_back(self) -> None:
        """Let the outbox begin at the beginning of the log."""
        with writing(self.parts.access_engine) as connection:
            connection.execute(update(outbox).values(position=0))


def staffed(parts: Parts) -> Staff:
    """Enrol everybody; the reminders are to begin after it."""
    offices = {}
    for name, seat in SEATS.items():
        account = parts.enrolment.enrol(name, "sandi yang cukup panjang", seat)
        (offices[name],) = parts.directories.current().offices_of(account.id, parts.clock().astimezone(WITA).date())
    return Staff(parts, offices)
