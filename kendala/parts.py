"""The parts of the program, put together once for each process from its settings and its clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine

from jobs.running import run
from jobs.schedule import Job, Schedule
from kendala.access.clock import Clock
from kendala.access.doorkeeping import Doorkeeper
from kendala.access.enrolling import Enrolment
from kendala.access.passwords import Cost
from kendala.access.wiring import Access, wire
from kendala.almanac import Almanacs, LogKeeper
from kendala.arrivals import Arrivals
from kendala.backup.records import KeptBackups
from kendala.backup.taking import Source
from kendala.bulks import LogBulks
from kendala.carry_over import LogCarryOvers
from kendala.catching_up import catch_up
from kendala.chores import backing_up, sweeping, watching
from kendala.directory import Directories, LogRegistrar
from kendala.engines import open_engine
from kendala.files import FileStore
from kendala.live import LiveFeed
from kendala.moving import clock_of
from kendala.reads import EngineReads, reached
from kendala.rehearsals import Rehearsals
from kendala.reminders.wiring import Reminders
from kendala.runs import JobRuns
from kendala.settings import Settings
from kendala.store.log import Log, open_log
from kendala.timetable import KeptTimetable
from kendala.tracker import LogTracker
from kendala.watching import LogGround
from kendala.webhooks.wiring import Hooks
from kendala.worker import Worker
from wording.own_words import ask_no_more, ask_words, call_agencies

#: Seconds that a thread gets to give its connection back before it is closed.
FAREWELL = 2.0


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Everything a process of Kendala works with; each part is made when it is first asked for, and once."""

    settings: Settings
    clock: Clock
    log: Log
    access: Access
    access_engine: Engine
    read_engine: Engine

    @cached_property
    def directories(self) -> Directories:
        return Directories(self.log)

    @cached_property
    def registrar(self) -> LogRegistrar:
        return LogRegistrar(log=self.log, directories=self.directories, clock=self.clock)

    @cached_property
    def almanacs(self) -> Almanacs:
        return Almanacs(self.log)

    @cached_property
    def keeper(self) -> LogKeeper:
        return LogKeeper(log=self.log, almanacs=self.almanacs, directories=self.directories, clock=self.clock)

    @cached_property
    def rehearsals(self) -> Rehearsals:
        return Rehearsals(
            log=self.log, reads=self.reads, almanacs=self.almanacs, directories=self.directories, clock=self.clock
        )

    @cached_property
    def tracker(self) -> LogTracker:
        return LogTracker(log=self.log, directories=self.directories, clock=self.clock)

    @cached_property
    def door(self) -> Doorkeeper:
        return Doorkeeper(
            accounts=self.access.accounts,
            sessions=self.access.sessions,
            tokens=self.access.tokens,
            verifier=self.access.verifier,
            second_steps=self.access.second_steps,
            passkeys=self.access.passkeys,
            directory=self.directories.current,
            clock=self.clock,
        )

    @cached_property
    def files(self) -> FileStore:
        return FileStore(self.access_engine, self.settings.files, self.clock, most=self.settings.upload_limit)

    @cached_property
    def arrivals(self) -> Arrivals:
        return Arrivals(self.ask_position)

    @cached_property
    def reads(self) -> EngineReads:
        return EngineReads(engine=self.read_engine, directories=self.directories, arrivals=self.arrivals)

    @cached_property
    def carry_overs(self) -> LogCarryOvers:
        return LogCarryOvers(log=self.log, directories=self.directories, reads=self.reads, clock=self.clock)

    @cached_property
    def bulks(self) -> LogBulks:
        return LogBulks(log=self.log, directories=self.directories, reads=self.reads, clock=self.clock)

    @cached_property
    def live(self) -> LiveFeed:
        return LiveFeed(self.reads)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(
            settings=self.settings,
            log=self.log,
            engine=self.access_engine,
            clock=self.clock,
            directories=self.directories,
            accounts=self.access.accounts,
            people=self.access.people,
            reads=self.reads,
            almanacs=self.almanacs,
        )

    @cached_property
    def backups(self) -> KeptBackups:
        return KeptBackups(Source(engine=self.access_engine, files=self.settings.files), self.settings, self.clock)

    @cached_property
    def hooks(self) -> Hooks:
        return Hooks(self.access_engine, self.reads, self.directories, self.settings, self.clock)

    @cached_property
    def runs(self) -> JobRuns:
        return JobRuns(self.access_engine)

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs of the schedule, in the order in which they are shown."""
        sweep = sweeping(files=self.files, access=self.access, runs=self.runs, told=self.hooks.due, clock=self.clock)
        return (
            sweep,
            watching(self.ground),
            *self.reminders.jobs,
            *backing_up(self.backups, self.settings),
            self.hooks.job,
        )

    @cached_property
    def ground(self) -> LogGround:
        return LogGround(
            log=self.log,
            reads=self.reads,
            directories=self.directories,
            almanacs=self.almanacs,
            clock=self.clock,
            catch_up=lambda: catch_up(self),
        )

    @cached_property
    def timetable(self) -> KeptTimetable:
        return KeptTimetable(self.jobs, self.runs, self.clock)

    @cached_property
    def schedule(self) -> Schedule:
        return Schedule(self.jobs, lambda job: run(job, self.runs, self.clock))

    @cached_property
    def worker(self) -> Worker:
        return Worker(
            log=self.log,
            engine=self.read_engine,
            location=location_of(self.settings),
            directories=self.directories,
            arrivals=self.arrivals,
            schedule=self.schedule,
            remind=self.reminders.outbox.turn,
        )

    @property
    def enrolment(self) -> Enrolment:
        """Makes accounts and appoints them, as the program itself."""
        return Enrolment(accounts=self.access.accounts, registrar=self.registrar, clock=self.clock)

    def ask_position(self) -> int:
        """The position of the read models, asked of the database; raises where it does not answer."""
        return reached(self.read_engine)

    def close(self) -> None:
        """Give back every connection."""
        ask_no_more(self.access.organisation.words)
        self.live.close()
        self.rehearsals.close()
        self.arrivals.close()
        self.live.join(FAREWELL)
        self.log.close()
        self.access_engine.dispose()
        self.read_engine.dispose()


def location_of(settings: Settings) -> str:
    """The database's URL, or the data folder of SQLite."""
    return settings.database_url or str(settings.data)


def _with_clock(log: Log, settings: Settings, clock: Clock | None) -> tuple[Log, Clock]:
    try:
        return log, clock or clock_of(settings, log)
    except BaseException:
        log.close()
        raise


def assemble(settings: Settings, *, clock: Clock | None = None, password_cost: Cost | None = None) -> Parts:
    """Put the parts together; the tables must be there (`kendala migrate`). Raises NotADemo for a moved clock."""
    call_agencies(settings.agency_word)
    location = location_of(settings)
    log, clock = _with_clock(open_log(settings), settings, clock)
    engine = open_engine(location, "events.db")
    parts = Parts(
        settings=settings,
        clock=clock,
        log=log,
        access=wire(engine, clock, password_cost, settings),
        access_engine=engine,
        read_engine=open_engine(location, "read.db", synchronous="NORMAL", pool_size=8),
    )
    ask_words(parts.access.organisation.words)
    return parts


@contextmanager
def parts_of(settings: Settings, *, clock: Clock | None = None) -> Iterator[Parts]:
    """The parts for as long as a command of the shell runs."""
    parts = assemble(settings, clock=clock)
    try:
        yield parts
    finally:
        parts.close()
