"""The access tables on both databases, with a clock that tests move."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from domain.accounts import Client
from domain.acting import SYSTEM, OfficeKind
from domain.directory import Directory, decide
from domain.directory.appointing import AppointHolder
from domain.directory.registering import EstablishOffice
from kendala.access.accounts import Accounts
from kendala.access.doorkeeping import Doorkeeper
from kendala.access.passwords import CHEAP, Passwords
from kendala.access.people import People
from kendala.access.schema import create
from kendala.access.second_factors import SecondFactors
from kendala.access.second_steps import SecondSteps
from kendala.access.sessions import Sessions
from kendala.access.throttling import Throttle
from kendala.access.tickets import Tickets
from kendala.access.tokens import Tokens
from kendala.access.vault import Vault
from kendala.access.verifying import Verifier
from kendala.engines import open_engine
from kendala.reminders.schema import create as create_reminders

PASSWORD = "correct horse battery"
OFFICE_PC = Client(address="10.0.0.7", browser="Firefox")


@dataclass
class TestClock:
    """A clock that stands still until a test moves it."""

    __test__ = False

    now: datetime = datetime(2024, 11, 26, 4, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class House:
    """All of access over one database, and a directory that tests fill."""

    engine: Engine
    clock: TestClock = field(default_factory=TestClock)
    directory: Directory = field(default_factory=Directory)

    def __post_init__(self) -> None:
        self.people = People(self.engine, self.clock)
        self.accounts = Accounts(self.engine, self.clock, Passwords(CHEAP))
        self.sessions = Sessions(self.engine, self.clock)
        self.tokens = Tokens(self.engine, self.clock)
        self.throttle = Throttle(self.engine, self.clock)
        self.tickets = Tickets(self.engine, self.clock)
        self.factors = SecondFactors(self.engine, self.clock, Vault(lambda: "a key of the tests"))
        verifier = Verifier(accounts=self.accounts, sessions=self.sessions, throttle=self.throttle)
        self.steps = SecondSteps(
            factors=self.factors,
            tickets=self.tickets,
            accounts=self.accounts,
            verifier=verifier,
            required=frozenset({OfficeKind.ADMIN}),
        )
        self.door = Doorkeeper(
            accounts=self.accounts,
            sessions=self.sessions,
            tokens=self.tokens,
            verifier=verifier,
            second_steps=self.steps,
            directory=lambda: self.directory,
            clock=self.clock,
        )

    def account(self, username: str = "operator", **details: str) -> str:
        """A new account, by its id."""
        return self.accounts.add(username, password=PASSWORD, **details).id

    def appoint(self, account: str, office: str, kind: OfficeKind, from_on: date, until_on: date | None = None) -> None:
        """Put the account into an office that is made for it."""
        commands = (
            EstablishOffice(code=office, title=office, kind=kind),
            AppointHolder(code=office, account=account, person="person", from_on=from_on, until_on=until_on),
        )
        for command in commands:
            facts = decide(command, self.directory, by=SYSTEM, now=self.clock())
            self.directory = self.directory.after(*facts)


@pytest.fixture
def house(database_url: str) -> Iterator[House]:
    """Access on a fresh database of each kind."""
    engine = open_engine(database_url, "events.db")
    create(engine)
    create_reminders(engine, 0)
    yield House(engine)
    engine.dispose()
