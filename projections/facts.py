"""How an entry of the directory came to be: its facts in order, and what rests on it now."""

from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from domain.directory.streams import DirectoryEvent
from projections.tables import BOARD, DESK_QUEUE, TIMELINE
from projections.timeline import ENTRY, entry


def of_entry(connection: Connection, stream: UUID, code: str) -> list[DirectoryEvent]:
    """The facts about one entry, the first one first."""
    t = TIMELINE.c
    near = t.data.contains(code, autoescape=True)
    rows = connection.execute(
        select(*ENTRY).where(t.obstacle_id.is_(None), t.stream == stream, near).order_by(t.version)
    )
    events = (entry(row).event for row in rows)
    return [event for event in events if isinstance(event, DirectoryEvent) and event.code == code]


def open_of_agency(connection: Connection, agency: str) -> int:
    """How many open obstacles the agency has, whoever may see them: a number tells nothing of any of them."""
    return _count(connection, select(func.count()).where(BOARD.c.agency == agency, BOARD.c.is_open.is_(True)))


def open_of_cause(connection: Connection, cause: str) -> int:
    """How many open obstacles have the cause, whoever may see them."""
    return _count(connection, select(func.count()).where(BOARD.c.cause == cause, BOARD.c.is_open.is_(True)))


def unfinished_of_desk(connection: Connection, desk: str) -> int:
    """How many obstacles the desk still helps with, whoever may see them."""
    queue = DESK_QUEUE.c
    return _count(connection, select(func.count()).where(queue.desk == desk, queue.unfinished.is_(True)))


def _count(connection: Connection, asked: Select[int]) -> int:
    return connection.execute(asked).scalar_one()
