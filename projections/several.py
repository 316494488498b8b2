"""Several obstacles at once, whole: for a page that offers the acts on each, and for a list as a file."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import Acting
from domain.obstacle import Obstacle, may_see
from projections.board.card import number
from projections.encoding import decode
from projections.obstacle import Shown
from projections.past import Past
from projections.tables import OBSTACLE
from projections.timeline import stood


def several(
    connection: Connection, acting: Acting, ids: Collection[UUID], past: Past | None = None
) -> Mapping[UUID, Shown]:
    """The obstacles of these ids that may be seen now, as they were at that moment."""
    if not ids:
        return {}
    c = OBSTACLE.c
    rows = connection.execute(select(c.body, c.number_year, c.number_n, c.position).where(c.id.in_(ids)))
    found = (
        Shown(obstacle=decode(Obstacle, body), number=number(year, n), year=year, n=n, position=position)
        for body, year, n, position in rows
    )
    seen = [shown for shown in found if may_see(acting, shown.obstacle)]
    return {shown.obstacle.id: _at(connection, shown, past) for shown in seen}


def _at(connection: Connection, shown: Shown, past: Past | None) -> Shown:
    then = stood(connection, shown.obstacle.id, past) if past else None
    return replace(shown, obstacle=then) if then else shown
