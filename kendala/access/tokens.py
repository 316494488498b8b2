"""Bearer tokens of programs: made, found by their secret, listed and ended."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import ColumnElement, Engine, bindparam, insert, or_, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from domain.accounts import Account, TokenView
from domain.administration import SHELL, AccessAct
from domain.naming import visible
from domain.refusals import Invalid, NotFound, Refused
from domain.scopes import EVERYTHING, checked
from kendala.access.accounts import COLUMNS, Also, account_from
from kendala.access.clock import Clock
from kendala.access.schema import accounts, tokens
from kendala.access.secrets import digest, new_secret, opaque_id
from kendala.access.trail import note
from kendala.engines import alone, reading, writing

PREFIX = "kendala_"
LONGEST_NAME = 100
TOUCHED_AT_MOST = timedelta(minutes=1)
_VIEW = tuple(
    tokens.c[name] for name in ("id", "account", "name", "created_at", "last_used_at", "expires_at", "scopes")
)
_BY_SECRET = (
    select(*COLUMNS, *_VIEW)
    .join(accounts, accounts.c.id == tokens.c.account)
    .where(
        tokens.c.secret_hash == bindparam("secret"),
        tokens.c.revoked_at.is_(None),
        accounts.c.disabled_at.is_(None),
    )
)


class Tokens:
    """The tokens of all accounts. A token is given once, when it is made; only its hash is kept."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def create(
        self,
        account: str,
        name: str,
        expires_at: datetime | None = None,
        *,
        scopes: frozenset[str] = EVERYTHING,
        key: str | None = None,
        by: str | None = None,
    ) -> str:
        """Make a token and give it, this one time. Raises Invalid for its name, its scopes or an expiry in the past.

        `key` makes it repeatable: asked for again, nothing is made, and Refused (`token_made_before`) is raised.
        `by` is SHELL for a command on the server.
        """
        plain, now = new_secret(PREFIX), self._clock()
        if expires_at is not None and expires_at <= now:
            raise Invalid(expires_at=("in_the_past", {}))
        row = {
            "id": uuid5(NAMESPACE_OID, f"{account} {key}").hex if key else opaque_id(),
            "secret_hash": digest(plain),
            "account": account,
            "name": _named(name),
            "created_at": now,
            "expires_at": expires_at,
            "scopes": " ".join(sorted(checked(scopes))),
        }
        self._keep(row, note(AccessAct.TOKEN_MADE, account, by, now))
        return plain

    def _keep(self, row: Mapping[str, object], also: Also) -> None:
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(tokens).values(row))
                also(connection)
        except IntegrityError:
            raise Refused("token_made_before") from None

    def find(self, plain: str) -> tuple[TokenView, Account] | None:
        """The live token with its account, used now; None where there is none."""
        with alone(self._engine) as connection:
            row = connection.execute(_BY_SECRET, {"secret": digest(plain)}).first()
        if row is None:
            return None
        view, now = _view(row[len(COLUMNS) :]), self._clock()
        if view.expires_at is not None and view.expires_at <= now:
            return None
        if view.last_used_at is None or now - view.last_used_at >= TOUCHED_AT_MOST:
            self._touch(view.id, now)
        return view, account_from(row)

    def _touch(self, token: str, now: datetime) -> None:
        # A full disk or a read-only folder must not keep programs from reading: the token just looks unused.
        with suppress(OperationalError), writing(self._engine) as connection:
            connection.execute(update(tokens).where(tokens.c.id == token).values(last_used_at=now))

    def list(self, account: str) -> Sequence[TokenView]:
        """The live tokens of the account, the newest first."""
        unexpired = or_(tokens.c.expires_at.is_(None), tokens.c.expires_at > self._clock())
        live = (tokens.c.account == account, tokens.c.revoked_at.is_(None), unexpired)
        with reading(self._engine) as connection:
            rows = connection.execute(select(*_VIEW).where(*live).order_by(tokens.c.created_at.desc(), tokens.c.id))
            return [_view(row) for row in rows]

    def revoke(self, account: str, token: str) -> None:
        """End one token of the account by its id. Raises NotFound, also for the token of another."""
        self._end(tokens.c.id == token, tokens.c.account == account, what=token)

    def revoke_plain(self, plain: str) -> None:
        """End the token that is given itself, as somebody who found a leaked one does. Raises NotFound."""
        self._end(tokens.c.secret_hash == digest(plain), what="", by=SHELL)

    def _end(self, *which: ColumnElement[bool], what: str, by: str | None = None) -> None:
        now = self._clock()
        ended = update(tokens).where(*which, tokens.c.revoked_at.is_(None)).values(revoked_at=now)
        with writing(self._engine) as connection:
            account = connection.execute(ended.returning(tokens.c.account)).scalar_one_or_none()
            if account is None:
                raise NotFound("token", what)
            note(AccessAct.TOKEN_ENDED, account, by, now)(connection)


def _view(row: Sequence[Any]) -> TokenView:
    return TokenView(
        id=row[0],
        account=row[1],
        name=row[2],
        created_at=row[3],
        last_used_at=row[4],
        expires_at=row[5],
        scopes=frozenset((row[6] or "").split()),
    )


def _named(name: str) -> str:
    name = visible(name)
    if not name or len(name) > LONGEST_NAME:
        raise Invalid(name=("too_long", {"most": LONGEST_NAME}) if name else ("required", {}))
    return name
