"""The webhooks whose turn it is: taken into somebody's hands, and put back with what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Row, and_, delete, insert, or_, select, update

from domain.webhooks import Webhook, WebhookState, Why
from kendala.access.schema import accounts
from kendala.engines import writing
from kendala.webhooks.calling import Answered
from kendala.webhooks.keeping import webhook_of
from kendala.webhooks.schema import tries, webhooks
from kendala.webhooks.telling import Message

#: What one leader has in its hands no other takes meanwhile; after this it was lost with that leader.
HELD = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A webhook in our hands: its sealed secrets, whether a test waits, whether its account may still come in."""

    webhook: Webhook
    sealed: str
    sealed_before: str | None
    tested: bool
    enabled: bool

    def signing(self, now: datetime) -> Sequence[str]:
        """The sealed secrets that sign at that time, the new one first."""
        until = self.webhook.old_until
        both = self.sealed_before is not None and until is not None and now < until
        return (self.sealed, self.sealed_before) if both and self.sealed_before else (self.sealed,)


@dataclass(frozen=True, slots=True)
class TableDue:
    """Who is to be told something now."""

    engine: Engine

    def take(self, now: datetime, known: int) -> Sequence[Taken]:
        """All that may have something to be told up to that position; those that did not fail first."""
        c = webhooks.c
        rested = or_(c.next_at.is_(None), c.next_at <= now)
        waits = and_(c.state == WebhookState.ACTIVE.value, c.position < known, rested)
        due = or_(waits, c.test_at.is_not(None))
        # most times there is nothing to tell, which must cost nobody a turn at writing
        with self.engine.connect() as connection:
            if connection.scalar(select(c.id).where(due).limit(1)) is None:
                return ()
        with writing(self.engine) as connection:
            # a write first, so that two leaders do not both see the same ones free
            connection.execute(update(webhooks).where(due).values(next_at=now + HELD))
            held = or_(c.next_at == now + HELD, c.test_at.is_not(None))
            query = select(webhooks, accounts.c.disabled_at).outerjoin(accounts, accounts.c.id == c.account)
            rows = connection.execute(query.where(held).order_by(c.tries, c.id)).all()
            connection.execute(update(webhooks).where(c.test_at.is_not(None)).values(test_at=None))
        return [_taken(row) for row in rows]

    def put_back(self, webhook: Webhook, **values: Any) -> bool:
        """Change it as it was taken; False, and nothing, where its owner has changed it meanwhile."""
        c = webhooks.c
        same = (c.id == webhook.id, c.position == webhook.position, c.state == webhook.state.value)
        same_way = (c.address == webhook.address, c.tries == webhook.tries)
        with writing(self.engine) as connection:
            return connection.execute(update(webhooks).where(*same, *same_way).values(**values)).rowcount == 1

    def halt(self, webhook: Webhook, why: Why) -> None:
        """Tell it nothing more until its owner resumes it."""
        self.put_back(webhook, state=WebhookState.HALTED.value, why=why.value, next_at=None)

    def note(self, webhook: Webhook, message: Message, answered: Answered, at: datetime) -> None:
        """Keep what was told and what came back."""
        row = {
            "webhook": webhook.id,
            "message": message.id,
            "type": message.type,
            "position": message.position,
            "at": at,
            "sent": int(answered.taken),
            "status": answered.status,
            "answer": answered.text,
            "took": answered.took,
        }
        with writing(self.engine) as connection:
            connection.execute(insert(tries).values(row))

    def sweep(self, before: datetime) -> int:
        """Delete what was told before that time; gives how many."""
        with writing(self.engine) as connection:
            return connection.execute(delete(tries).where(tries.c.at < before)).rowcount


def _taken(row: Row[Any]) -> Taken:
    return Taken(
        webhook=webhook_of(row),
        sealed=row.secret,
        sealed_before=row.old_secret,
        tested=row.test_at is not None,
        enabled=row.disabled_at is None,
    )
