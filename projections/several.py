"""Several obstacles at once, whole, for a page that offers the acts on each."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Connection, select

from domain.acting import Acting
from domain.obstacle import Obstacle, may_see
from projections.encoding import decode
from projections.tables import OBSTACLE


def several(connection: Connection, acting: Acting, ids: Collection[UUID]) -> Mapping[UUID, Obstacle]:
    """The obstacles of these ids that may be seen."""
    if not ids:
        return {}
    found = connection.execute(select(OBSTACLE.c.id, OBSTACLE.c.body).where(OBSTACLE.c.id.in_(ids)))
    obstacles = ((id_, decode(Obstacle, body)) for id_, body in found)
    return {id_: obstacle for id_, obstacle in obstacles if may_see(acting, obstacle)}
