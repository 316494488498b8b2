"""Links by which a password is set: made by the administrator, used once, ended after three days."""

from datetime import timedelta

from sqlalchemy import Connection, Engine, delete, insert, select, update

from domain.accounts import Client
from domain.acting import Acting
from domain.administration import AccessAct, EntryLink
from domain.refusals import NotFound
from kendala.access.accounts import Accounts
from kendala.access.clock import Clock
from kendala.access.schema import accounts, entry_links, people
from kendala.access.secrets import digest, new_secret
from kendala.access.throttling import FOR_ADDRESS, Subject, Throttle
from kendala.access.trail import note
from kendala.engines import reading, writing

LASTS = timedelta(days=3)


class EntryLinks:
    """The `Entering` of domain/administration.py, and the making of links."""

    def __init__(self, engine: Engine, clock: Clock, accounts: Accounts, throttle: Throttle) -> None:
        self._engine, self._clock, self._accounts, self._throttle = engine, clock, accounts, throttle

    def make(self, account: str, by: Acting) -> EntryLink:
        """A new link; earlier ones of the account end. Raises NotFound, also for who was erased."""
        secret, now = new_secret(), self._clock()
        there = select(accounts.c.id).join(people).where(accounts.c.id == account, people.c.erased_at.is_(None))
        with writing(self._engine) as connection:
            if connection.execute(there).first() is None:
                raise NotFound("account", account)
            connection.execute(delete(entry_links).where(entry_links.c.account == account))
            link = {"secret_hash": digest(secret), "account": account, "created_at": now, "expires_at": now + LASTS}
            connection.execute(insert(entry_links).values(link))
            note(AccessAct.LINK_MADE, account, by, now)(connection)
        return EntryLink(secret=secret, expires_at=now + LASTS)

    def username(self, secret: str, client: Client) -> str:
        """Whose link it is. Raises NotFound, TooManyAttempts."""
        return self._accounts.get(self._account(secret, client)).username

    def set_password(self, secret: str, password: str, client: Client) -> None:
        """Set it and end the link, the sessions and the tokens. Raises NotFound, Invalid, TooManyAttempts."""
        account, now = self._account(secret, client), self._clock()
        still = (entry_links.c.secret_hash == digest(secret), entry_links.c.used_at.is_(None))

        def use(connection: Connection) -> None:
            # Two at once: the second one waits for the row and finds it used.
            if connection.execute(update(entry_links).where(*still).values(used_at=now)).rowcount == 0:
                raise NotFound("link", "")
            note(AccessAct.PASSWORD_SET, account, None, now)(connection)

        self._accounts.set_password(account, password, also=use)

    def _account(self, secret: str, client: Client) -> str:
        address = Subject(f"address {client.address}", FOR_ADDRESS)
        self._throttle.admit((address,))
        live = (
            entry_links.c.secret_hash == digest(secret),
            entry_links.c.used_at.is_(None),
            entry_links.c.expires_at > self._clock(),
            accounts.c.disabled_at.is_(None),
        )
        with reading(self._engine) as connection:
            found = connection.execute(select(accounts.c.id).join(entry_links).where(*live)).scalar()
        if found is None:
            raise NotFound("link", "")
        self._throttle.forgive(address)
        return str(found)
