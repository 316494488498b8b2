"""The secret addresses of calendars (`domain.reminders.keeping.Calendars`)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from domain.accounts import Account
from kendala.access.accounts import COLUMNS, account_from
from kendala.access.clock import Clock
from kendala.access.schema import accounts
from kendala.access.secrets import digest, new_secret
from kendala.access.throttling import FOR_ADDRESS, Subject, Throttle
from kendala.engines import reading, writing
from kendala.reminders.choices import put
from kendala.reminders.schema import settings


@dataclass(frozen=True, slots=True)
class TableCalendars:
    """The hashes of the secrets, one for an account at most."""

    engine: Engine
    clock: Clock
    throttle: Throttle

    def since(self, account: str) -> datetime | None:
        with reading(self.engine) as connection:
            found = select(settings.c.calendar_since).where(settings.c.account == account)
            return connection.execute(found).scalar_one_or_none()

    def renew(self, account: str) -> str:
        secret = new_secret()
        with writing(self.engine) as connection:
            put(connection, account, {"calendar": digest(secret), "calendar_since": self.clock()})
        return secret

    def end(self, account: str) -> None:
        with writing(self.engine) as connection:
            put(connection, account, {"calendar": None, "calendar_since": None})

    def owner(self, secret: str, address: str) -> Account | None:
        theirs = (settings.c.calendar == digest(secret), accounts.c.disabled_at.is_(None))
        found = select(*COLUMNS).join(settings, settings.c.account == accounts.c.id).where(*theirs)
        with reading(self.engine) as connection:
            row = connection.execute(found).first()
        if row is None:
            self.throttle.admit((Subject(f"calendar at {address}", FOR_ADDRESS),))
        return account_from(row) if row else None
