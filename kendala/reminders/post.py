"""The post: deliveries as they lie in their table, each sent once if it can be, and everything that was tried."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, insert, select, update

from domain.reminders import Channel
from jobs.reminding import Due, Outcome, Result
from kendala.engines import writing
from kendala.reminders.schema import attempts, deliveries

WAITING = "waiting"
MOST_AT_ONCE = 200
#: What one leader has taken into its hands no other takes meanwhile; after this it was lost with that leader.
HELD = timedelta(minutes=15)
LONGEST_TROUBLE = 300


def post(connection: Connection, account: str, what: str, channels: Collection[Channel], at: datetime) -> None:
    """Put deliveries into the post, to go out at that time; what lies there or went out already is left alone."""
    for channel in channels:
        mine = (deliveries.c.account == account, deliveries.c.channel == channel.value, deliveries.c.what == what)
        if connection.execute(select(deliveries.c.id).where(*mine)).first() is None:
            row = {"account": account, "channel": channel.value, "what": what, "state": WAITING, "tries": 0}
            connection.execute(insert(deliveries).values(**row, created_at=at, next_at=at))


@dataclass(frozen=True, slots=True)
class TablePost:
    """The deliveries of all accounts (`jobs.reminding.Post`)."""

    engine: Engine

    def due(self, now: datetime) -> Sequence[Due]:
        """What is to go out now, the earliest first, taken into the hands of the caller."""
        c = deliveries.c
        waits = (c.state == WAITING, c.next_at <= now)
        first = select(c.id).where(*waits).order_by(c.next_at, c.id).limit(MOST_AT_ONCE)
        take = update(deliveries).where(c.id.in_(first), *waits).values(next_at=now + HELD)
        with writing(self.engine) as connection:
            rows = connection.execute(take.returning(c.id, c.account, c.channel, c.what, c.tries)).all()
        return [Due(id=i, account=a, channel=Channel(ch), what=what, tries=n) for i, a, ch, what, n in rows]

    def record(self, due: Due, outcome: Outcome, now: datetime) -> None:
        """Note what came of it."""
        again = outcome.next_at is not None
        values = {"state": WAITING if again else outcome.result.value, "next_at": outcome.next_at}
        tries = due.tries if outcome.result is Result.DROPPED else due.tries + 1
        with writing(self.engine) as connection:
            connection.execute(update(deliveries).where(deliveries.c.id == due.id).values(**values, tries=tries))
            trouble = outcome.trouble[:LONGEST_TROUBLE] or None
            row = {"delivery": due.id, "at": now, "result": outcome.result.value, "trouble": trouble}
            connection.execute(insert(attempts).values(row))
