"""Ending everything by which an account is let in, within the transaction that has the reason for it."""

from datetime import datetime

from sqlalchemy import Connection, delete, update

from kendala.access.schema import sessions, tickets, tokens


def revoke_everything(connection: Connection, account: str, now: datetime) -> None:
    """End all sessions and tokens of the account, and logins that are halfway."""
    connection.execute(delete(tickets).where(tickets.c.account == account))
    for table in (sessions, tokens):
        live = (table.c.account == account, table.c.revoked_at.is_(None))
        connection.execute(update(table).where(*live).values(revoked_at=now))
