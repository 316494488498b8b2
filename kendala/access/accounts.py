"""Accounts: added, found, disabled, and their passwords."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.accounts import Account, NotLoggedIn
from domain.administration import SHELL, AccessAct
from domain.naming import visible
from domain.refusals import Invalid, NotFound
from kendala.access.clock import Clock
from kendala.access.passwords import Passwords
from kendala.access.revoking import revoke_everything
from kendala.access.schema import accounts, people
from kendala.access.secrets import opaque_id
from kendala.access.trail import note
from kendala.engines import reading, writing

USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{1,62}")
LANGUAGES = ("id", "en")
#: What is done within the transaction of a change.
Also = Callable[[Connection], None]
COLUMNS = tuple(accounts.c[name] for name in ("id", "username", "person", "language", "created_at", "disabled_at"))
_BY_NAME = select(*COLUMNS, accounts.c.password_hash).where(accounts.c.username_folded == bindparam("folded"))


def account_from(row: Sequence[Any]) -> Account:
    """The account in the first columns of a row, in the order of `COLUMNS`."""
    return Account(
        id=row[0],
        username=row[1],
        person=row[2],
        language=row[3],
        created_at=row[4],
        disabled_at=row[5],
    )


def folded(username: str) -> str:
    """The form in which user names are compared: capital letters do not matter."""
    return username.strip().casefold()


@dataclass(frozen=True, kw_only=True)
class Opening:
    """An account to be made; without a hash it has no password yet, and nobody logs in to it."""

    username: str
    hashed: str = ""
    name: str | None = None
    language: str = "id"
    id: str = field(default_factory=opaque_id)


class Accounts:
    """The accounts by id and by user name, with the passwords behind them."""

    def __init__(self, engine: Engine, clock: Clock, passwords: Passwords) -> None:
        self._engine, self._clock, self._passwords = engine, clock, passwords

    def add(self, username: str, *, password: str, name: str | None = None, language: str = "id") -> Account:
        """Make a person with an account, from the shell. Raises Invalid for user name, password or language."""
        hashed = self._passwords.hash(password)
        opening = Opening(username=username, hashed=hashed, name=name, language=language)
        return self.open(opening, note(AccessAct.OPENED, opening.id, SHELL, self._clock()))

    def open(self, opening: Opening, also: Also = lambda _: None) -> Account:
        """Make a person with an account; `also` is done in the same transaction. Raises Invalid."""
        _check(opening.username, opening.language)
        now, person = self._clock(), opaque_id()
        values = {
            "id": opening.id,
            "username": opening.username,
            "username_folded": folded(opening.username),
            "person": person,
            "password_hash": opening.hashed,
            "language": opening.language,
            "created_at": now,
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(
                    insert(people).values(id=person, name=visible(opening.name or "") or None, created_at=now)
                )
                connection.execute(insert(accounts).values(values))
                also(connection)
        except IntegrityError as taken:
            if self.find(opening.username) is None:
                raise
            raise Invalid(username=("username_taken", {"username": opening.username})) from taken
        return self.get(opening.id)

    def find(self, username: str) -> Account | None:
        """The account of that user name, capital letters aside."""
        row = self._row(username)
        return account_from(row) if row else None

    def get(self, account: str) -> Account:
        """The account of that id. Raises NotFound."""
        with reading(self._engine) as connection:
            row = connection.execute(select(*COLUMNS).where(accounts.c.id == account)).first()
        if row is None:
            raise NotFound("account", account)
        return account_from(row)

    def list(self) -> Sequence[Account]:
        """All accounts by user name, disabled ones too."""
        with reading(self._engine) as connection:
            return [account_from(r) for r in connection.execute(select(*COLUMNS).order_by(accounts.c.username_folded))]

    def disable(self, account: str, also: Also = lambda _: None) -> None:
        """Shut the account at once: its sessions and tokens end. Raises NotFound."""
        with writing(self._engine) as connection:
            self._change(connection, account, disabled_at=self._clock())
            revoke_everything(connection, account, self._clock())
            also(connection)

    def enable(self, account: str, also: Also = lambda _: None) -> None:
        """Let the account log in again. Raises NotFound."""
        with writing(self._engine) as connection:
            self._change(connection, account, disabled_at=None)
            also(connection)

    def set_language(self, account: str, language: str) -> None:
        """Remember the language the account reads in. Raises NotFound, Invalid."""
        _check("any", language)
        with writing(self._engine) as connection:
            self._change(connection, account, language=language)

    def set_password(self, account: str, password: str, also: Also = lambda _: None) -> None:
        """Give the account another password; its sessions and tokens end. Raises NotFound, Invalid."""
        hashed = self._passwords.hash(password)
        with writing(self._engine) as connection:
            also(connection)
            self._change(connection, account, password_hash=hashed)
            revoke_everything(connection, account, self._clock())

    def verify(self, username: str, password: str) -> Account:
        """The account, if the password is right and it is not disabled. Raises NotLoggedIn after the same work."""
        row = self._row(username)
        right, fresh = self._passwords.verify(password, row.password_hash if row else None)
        if row is None or not right:
            raise NotLoggedIn("wrong_credentials")
        if row.disabled_at is not None:
            raise NotLoggedIn("account_disabled")
        if fresh:
            self._refresh(row.id, row.password_hash, fresh)
        return account_from(row)

    def _row(self, username: str) -> Row[*tuple[Any, ...]] | None:
        with reading(self._engine) as connection:
            return connection.execute(_BY_NAME, {"folded": folded(username)}).first()

    def _refresh(self, account: str, held: str, fresh: str) -> None:
        """Store the same password at today's cost, unless another was set meanwhile."""
        same = (accounts.c.id == account, accounts.c.password_hash == held)
        with writing(self._engine) as connection:
            connection.execute(update(accounts).where(*same).values(password_hash=fresh))

    @staticmethod
    def _change(connection: Connection, account: str, **values: object) -> None:
        if connection.execute(update(accounts).where(accounts.c.id == account).values(values)).rowcount == 0:
            raise NotFound("account", account)


def _check(username: str, language: str) -> None:
    if not USERNAME.fullmatch(username):
        raise Invalid(username=("username_shape", {}))
    if language not in LANGUAGES:
        raise Invalid(language=("unknown_language", {"known": LANGUAGES}))
