"""The delivery log (`domain.reminders.delivering.Deliveries`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, Row, delete, func, select, update

from domain.refusals import NotFound
from domain.reminders import Channel, Kind
from domain.reminders.delivering import Delivery, DeliveryState
from jobs.reminding import REMINDER
from kendala.access.clock import Clock
from kendala.access.schema import accounts
from kendala.engines import reading, writing
from kendala.reminders.schema import attempts, deliveries, reminders

#: What ended is kept for a quarter of a year.
KEPT = timedelta(days=90)
_EARLIER = attempts.alias("earlier")
_LAST = select(func.max(_EARLIER.c.id)).where(_EARLIER.c.delivery == deliveries.c.id).scalar_subquery()
_ROWS = (
    select(deliveries, accounts.c.username, attempts.c.at, attempts.c.trouble)
    .outerjoin(accounts, accounts.c.id == deliveries.c.account)
    .outerjoin(attempts, attempts.c.id == _LAST)
)


@dataclass(frozen=True, slots=True)
class TableDeliveries:
    """The deliveries with what was tried."""

    engine: Engine
    clock: Clock

    def counts(self) -> Mapping[DeliveryState, int]:
        c = deliveries.c
        with reading(self.engine) as connection:
            rows = connection.execute(select(c.state, func.count()).group_by(c.state))
            found = {DeliveryState(state): n for state, n in rows}
        return {state: found.get(state, 0) for state in DeliveryState}

    def list(self, state: DeliveryState | None, *, before: int | None = None, limit: int = 50) -> Sequence[Delivery]:
        c = deliveries.c
        which = [c.state == state.value] if state else []
        which += [c.id < before] if before is not None else []
        with reading(self.engine) as connection:
            rows = connection.execute(_ROWS.where(*which).order_by(c.id.desc()).limit(limit)).all()
            about = {row.what: int(row.what.removeprefix(REMINDER)) for row in rows if row.what.startswith(REMINDER)}
            asked = select(reminders.c.id, reminders.c.kind).where(reminders.c.id.in_(about.values()))
            kinds = {f"{REMINDER}{id_}": kind for id_, kind in connection.execute(asked)} if about else {}
        return [_delivery(row, kinds.get(row.what) or row.what.partition(":")[0]) for row in rows]

    def retry(self, delivery: int) -> None:
        c = deliveries.c
        again = (c.id == delivery, c.state.in_((DeliveryState.WAITING.value, DeliveryState.FAILED.value)))
        with writing(self.engine) as connection:
            if connection.execute(select(c.id).where(c.id == delivery)).first() is None:
                raise NotFound("delivery", str(delivery))
            values = {"state": DeliveryState.WAITING.value, "next_at": self.clock(), "tries": 0}
            connection.execute(update(deliveries).where(*again).values(values))

    def sweep(self) -> int:
        """Delete what ended long ago, with what was tried; gives how many."""
        c = deliveries.c
        old = (c.state != DeliveryState.WAITING.value, c.created_at < self.clock() - KEPT)
        with writing(self.engine) as connection:
            connection.execute(delete(attempts).where(attempts.c.delivery.in_(select(c.id).where(*old))))
            return connection.execute(delete(deliveries).where(*old)).rowcount


def _delivery(row: Row[Any], kind: str) -> Delivery:
    return Delivery(
        id=row.id,
        account=row.account,
        username=row.username or "",
        channel=Channel(row.channel),
        kind=Kind(kind) if kind in frozenset(Kind) else None,
        state=DeliveryState(row.state),
        created_at=row.created_at,
        tries=row.tries,
        next_at=row.next_at,
        last_at=row.at,
        trouble=row.trouble,
    )
