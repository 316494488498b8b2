"""The trail of access: who did what with whose account. Ids only; names are looked up when it is read."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select

from domain.acting import Acting
from domain.administration import AccessAct, Noted
from kendala.access.schema import access_log, accounts
from kendala.engines import reading


def note(act: AccessAct, account: str, by: Acting | None, now: datetime) -> Callable[[Connection], None]:
    """Writes the line within a transaction; without an office the account did it itself, by its link."""

    def write(connection: Connection) -> None:
        whose = {"by": by.account, "office": by.office} if by else {"by": account, "office": None}
        connection.execute(insert(access_log).values(at=now, act=act.value, account=account, **whose))

    return write


def noted(engine: Engine, *, account: str | None, before: int | None, limit: int) -> Sequence[Noted]:
    """The lines, the latest first."""
    whom, who = accounts.alias(), accounts.alias()
    columns = (access_log.c.id, access_log.c.at, access_log.c.act, whom.c.username, who.c.username, access_log.c.office)
    wanted = (
        select(*columns)
        .outerjoin_from(access_log, whom, whom.c.id == access_log.c.account)
        .outerjoin(who, who.c.id == access_log.c.by)
        .order_by(access_log.c.id.desc())
        .limit(limit)
    )
    if account is not None:
        wanted = wanted.where(access_log.c.account == account)
    if before is not None:
        wanted = wanted.where(access_log.c.id < before)
    with reading(engine) as connection:
        return [
            Noted(id=id_, at=at, act=AccessAct(act), account=of, by=by, office=office)
            for id_, at, act, of, by, office in connection.execute(wanted)
        ]
