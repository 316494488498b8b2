"""The trail of access: who did what with whose account. Ids and reasons; names are looked up when it is read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select

from domain.acting import Acting
from domain.administration import SHELL, AccessAct, Noted
from kendala.access.schema import access_log, accounts
from kendala.engines import reading


def note(
    act: AccessAct, account: str, by: Acting | str | None, now: datetime, reason: str = ""
) -> Callable[[Connection], None]:
    """Writes the line within a transaction.

    `by` is an office, SHELL for a command on the server, or None: the account did it itself.
    """

    def write(connection: Connection) -> None:
        who = by.account if isinstance(by, Acting) else by or account
        office = by.office if isinstance(by, Acting) else None
        row = {"at": now, "act": act.value, "account": account, "by": who, "office": office, "reason": reason or None}
        connection.execute(insert(access_log).values(row))

    return write


def noted(engine: Engine, *, account: str | None, before: int | None, limit: int) -> Sequence[Noted]:
    """The lines, the latest first."""
    whom, who, log = accounts.alias(), accounts.alias(), access_log.c
    wanted = (
        select(*(log[name] for name in ("id", "at", "act", "by", "office", "reason")))
        .add_columns(whom.c.username.label("account"), who.c.username.label("username"))
        .outerjoin_from(access_log, whom, whom.c.id == log.account)
        .outerjoin(who, who.c.id == log.by)
        .order_by(log.id.desc())
        .limit(limit)
    )
    if account is not None:
        wanted = wanted.where(log.account == account)
    if before is not None:
        wanted = wanted.where(log.id < before)
    with reading(engine) as connection:
        return [_line(row) for row in connection.execute(wanted)]


def _line(row: Row[Any]) -> Noted:
    return Noted(
        id=row.id,
        at=row.at,
        act=AccessAct(row.act),
        account=row.account,
        by=row.username,
        office=row.office,
        reason=row.reason or "",
        shell=row.by == SHELL,
    )
