"""What one request or import did, to be taken back together."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from domain.acting import Acting
from projections.board.card import number
from projections.encoding import decode
from projections.tables import BOARD, TIMELINE
from projections.visible import visible


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One event of a bulk: its obstacle, its version there, whose act it was, and whether the asking office sees it."""

    obstacle: UUID
    number: str
    version: int
    account: str
    seen: bool


def parts(connection: Connection, acting: Acting, correlation: UUID) -> tuple[Part, ...]:
    """The events about obstacles with that correlation, in log order, whoever may see them.

    There is no index for this: it is asked once in a while, by one person, and every event would pay for it.
    """
    return tuple(
        Part(
            obstacle=row.id,
            number=number(row.number_year, row.number_n),
            version=row.version,
            account=decode(Acting, row.by).account,
            seen=bool(row.seen),
        )
        for row in connection.execute(_with(correlation, acting))
    )


def _with(correlation: UUID, acting: Acting) -> Select[Any]:
    t, b = TIMELINE.c, BOARD.c
    return (
        select(b.id, b.number_year, b.number_n, t.version, t.by, visible(acting).label("seen"))
        .join_from(TIMELINE, BOARD, t.obstacle_id == b.id)
        .where(t.metadata.contains(f'"correlation":"{correlation}"', autoescape=True))
        .order_by(t.position)
    )
