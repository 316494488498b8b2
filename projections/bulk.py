"""What one request or import did, to be taken back together."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import Acting
from projections.encoding import decode
from projections.tables import TIMELINE


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One event of it: its obstacle, its version there, and whose act it was."""

    obstacle: UUID
    version: int
    account: str


def parts(connection: Connection, correlation: UUID) -> tuple[Part, ...]:
    """The events about obstacles with that correlation, in log order, whoever may see them."""
    t = TIMELINE.c
    found = connection.execute(
        select(t.obstacle_id, t.version, t.by)
        .where(t.correlation == correlation, t.obstacle_id.is_not(None))
        .order_by(t.position)
    )
    return tuple(Part(obstacle=of, version=version, account=decode(Acting, by).account) for of, version, by in found)
