"""People behind opaque ids: what is known of them can be corrected and erased, events cannot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict, Unpack, cast

from sqlalchemy import Connection, Engine, Row, insert, select, update

from domain.accounts import Person
from domain.naming import visible
from domain.refusals import Invalid, NotFound
from kendala.access.clock import Clock
from kendala.access.schema import KEYS_OF_ACCOUNTS, accounts, people
from kendala.access.secrets import opaque_id
from kendala.engines import reading, writing
from kendala.reminders.schema import forget
from kendala.webhooks.schema import forget as forget_webhooks

NIP_DIGITS = 18
_SHOWN = 3


def masked(nip: str | None) -> str | None:
    """A NIP without birth date, date of appointment and sex: only its running number is left."""
    return "*" * (len(nip) - _SHOWN) + nip[-_SHOWN:] if nip else None


class Details(TypedDict, total=False):
    """What can be kept of a person; None or white space empties a field."""

    name: str | None
    nip: str | None
    phone: str | None
    email: str | None


class People:
    """Names, NIP, phone and e-mail of persons; corrected, erased, and named for pages."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def add(self, **details: Unpack[Details]) -> str:
        """Keep a new person and give the opaque id. Raises Invalid for a NIP that is not 18 digits."""
        person = opaque_id()
        values = _checked(details)
        with writing(self._engine) as connection:
            connection.execute(insert(people).values(id=person, created_at=self._clock(), **values))
        return person

    def find(self, person: str) -> Person:
        """What is known of the person. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(select(people).where(people.c.id == person)).first()
        if row is None:
            raise NotFound("person", person)
        return _person(row)

    def correct(
        self, person: str, also: Callable[[Connection], None] = lambda _: None, **details: Unpack[Details]
    ) -> None:
        """Set the details that are given. Raises NotFound, also for who was erased, and Invalid."""
        change = update(people).where(people.c.id == person, people.c.erased_at.is_(None))
        change = change.values(id=people.c.id, **_checked(details))  # never empty, so that it tells who is there
        with writing(self._engine) as connection:
            if connection.execute(change).rowcount == 0:
                raise NotFound("person", person)
            also(connection)

    def erase(self, person: str, also: Callable[[Connection], None] = lambda _: None) -> None:
        """Remove all that tells who it was; the opaque id, its accounts (disabled) and all events stay."""
        now, theirs = self._clock(), accounts.c.person == person
        mine = select(accounts.c.id).where(theirs)
        with writing(self._engine) as connection:
            nothing = {"name": None, "nip": None, "phone": None, "email": None, "erased_at": now}
            if connection.execute(update(people).where(people.c.id == person).values(nothing)).rowcount == 0:
                raise NotFound("person", person)
            for table in KEYS_OF_ACCOUNTS:
                connection.execute(table.delete().where(table.c.account.in_(mine)))
            forget(connection, mine)
            forget_webhooks(connection, mine)
            connection.execute(
                update(accounts)
                .where(theirs)
                .values(
                    username=accounts.c.id,
                    username_folded=accounts.c.id,
                    password_hash="",
                    disabled_at=now,
                )
            )
            also(connection)

    def names(self, persons: Sequence[str]) -> Mapping[str, str]:
        """The names by id; who was erased, has no name or is unknown is left out."""
        wanted = select(people.c.id, people.c.name).where(people.c.id.in_(set(persons)), people.c.name.is_not(None))
        with reading(self._engine) as connection:
            return {row.id: row.name for row in connection.execute(wanted)}


def _checked(details: Details) -> dict[str, str | None]:
    given = cast("Mapping[str, str | None]", details)
    values = {name: visible(value or "") or None for name, value in given.items()}
    nip = values.get("nip")
    if nip is not None:
        values["nip"] = nip = nip.replace(" ", "")
        if not (nip.isascii() and nip.isdigit() and len(nip) == NIP_DIGITS):
            raise Invalid(nip=("nip_shape", {"digits": NIP_DIGITS}))
    return values


def _person(row: Row[Any]) -> Person:
    return Person(id=row.id, name=row.name, nip=masked(row.nip), phone=row.phone, email=row.email)
