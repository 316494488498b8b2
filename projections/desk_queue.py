"""What lies on a desk: the help that was asked of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, delete, select

from domain.acting import Acting
from domain.directory import Directory
from domain.obstacle import Assistance, AssistanceState, Obstacle, Waits, waiting_for
from domain.obstacle.vocabulary import UNFINISHED
from projections.board.card import CARD, Card, card
from projections.latest import Batch, Story
from projections.tables import BOARD, DESK_QUEUE
from projections.tables.desk_queue import tables
from projections.upserting import upsert
from projections.visible import visible

__all__ = ["QueueItem", "apply", "queue", "tables"]

LONGEST_QUEUE = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueItem:
    """An assistance with its obstacle; `since` is when it got its state, `request` None once it was removed."""

    card: Card
    n: int
    desk: str
    due: date
    state: AssistanceState
    request: str | None
    since: datetime


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Keep the assistance that these changes touched."""
    told = batch.stories
    gone = [{"of": story.after.id, "number": n} for story in told for n in sorted(_gone(story))]
    if gone:
        key = and_(tables.c.obstacle_id == bindparam("of"), tables.c.n == bindparam("number"))
        connection.execute(delete(tables).where(key), gone)
    upsert(connection, tables, [row for story in told for row in _rows(story)], kept_without_new=("since",))


def queue(
    connection: Connection,
    acting: Acting,
    desk: str,
    *,
    states: frozenset[AssistanceState] = UNFINISHED,
    limit: int = LONGEST_QUEUE,
) -> tuple[QueueItem, ...]:
    """The desk's assistance in these states (unfinished, unless told), the earliest due date first."""
    c = DESK_QUEUE.c
    found = connection.execute(
        select(*CARD, c.n, c.desk, c.due, c.state, c.request, c.since)
        .join_from(DESK_QUEUE, BOARD, c.obstacle_id == BOARD.c.id)
        .where(c.desk == desk, _in(states), visible(acting))
        .order_by(c.due, c.obstacle_id, c.n)
        .limit(limit)
    )
    return tuple(_item(row) for row in found)


def _in(states: frozenset[AssistanceState]) -> ColumnElement[bool]:
    """Unfinished or not is looked up in the order of due dates; the states themselves are checked where need be."""
    alike = {state in UNFINISHED for state in states}
    exact = DESK_QUEUE.c.state.in_(sorted(states))
    return and_(DESK_QUEUE.c.unfinished.is_(True in alike), exact) if len(alike) == 1 else exact


def _item(row: Sequence[Any]) -> QueueItem:
    n, desk, due, state, request, since = row[len(CARD) :]
    return QueueItem(
        card=card(row), n=n, desk=desk, due=due, state=AssistanceState(state), request=request, since=since
    )


def _gone(story: Story) -> set[int]:
    """Numbers that the batch took away: an undone assignment never was."""
    had = {a.n for change in story.changes if change.before for a in change.before.assistance}
    return had - {a.n for a in story.after.assistance}


def _rows(story: Story) -> Iterator[dict[str, Any]]:
    known = {} if story.rewritten else _by_number(story.before)
    waited = _waited_for(story.after)
    moved = _waited_for(story.before) != waited or story.rewritten
    for assistance in story.after.assistance:
        if moved or known.get(assistance.n) != assistance:
            yield {
                "obstacle_id": story.after.id,
                "n": assistance.n,
                "desk": assistance.desk,
                "due": assistance.due,
                "state": assistance.state.value,
                "request": assistance.request.value,
                "since": _since(story, assistance.n),
                "waited_for": assistance.n in waited,
                "unfinished": assistance.state in UNFINISHED,
            }


def _by_number(obstacle: Obstacle | None) -> dict[int, Assistance]:
    return {a.n: a for a in obstacle.assistance} if obstacle else {}


def _waited_for(obstacle: Obstacle | None) -> frozenset[int]:
    """The assistance for which the obstacle waits now: the unfinished ones of the desks that it waits for."""
    waiting = waiting_for(obstacle) if obstacle else None
    if obstacle is None or waiting is None or waiting.kind is not Waits.DESK:
        return frozenset()
    return frozenset(a.n for a in obstacle.assistance if a.desk in waiting.who and a.state in UNFINISHED)


def _since(story: Story, n: int) -> datetime | None:
    """When the assistance got the state it is in; None where the batch did not change it."""
    since = None
    for change in story.changes:
        before = change.before.find_assistance(n) if change.before else None
        now = change.after.find_assistance(n) if change.after else None
        if now and (before is None or before.state is not now.state):
            since = change.event.recorded_at
    return since
