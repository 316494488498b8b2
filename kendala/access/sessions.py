"""Sessions of browsers: started, found by their secret, listed and ended."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, bindparam, delete, insert, select, update
from sqlalchemy.exc import OperationalError

from domain.accounts import Account, Client, SessionView
from domain.administration import AccessAct
from domain.refusals import NotFound
from kendala.access.accounts import COLUMNS, Also, account_from
from kendala.access.clock import Clock
from kendala.access.schema import accounts, sessions
from kendala.access.secrets import digest, new_secret, opaque_id
from kendala.access.trail import note
from kendala.engines import alone, reading, writing

TOUCHED_AT_MOST = timedelta(minutes=1)
_VIEW = tuple(
    sessions.c[name]
    for name in (
        *("id", "account", "office", "created_at", "last_seen_at", "expires_at", "address", "browser"),
        *("proven_at", "by_device"),
    )
)
_BY_SECRET = (
    select(*COLUMNS, *_VIEW)
    .join(accounts, accounts.c.id == sessions.c.account)
    .where(
        sessions.c.secret_hash == bindparam("secret"),
        sessions.c.revoked_at.is_(None),
        accounts.c.disabled_at.is_(None),
    )
)


@dataclass(frozen=True, kw_only=True)
class Lifetimes:
    """How long a session lasts: without use, and altogether."""

    idle: timedelta = timedelta(hours=12)
    longest: timedelta = timedelta(days=7)

    def expiry(self, created_at: datetime, seen_at: datetime) -> datetime:
        return min(seen_at + self.idle, created_at + self.longest)


class Sessions:
    """The sessions of all accounts. A secret is given once, at the start; only its hash is kept."""

    def __init__(self, engine: Engine, clock: Clock, lifetimes: Lifetimes = Lifetimes()) -> None:
        self._engine, self._clock, self._lifetimes = engine, clock, lifetimes

    def start(
        self, account: str, *, office: str | None, client: Client, proven: bool = True, by_device: bool = False
    ) -> str:
        """Start a session and give its secret."""
        secret, now = new_secret(), self._clock()
        with writing(self._engine) as connection:
            connection.execute(
                insert(sessions).values(
                    id=opaque_id(),
                    secret_hash=digest(secret),
                    account=account,
                    office=office,
                    created_at=now,
                    last_seen_at=now,
                    expires_at=self._lifetimes.expiry(now, now),
                    address=client.address[:64],
                    browser=client.browser[:200],
                    proven_at=now if proven else None,
                    by_device=by_device,
                )
            )
        return secret

    def find(self, secret: str) -> tuple[SessionView, Account] | None:
        """The live session of that secret with its account, seen now; None where there is none."""
        with alone(self._engine) as connection:
            row = connection.execute(_BY_SECRET, {"secret": digest(secret)}).first()
        now = self._clock()
        if row is None or row.expires_at <= now:
            return None
        view = _view(row[len(COLUMNS) :])
        if now - view.last_seen_at >= TOUCHED_AT_MOST:
            self._touch(view, now)
        return view, account_from(row)

    def _touch(self, view: SessionView, now: datetime) -> None:
        expires_at = self._lifetimes.expiry(view.created_at, now)
        seen = update(sessions).where(sessions.c.id == view.id, sessions.c.last_seen_at < now)
        # A full disk or a read-only folder must not keep people from reading: the session just looks older.
        with suppress(OperationalError), writing(self._engine) as connection:
            connection.execute(seen.values(last_seen_at=now, expires_at=expires_at))

    def prove(self, session: str) -> None:
        """Its owner proved himself just now. Raises NotFound."""
        self._change(sessions.c.id == session, what=session, proven_at=self._clock())

    def switch_office(self, session: str, office: str) -> None:
        """Act in another office from now on. Raises NotFound."""
        self._change(sessions.c.id == session, what=session, office=office)

    def list(self, account: str) -> Sequence[SessionView]:
        """The live sessions of the account, the latest seen first."""
        live = (sessions.c.account == account, sessions.c.revoked_at.is_(None), sessions.c.expires_at > self._clock())
        with reading(self._engine) as connection:
            rows = connection.execute(select(*_VIEW).where(*live).order_by(sessions.c.last_seen_at.desc()))
            return [_view(row) for row in rows]

    def revoke(self, account: str, session: str, also: Also = lambda _: None) -> None:
        """End one session of the account. Raises NotFound, also for the session of another."""
        mine = (sessions.c.id == session, sessions.c.account == account)
        self._change(*mine, what=session, also=also, revoked_at=self._clock())

    def revoke_all(self, account: str, *, but: str | None = None, also: Also = lambda _: None) -> None:
        """End all sessions of the account, except the one named."""
        theirs = (sessions.c.account == account, sessions.c.revoked_at.is_(None), sessions.c.id != (but or ""))
        with writing(self._engine) as connection:
            connection.execute(update(sessions).where(*theirs).values(revoked_at=self._clock()))
            also(connection)

    def end(self, account: str, session: str) -> None:
        """End a session of one's own, which stands in the trail. Raises NotFound."""
        self.revoke(account, session, note(AccessAct.SESSION_ENDED, account, None, self._clock()))

    def end_others(self, account: str, but: str) -> None:
        """End all of one's own but the one named, which stands in the trail."""
        self.revoke_all(account, but=but, also=note(AccessAct.SESSIONS_ENDED, account, None, self._clock()))

    def known_at(self, account: str, address: str) -> bool:
        """Whether the account has logged in from this address before."""
        there = select(sessions.c.id).where(sessions.c.account == account, sessions.c.address == address[:64])
        with reading(self._engine) as connection:
            return connection.execute(there.limit(1)).first() is not None

    def sweep(self, before: datetime) -> int:
        """Delete the sessions that expired before that time, with address and browser; gives how many."""
        with writing(self._engine) as connection:
            return connection.execute(delete(sessions).where(sessions.c.expires_at < before)).rowcount

    def _change(self, *which: ColumnElement[bool], what: str, also: Also = lambda _: None, **values: object) -> None:
        with writing(self._engine) as connection:
            change = update(sessions).where(*which, sessions.c.revoked_at.is_(None)).values(values)
            if connection.execute(change).rowcount == 0:
                raise NotFound("session", what)
            also(connection)


def _view(row: Sequence[Any]) -> SessionView:
    return SessionView(
        id=row[0],
        account=row[1],
        office=row[2],
        created_at=row[3],
        last_seen_at=row[4],
        expires_at=row[5],
        address=row[6],
        browser=row[7],
        proven_at=row[8],
        by_device=bool(row[9]),
    )
