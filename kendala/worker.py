"""The worker: takes events from the log in batches and lets every projection keep its rows, until it is stopped.

Rows and position move in one transaction, guarded by the position they were computed for. So a worker that is
killed, a second one that leads for a heartbeat, or a database that restarts costs a repeated batch and nothing else.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import psycopg
import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from jobs.schedule import Schedule
from kendala.arrivals import Arrivals
from kendala.directory import Directories
from kendala.engines import Journal, reading, writing
from kendala.folding import Folding
from kendala.leading import leading
from kendala.store.errors import StoreError
from kendala.store.log import Log
from projections.positions import advance, positions
from projections.registry import PROJECTIONS

#: What is done to as many obstacles as can be chosen at once is shown at once, with the record of it.
BATCH = 512
#: Seconds until a follower asks again whether it may lead, and until a troubled leader tries again.
PATIENCE = 1.0
TROUBLES = (StoreError, SQLAlchemyError, psycopg.Error, OSError)

log_line = structlog.get_logger("kendala.worker")


class Overtaken(Exception):  # noqa: N818 - it happened, and is no mistake
    """Another worker moved a position first: what was computed is dropped."""


@dataclass(frozen=True, kw_only=True)
class Worker:
    """One worker; the schedule's jobs run where it leads."""

    log: Log
    engine: Engine
    location: str
    directories: Directories
    arrivals: Arrivals
    schedule: Schedule
    #: Tells those who are concerned of some of what the read models hold now; whether there is more to tell.
    remind: Callable[[], bool] = lambda: False

    def run(self, stopping: threading.Event) -> None:
        """Work until `stopping` is set; troubles are told and outlived."""
        folding, journal = Folding(self.log), Journal(self.engine)
        with leading(self.location) as leadership:
            while not stopping.is_set():
                try:
                    if leadership.take():
                        self._lead(folding, journal, stopping)
                    else:
                        self._follow(stopping)
                except TROUBLES as trouble:
                    log_line.warning("worker in trouble, trying again", trouble=str(trouble))
                    leadership.give_up()
                    folding.forget()
                    self._follow(stopping)
                except Exception:
                    log_line.exception("an event could not be shown, trying again")
                    folding.forget()
                    stopping.wait(PATIENCE)
            self._follow(stopping)

    def _follow(self, stopping: threading.Event) -> None:
        """Leave the work to another for a moment; who waits in this process asks the database meanwhile."""
        self.arrivals.lead(leads=False)
        self.schedule.stop()
        stopping.wait(PATIENCE)

    def _lead(self, folding: Folding, journal: Journal, stopping: threading.Event) -> None:
        """Catch up, tell a few of what is new, let the jobs run, then sleep until something happens.

        At most a second, so that the lead is asked for again. Where there is much to tell, what happens meanwhile is
        shown first: who saved it waits for that.
        """
        self.arrivals.lead(leads=True)
        reached = self.catch_up(folding, stopping)
        more = self.remind()
        if not stopping.is_set():
            self.schedule.start()
            if not more:
                journal.move(reached)
                self.log.wake.wait(reached, PATIENCE)

    def catch_up(self, folding: Folding, stopping: threading.Event | None = None) -> int:
        """Bring all projections to the head of the log; the position that the last of them has reached."""
        while True:
            reached = self.step(folding)
            if reached is not None:
                return reached
            if stopping is not None and stopping.is_set():
                return 0

    def step(self, folding: Folding) -> int | None:
        """One batch for the projections that are furthest behind; the position once all are at the head."""
        with reading(self.engine) as connection:
            at = {name: position for name, position in positions(connection).items() if name in PROJECTIONS}
        old = min(at.values())
        ahead = [position for position in at.values() if position > old]
        batch = self.log.read(old, BATCH, upto=min(ahead, default=None))
        if not batch and not ahead:
            self.arrivals.reached(old)
            return old
        new = batch[-1].position if batch else min(ahead)
        changes = folding.changes(batch)
        directory = self.directories.current()
        names = [name for name in PROJECTIONS if at.get(name) == old]
        try:
            with writing(self.engine) as connection:
                if not advance(connection, names, old, new):
                    raise Overtaken  # noqa: TRY301 - it must leave the transaction to roll it back
                for name in names:
                    projection = PROJECTIONS[name]
                    projection.apply(connection, projection.current, changes, directory)
        except Overtaken:
            folding.forget()
            return None
        self.arrivals.reached(min(new, *ahead) if ahead else new)
        return None
