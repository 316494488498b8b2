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
from kendala.access.doorkeeping import Doorkeeper
from kendala.access.passwords import CHEAP
from kendala.access.wiring import wire
from kendala.engines import open_engine
from kendala.settings import Settings
from kendala.sign_on_settings import SignOn
from tests.databases import Place
from tests.kendala.installing import migrated

PASSWORD = "correct horse battery"
SETTINGS = Settings(
    public_url="https://kendala.example",
    sign_on=SignOn(secret_key="a key of the tests", second_factor_for=frozenset({OfficeKind.ADMIN})),
)
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
        self.access = wire(self.engine, self.clock, CHEAP, SETTINGS)
        self.people, self.accounts = self.access.people, self.access.accounts
        self.sessions, self.tokens = self.access.sessions, self.access.tokens
        self.factors, self.steps = self.access.second_factors, self.access.second_steps
        self.throttle, self.passkeys = self.access.throttle, self.access.passkeys
        self.door = Doorkeeper(
            accounts=self.accounts,
            sessions=self.sessions,
            tokens=self.tokens,
            verifier=self.access.verifier,
            second_steps=self.steps,
            passkeys=self.passkeys,
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
def house(databases: Place) -> Iterator[House]:
    """Access on a fresh database of each kind."""
    migrated(databases)
    engine = open_engine(databases.location, "events.db")
    yield House(engine)
    engine.dispose()
