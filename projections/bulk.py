"""What was done to many at once: the list of it, and what belongs to one, to be taken back together."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Table, or_, select, true

from domain.acting import Acting, OfficeKind
from domain.bulk import BulkDone
from domain.directory import Directory
from projections.encoding import decode, encode
from projections.latest import Batch
from projections.tables import BULK, TIMELINE
from projections.tables.bulk import tables
from projections.upserting import upsert

__all__ = ["Part", "Recent", "apply", "parts", "recent", "tables", "taken_back_by"]

LONGEST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One event of it: its obstacle, its version there, and whose act it was."""

    obstacle: UUID
    version: int
    account: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recent:
    """A bulk in the list: `done` and `left` count obstacles, `undoes` is the one that it took back.

    `undone` is the latest bulk that took back some of it.
    """

    id: UUID
    act: str
    at: datetime
    by: Acting
    done: int
    left: int
    undoes: UUID | None
    undone: UUID | None


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Enter what was done together."""
    upsert(
        connection,
        tables,
        [
            {
                "id": event.originator_id,
                "position": change.position,
                "act": event.act,
                "at": event.recorded_at,
                "account": event.by.account,
                "office": event.by.office,
                "by": encode(event.by),
                "done": len(event.done),
                "left": len(event.left),
                "undoes": event.of,
            }
            for change in batch
            if isinstance(event := change.event, BulkDone)
        ],
    )


def recent(connection: Connection, acting: Acting, *, limit: int = LONGEST) -> tuple[Recent, ...]:
    """What the account or its office did, the latest first; the Assistant, who may take back any, gets all."""
    c = BULK.c
    own = true() if acting.kind is OfficeKind.ASSISTANT else or_(c.account == acting.account, c.office == acting.office)
    found = connection.execute(select(BULK).where(own).order_by(c.position.desc()).limit(limit)).all()
    undone = dict(
        connection.execute(
            select(c.undoes, c.id).where(c.undoes.in_([row.id for row in found])).order_by(c.position)
        ).all()
    )
    return tuple(
        Recent(
            id=row.id,
            act=row.act,
            at=row.at,
            by=decode(Acting, row.by),
            done=row.done,
            left=row.left,
            undoes=row.undoes,
            undone=undone.get(row.id),
        )
        for row in found
    )


def taken_back_by(connection: Connection, bulk: UUID) -> UUID | None:
    """The latest bulk that took back some of this one."""
    c = BULK.c
    found = connection.execute(select(c.id).where(c.undoes == bulk).order_by(c.position.desc()).limit(1))
    return found.scalar_one_or_none()


def parts(connection: Connection, correlation: UUID) -> tuple[Part, ...]:
    """The events about obstacles with that correlation, in log order, whoever may see them."""
    t = TIMELINE.c
    found = connection.execute(
        select(t.obstacle_id, t.version, t.by)
        .where(t.correlation == correlation, t.obstacle_id.is_not(None))
        .order_by(t.position)
    )
    return tuple(Part(obstacle=of, version=version, account=decode(Acting, by).account) for of, version, by in found)
