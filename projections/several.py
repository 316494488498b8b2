"""Several obstacles at once, whole: for a page that offers the acts on each, and for a list as a file."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import Acting
from domain.obstacle import Obstacle, may_see
from projections.board.card import number
from projections.encoding import decode
from projections.obstacle import Shown
from projections.tables import OBSTACLE


def several(connection: Connection, acting: Acting, ids: Collection[UUID]) -> Mapping[UUID, Shown]:
    """The obstacles of these ids that may be seen."""
    if not ids:
        return {}
    c = OBSTACLE.c
    rows = connection.execute(select(c.body, c.number_year, c.number_n, c.position).where(c.id.in_(ids)))
    found = (
        Shown(obstacle=decode(Obstacle, body), number=number(year, n), year=year, n=n, position=position)
        for body, year, n, position in rows
    )
    return {shown.obstacle.id: shown for shown in found if may_see(acting, shown.obstacle)}
