"""The bell of each account (`domain.reminders.keeping.Bell`)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, Row, delete, func, select, update

from domain.refusals import NotFound
from domain.reminders import Kind
from domain.reminders.keeping import Reminder
from kendala.access.clock import Clock
from kendala.engines import reading, writing
from kendala.reminders.choices import choices_of
from kendala.reminders.schema import reminders

#: Beyond this the number on the bell says nothing that matters.
MOST_COUNTED = 100
#: What was read is kept for a year: the log itself tells what happened.
KEPT = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class TableBell:
    """The reminders in their table."""

    engine: Engine
    clock: Clock

    def unread(self, account: str) -> int:
        c = reminders.c
        some = select(c.id).where(c.account == account, c.read_at.is_(None)).limit(MOST_COUNTED).subquery()
        with reading(self.engine) as connection:
            found = connection.execute(select(func.count()).select_from(some)).scalar_one()
            quiet = found and choices_of(connection, account).is_quiet(self.clock())
        return 0 if quiet else found

    def list(self, account: str, *, before: int | None = None, limit: int = 50) -> Sequence[Reminder]:
        c = reminders.c
        chosen = select(reminders).where(c.account == account).order_by(c.id.desc()).limit(limit)
        with reading(self.engine) as connection:
            rows = connection.execute(chosen if before is None else chosen.where(c.id < before))
            return [reminder(row) for row in rows]

    def find(self, account: str, reminder_id: int) -> Reminder:
        c = reminders.c
        with reading(self.engine) as connection:
            row = connection.execute(select(reminders).where(c.account == account, c.id == reminder_id)).first()
        if row is None:
            raise NotFound("reminder", str(reminder_id))
        return reminder(row)

    def mark_read(self, account: str, reminder_id: int) -> None:
        if self.find(account, reminder_id).read_at is None:
            self._mark(account, reminders.c.id == reminder_id)

    def mark_all_read(self, account: str, upto: int) -> None:
        self._mark(account, reminders.c.id <= upto)

    def sweep(self) -> int:
        """Delete what was read and is old; gives how many."""
        old = (reminders.c.read_at.is_not(None), reminders.c.created_at < self.clock() - KEPT)
        with writing(self.engine) as connection:
            return connection.execute(delete(reminders).where(*old)).rowcount

    def _mark(self, account: str, which: Any) -> None:
        c = reminders.c
        with writing(self.engine) as connection:
            unread = update(reminders).where(c.account == account, c.read_at.is_(None), which)
            connection.execute(unread.values(read_at=self.clock()))


def reminder(row: Row[Any]) -> Reminder:
    """The reminder of a row of the table."""
    return Reminder(
        id=row.id,
        kind=Kind(row.kind),
        account=row.account,
        office=row.office,
        obstacle=row.obstacle,
        number=row.number,
        created_at=row.created_at,
        read_at=row.read_at,
        facts=json.loads(row.facts),
    )
