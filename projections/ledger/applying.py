"""The rows of the waiting ledger: intervals that events began and ended."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, Update, bindparam, update

from domain.directory import Directory
from domain.obstacle.ledger import Awaited, awaited, second
from projections.change import Change
from projections.latest import Batch, Story
from projections.upserting import MOST_KEPT, upsert


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """End and begin the intervals that these changes ended and began."""
    begun: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    for story in batch.stories:
        new, old = _moves(story)
        begun += new
        ended += old
    if ended:
        connection.execute(_ending(tables), ended)
    upsert(connection, tables, begun)


@lru_cache(MOST_KEPT)
def _ending(tables: Table) -> Update:
    c = tables.c
    # Added to, so that SQLite keeps off its index: an obstacle has few intervals, an office ever more.
    same = (c.obstacle_id == bindparam("of"), c.kind + "" == bindparam("what"), c.who == bindparam("whom"))
    lasting = update(tables).where(*same, c.to_position.is_(None))
    return lasting.values(to_position=bindparam("last"), to_at=bindparam("at"), ended=bindparam("second"))


def _moves(story: Story) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows that begin, ended already where the batch ends them; and the ends of those that were there before."""
    begun: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    lasting: dict[Awaited, dict[str, Any]] = {}
    for change in story.changes:
        before, now = awaited(change.before), awaited(change.after)
        at = change.event.recorded_at
        for one in [one for one in before if one not in now]:
            row = lasting.pop(one, None)
            if row is not None:
                row.update(to_position=change.position, to_at=at, ended=second(at))
            else:
                key = {"of": story.after.id, "what": one.kind.value, "whom": one.who}
                ended.append({**key, "last": change.position, "at": at, "second": second(at)})
        for one in [one for one in now if one not in before]:
            lasting[one] = _begun(change, story.after.id, one)
            begun.append(lasting[one])
    return begun, ended


def _begun(change: Change, obstacle: UUID, one: Awaited) -> dict[str, Any]:
    at = change.event.recorded_at
    return {
        "obstacle_id": obstacle,
        "from_position": change.position,
        "kind": one.kind.value,
        "who": one.who,
        "from_at": at,
        "to_position": None,
        "to_at": None,
        "began": second(at),
        "ended": None,
    }
