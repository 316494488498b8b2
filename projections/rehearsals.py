"""Which part of a rehearsal an office may see: what is about obstacles that are open to it."""

from collections.abc import Collection, Iterator
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import Acting, OfficeKind
from domain.clocks.rehearsed import Rehearsed
from projections.tables import BOARD
from projections.visible import visible

#: Ids that are asked for at once.
TOGETHER = 500


def part_for(connection: Connection, acting: Acting, found: Rehearsed) -> Rehearsed:
    """What the acting office may see of it; the administrator, to whom no obstacle is open, gets figures of all."""
    if acting.kind in {OfficeKind.ADMIN, OfficeKind.SYSTEM}:
        return found
    return found.of(frozenset(_seen(connection, acting, found.obstacles)))


def _seen(connection: Connection, acting: Acting, ids: Collection[UUID]) -> Iterator[UUID]:
    wanted = sorted(ids)
    for at in range(0, len(wanted), TOGETHER):
        found = select(BOARD.c.id).where(BOARD.c.id.in_(wanted[at : at + TOGETHER]), visible(acting))
        yield from connection.execute(found).scalars()
