"""What each account chose (`domain.reminders.keeping.Choosing`), and the addresses that messages go to."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, insert, select, update

from domain.refusals import Invalid
from domain.reminders import Channel, Choices, Kind, QuietHours
from kendala.access.people import People
from kendala.access.schema import accounts, people
from kendala.engines import reading, writing
from kendala.reminders.schema import settings

#: No more than an address looks like: whether somebody reads it, only a message can tell.
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}", re.ASCII)
LONGEST_EMAIL, LONGEST_PUSH = 200, 500
HOUR = 60
_CHOSEN = (
    select(settings, people.c.email)
    .select_from(accounts)
    .join(people, people.c.id == accounts.c.person)
    .outerjoin(settings, settings.c.account == accounts.c.id)
    .where(accounts.c.id == bindparam("account"))
)


@dataclass(frozen=True, slots=True)
class TableChoices:
    """The choices in their table; e-mail addresses lie with the people."""

    engine: Engine
    people: People
    sends: frozenset[Channel] = frozenset()
    push_schemas: Sequence[str] = ()

    def of(self, account: str) -> Choices:
        with reading(self.engine) as connection:
            return choices_of(connection, account)

    def choose(self, account: str, *, unwanted: frozenset[tuple[Kind, Channel]], quiet: QuietHours | None) -> None:
        values = {
            "unwanted": json.dumps(sorted((kind.value, channel.value) for kind, channel in unwanted)),
            "quiet_begin": _minutes(quiet.begin) if quiet else None,
            "quiet_end": _minutes(quiet.end) if quiet else None,
        }
        with writing(self.engine) as connection:
            put(connection, account, values)

    def set_email(self, account: str, address: str) -> None:
        address = address.strip()
        refuse_no_address(address)
        with reading(self.engine) as connection:
            person = connection.execute(select(accounts.c.person).where(accounts.c.id == account)).scalar_one()
        self.people.correct(person, email=address or None)

    def set_push(self, account: str, address: str) -> None:
        address = address.strip()
        if address and not self._is_service(address):
            raise Invalid(push=("push_shape", {"known": tuple(f"{schema}://" for schema in self.push_schemas)}))
        with writing(self.engine) as connection:
            put(connection, account, {"push": address or None})

    def _is_service(self, address: str) -> bool:
        """Of a service that the operator lets through: any other address could reach into the regency's own network."""
        schema = address.partition("://")[0].lower()
        if len(address) > LONGEST_PUSH or schema not in self.push_schemas:
            return False
        from apprise import Apprise  # it looks through a hundred services, which takes a second

        return Apprise.instantiate(address, suppress_exceptions=True) is not None


def choices_of(connection: Connection, account: str) -> Choices:
    """The account's choices, within a transaction."""
    row = connection.execute(_CHOSEN, {"account": account}).first()
    return _choices(row) if row else Choices()


def _choices(row: Row[Any]) -> Choices:
    unwanted = frozenset((Kind(kind), Channel(way)) for kind, way in json.loads(row.unwanted or "[]"))
    quiet = None if row.quiet_begin is None else QuietHours(_time(row.quiet_begin), _time(row.quiet_end))
    return Choices(unwanted=unwanted, quiet=quiet, email=row.email, push=row.push)


def put(connection: Connection, account: str, values: Mapping[str, Any]) -> None:
    """Set some columns of the account's row, which is made where it is missing."""
    if connection.execute(update(settings).where(settings.c.account == account).values(values)).rowcount == 0:
        connection.execute(insert(settings).values({"account": account, "unwanted": "[]", **values}))


def _minutes(at: time) -> int:
    return at.hour * HOUR + at.minute


def _time(minutes: int) -> time:
    return time(minutes // HOUR, minutes % HOUR)


def refuse_no_address(typed: str) -> None:
    """Raise Invalid (`email`) for what is no address of a mailbox; nothing at all is none and passes."""
    if typed and (len(typed) > LONGEST_EMAIL or not EMAIL.fullmatch(typed)):
        raise Invalid(email=("email_shape", {}))
