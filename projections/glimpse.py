"""Which of some obstacles a person may see at all, in any of the offices held, and what they are called."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, or_, select

from domain.acting import Acting
from projections.tables import BOARD
from projections.visible import visible


def titles(connection: Connection, offices: Sequence[Acting], ids: Collection[UUID]) -> Mapping[UUID, str]:
    """The titles by id; who may not see an obstacle in any office gets nothing of it."""
    if not offices or not ids:
        return {}
    seen = or_(*(visible(acting) for acting in offices))
    rows = connection.execute(select(BOARD.c.id, BOARD.c.title).where(BOARD.c.id.in_(ids), seen))
    return {id_: title or "" for id_, title in rows}
