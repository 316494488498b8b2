"""Ending everything by which an account is let in, within the transaction that has the reason for it."""

from datetime import datetime

from sqlalchemy import Connection, update

from kendala.access.schema import sessions, tokens


def revoke_everything(connection: Connection, account: str, now: datetime) -> None:
    """End all sessions and tokens of the account."""
    for table in (sessions, tokens):
        live = (table.c.account == account, table.c.revoked_at.is_(None))
        connection.execute(update(table).where(*live).values(revoked_at=now))
