"""The parts of the program, put together once for each process from its settings and its clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from kendala.access.accounts import Accounts
from kendala.access.clock import Clock
from kendala.access.doorkeeping import Doorkeeper
from kendala.access.enrolling import Enrolment
from kendala.access.passwords import Cost, Passwords
from kendala.access.people import People
from kendala.access.sessions import Lifetimes, Sessions
from kendala.access.throttling import Throttle
from kendala.access.tokens import Tokens
from kendala.arrivals import Arrivals
from kendala.chores import schedule_of
from kendala.directory import Directories, LogRegistrar
from kendala.engines import open_engine
from kendala.files import FileStore
from kendala.live import LiveFeed
from kendala.reads import EngineReads, reached
from kendala.settings import Settings
from kendala.store.log import Log, open_log
from kendala.tracker import LogTracker
from kendala.worker import Worker
from wording.terms import call_agencies


def now() -> datetime:
    """The present time in UTC: the one clock of a running program."""
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who may come in."""

    people: People
    accounts: Accounts
    sessions: Sessions
    tokens: Tokens
    throttle: Throttle


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Everything a process of Kendala works with."""

    settings: Settings
    clock: Clock
    log: Log
    access: Access
    access_engine: Engine
    read_engine: Engine
    directories: Directories
    registrar: LogRegistrar
    tracker: LogTracker
    door: Doorkeeper
    files: FileStore
    arrivals: Arrivals
    reads: EngineReads
    live: LiveFeed
    worker: Worker

    @property
    def enrolment(self) -> Enrolment:
        """Makes accounts and appoints them, as the program itself."""
        return Enrolment(accounts=self.access.accounts, registrar=self.registrar, clock=self.clock)

    def ask_position(self) -> int:
        """The position of the read models, asked of the database; raises where it does not answer."""
        return reached(self.read_engine)

    def close(self) -> None:
        """Give back every connection."""
        self.live.close()
        self.log.close()
        self.access_engine.dispose()
        self.read_engine.dispose()


def location_of(settings: Settings) -> str:
    """The database's URL, or the data folder of SQLite."""
    return settings.database_url or str(settings.data)


def _access(engine: Engine, clock: Clock, cost: Cost | None, lifetimes: Lifetimes) -> Access:
    passwords = Passwords(cost) if cost else Passwords()
    return Access(
        people=People(engine, clock),
        accounts=Accounts(engine, clock, passwords),
        sessions=Sessions(engine, clock, lifetimes),
        tokens=Tokens(engine, clock),
        throttle=Throttle(engine, clock),
    )


def assemble(settings: Settings, *, clock: Clock = now, password_cost: Cost | None = None) -> Parts:
    """Put the parts together; the tables must be there (`kendala migrate`)."""
    location = location_of(settings)
    call_agencies(settings.agency_word)
    log = open_log(settings)
    access_engine = open_engine(location, "events.db")
    read_engine = open_engine(location, "read.db", synchronous="NORMAL", pool_size=8)
    access = _access(access_engine, clock, password_cost, Lifetimes(idle=timedelta(hours=settings.session_hours)))
    directories = Directories(log)
    arrivals = Arrivals(lambda: reached(read_engine))
    files = FileStore(access_engine, settings.files, clock, most=settings.upload_limit)
    reads = EngineReads(engine=read_engine, directories=directories, arrivals=arrivals)
    door = Doorkeeper(
        accounts=access.accounts,
        sessions=access.sessions,
        tokens=access.tokens,
        throttle=access.throttle,
        directory=directories.current,
        clock=clock,
    )
    return Parts(
        settings=settings,
        clock=clock,
        log=log,
        access=access,
        access_engine=access_engine,
        read_engine=read_engine,
        directories=directories,
        registrar=LogRegistrar(log=log, directories=directories, clock=clock),
        tracker=LogTracker(log=log, directories=directories, clock=clock),
        door=door,
        files=files,
        arrivals=arrivals,
        reads=reads,
        live=LiveFeed(reads),
        worker=Worker(
            log=log,
            engine=read_engine,
            location=location,
            directories=directories,
            arrivals=arrivals,
            schedule=schedule_of(files=files, sessions=access.sessions, throttle=access.throttle, clock=clock),
        ),
    )


@contextmanager
def parts_of(settings: Settings, *, clock: Clock = now) -> Iterator[Parts]:
    """The parts for as long as a command of the shell runs."""
    parts = assemble(settings, clock=clock)
    try:
        yield parts
    finally:
        parts.close()
