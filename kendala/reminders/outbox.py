"""The outbox: reads the log once, from the day it was installed, and notes who is told of what.

It is no read model: its position and its rows move in one transaction, and nothing ever takes it back.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial

import structlog
from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from domain.event import Event
from domain.obstacle import Obstacle, fold
from domain.reminders import Call, Channel, Choices, Hearer, call, heard_by
from jobs.reminding import REMINDER
from kendala.access.clock import Clock
from kendala.directory import Directories
from kendala.engines import reading, writing
from kendala.reminders.choices import choices_of
from kendala.reminders.post import post
from kendala.reminders.schema import OUTBOX, outbox, reminders
from kendala.store.log import Log
from kendala.store.recorded import Row
from projections.board.card import number
from wording.dates import day_of

BATCH = 100
#: So many are called at most in one turn: the worker shows what happened meanwhile before it goes on.
AT_ONCE = 10
#: So many positions are passed over at most before it is noted how far the log was read.
STRIDE = 5_000
#: What came in by a file happened long ago, and is no news to anybody.
SILENT = frozenset({"import"})
#: The stored names of the events that call anybody: few of all, and only these are read whole.
CALLING = frozenset(event.TOPIC for event in call.registry if issubclass(event, Event) and event is not Event)
#: Kept once made: to make a statement takes longer than to execute it.
KNOWN = select(reminders.c.id).where(reminders.c.account == bindparam("whose"), reminders.c.cause == bindparam("why"))
PUT = insert(reminders).returning(reminders.c.id)
log_line = structlog.get_logger("kendala.reminders")


@dataclass(frozen=True, kw_only=True, slots=True)
class Calling:
    """A call with what it is about and what caused it."""

    call: Call
    obstacle: Obstacle
    number: str
    cause: str
    by: str = ""


def _first_callings(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows up to the last that one turn has time for."""
    calling = [n for n, row in enumerate(rows, 1) if row.topic in CALLING]
    return rows[: calling[AT_ONCE - 1]] if len(calling) > AT_ONCE else rows


@dataclass(kw_only=True)
class Outbox:
    """Turns events into reminders. Two that overlap for a heartbeat make each of them once.

    What calls nobody is passed over without a note in the database, where every note waits for the disk.
    """

    log: Log
    engine: Engine
    directories: Directories
    clock: Clock
    sends: frozenset[Channel] = frozenset()
    _passed: int = field(default=0, init=False)

    def catch_up(self) -> None:
        """Tell of everything up to the head of the log. A trouble is logged; the next call goes on from there."""
        while self.turn():
            pass

    def turn(self) -> bool:
        """One batch; whether there was any. A trouble is logged and tried again when something happens."""
        try:
            return self.step()
        except Exception:
            log_line.exception("reminders could not be made, trying again")
            return False

    def step(self) -> bool:
        """One batch; whether there was any."""
        with reading(self.engine) as connection:
            noted = connection.execute(select(outbox.c.position).where(outbox.c.name == OUTBOX)).scalar_one()
        batch = _first_callings(self.log.rows(max(noted, self._passed), BATCH))
        if not batch:
            return False
        callings = list(self._called([row for row in batch if row.topic in CALLING]))
        new = batch[-1].position
        worth = bool(callings) or new - noted >= STRIDE
        # where another has moved it first, what it did not reach is looked at again
        self._passed = new if not worth or self._move(noted, new, callings) else 0
        return True

    def _move(self, noted: int, new: int, callings: list[Calling]) -> bool:
        """Position and reminders in one transaction; False and nothing where another has moved it first."""
        with writing(self.engine) as connection:
            mine = (outbox.c.name == OUTBOX, outbox.c.position == noted)
            if connection.execute(update(outbox).where(*mine).values(position=new)).rowcount == 0:
                return False
            self._note(connection, callings)
            return True

    def start_from_here(self) -> None:
        """Whatever is in the log now calls nobody: what demo data tell happened before anybody was there."""
        with writing(self.engine) as connection:
            connection.execute(update(outbox).where(outbox.c.name == OUTBOX).values(position=self.log.head()))

    def note(self, callings: list[Calling]) -> None:
        """Remind of what no event tells, such as a date that came near."""
        with writing(self.engine) as connection:
            self._note(connection, callings)

    def _called(self, rows: Sequence[Row]) -> Iterator[Calling]:
        """Who is called is asked of the obstacle after the event, who may see it of the obstacle as it is now."""
        told = [one for one in self.log.decoded(rows) if one.metadata.via not in SILENT]
        ids = list({one.event.originator_id for one in told})
        if not ids:
            return
        streams, numbers = self.log.load_several(ids, self.log.head()), self.log.numbers(ids)
        for position, event, _ in told:
            stream, version = streams[event.originator_id], event.originator_version
            then = fold(stream[:version])
            now = fold(stream[version:], then)
            called = call(event, then) if then else None
            if called and now:
                year, n = numbers[now.id]
                cause = f"event:{position}"
                yield Calling(call=called, obstacle=now, number=number(year, n), cause=cause, by=event.by.account)

    def _note(self, connection: Connection, callings: list[Calling]) -> None:
        directory, now = self.directories.current(), self.clock()
        chosen = cache(partial(choices_of, connection))
        for each in callings:
            for hearer in heard_by(each.call, each.obstacle, directory, day_of(now), by=each.by):
                if connection.execute(KNOWN, {"whose": hearer.account, "why": each.cause}).first() is None:
                    self._remind(connection, each, hearer, chosen(hearer.account), now)

    def _remind(
        self, connection: Connection, calling: Calling, hearer: Hearer, choices: Choices, now: datetime
    ) -> None:
        kind = calling.call.kind
        row = {
            "account": hearer.account,
            "cause": calling.cause,
            "office": hearer.office,
            "kind": kind.value,
            "obstacle": calling.obstacle.id,
            "number": calling.number,
            "facts": json.dumps(dict(calling.call.facts)),
            "created_at": now,
            "read_at": None if choices.wants(kind, Channel.BELL) else now,
        }
        made = connection.execute(PUT, row).scalar_one()
        post(connection, hearer.account, f"{REMINDER}{made}", choices.reached_by(kind) & self.sends, choices.over(now))
