"""Keeping the board: the row of each obstacle that a batch changed is written once, as it is now."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, Update, bindparam, update

from domain.directory import Directory
from domain.obstacle import WITA, Obstacle, audit_word, waiting_for
from projections.encoding import encode
from projections.latest import Batch, Story
from projections.upserting import MOST_KEPT, upsert
from projections.waiting import waiting_since, waiting_word

#: An entry recorded more than this many days after the obstacle happened is marked as late. No source says how many.
LATE_ENTRY_DAYS = 7
#: Sorts obstacles that state no amount below those that state nought.
NOT_STATED = -1


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Bring the board up to date with these changes.

    A column that is set costs its indexes even where the value stays, and most facts change no more than what a row
    stands for now: so of each row only the groups of columns are set in which something changed.
    """
    upsert(connection, tables, [row(story) for story in batch.stories if story.before is None])
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for story in batch.stories:
        if story.before is not None:
            altered = _altered(story, story.before)
            by_columns.setdefault(tuple(altered), []).append({"the_id": story.after.id, **altered})
    for rows in by_columns.values():
        connection.execute(_this(tables), rows)


def _altered(story: Story, before: Obstacle) -> dict[str, Any]:
    """The columns to be set anew of an obstacle that was there."""
    now = story.after
    new: dict[str, Any] = {"updated_at": now.updated_at, "version": now.version}
    if story.rewritten or before.record != now.record or before.amount != now.amount:
        new |= _of_record(now)
    since, standing = waiting_since(story.changes), _standing(now)
    if story.rewritten or since is not None or standing != _standing(before):
        new |= standing
    return new if since is None else {**new, "waiting_since": since}


@lru_cache(MOST_KEPT)
def _this(tables: Table) -> Update:
    return update(tables).where(tables.c.id == bindparam("the_id"))


def is_late(obstacle: Obstacle) -> bool:
    """Whether the obstacle was recorded late; days are counted in the office's own zone."""
    recorded = obstacle.raised_at.astimezone(WITA).date()
    return recorded - obstacle.record.happened_on > timedelta(days=LATE_ENTRY_DAYS)


def row(story: Story) -> dict[str, Any]:
    """The obstacle as a row, after this story."""
    since = waiting_since(story.changes)
    return as_row(story.after, story.number, raised_position=story.first_position, waiting_since=since)


def as_row(
    obstacle: Obstacle, number: tuple[int, int], *, raised_position: int, waiting_since: datetime | None
) -> dict[str, Any]:
    """The obstacle as a row; `waiting_since` is since when it waits for whom it waits for."""
    year, n = number
    return {
        "id": obstacle.id,
        "raised_position": raised_position,
        "number_year": year,
        "number_n": n,
        "recorded_at": obstacle.raised_at,
        "raised_by": obstacle.raised_by.account,
        **_of_record(obstacle),
        **_standing(obstacle),
        "waiting_since": waiting_since,
        "updated_at": obstacle.updated_at,
        "version": obstacle.version,
    }


def _of_record(obstacle: Obstacle) -> dict[str, Any]:
    record = obstacle.record
    return {
        "fiscal_year": record.fiscal_year,
        "agency": record.agency,
        "title": record.title.value,
        "activity": record.activity.value if record.activity else None,
        "cause": record.cause,
        "stage": record.stage.value,
        "locus": record.locus.value,
        "effect": record.effect.value,
        "visibility": record.visibility.value,
        "amount": obstacle.amount,
        "amount_order": NOT_STATED if obstacle.amount is None else obstacle.amount,
        "evidence_count": len(record.evidence),
        "late_entry": is_late(obstacle),
        "happened_on": record.happened_on,
        "needed_by": record.needed_by,
        "needed_by_order": record.needed_by or date.max,
    }


def _standing(obstacle: Obstacle) -> dict[str, Any]:
    waiting = waiting_for(obstacle)
    return {
        "state": obstacle.state.value,
        "is_open": obstacle.is_open,
        "level": obstacle.level.value,
        "state_since": obstacle.state_since,
        "audit_word": audit_word(obstacle),
        "waiting_word": waiting_word(waiting),
        "waiting_who": encode(waiting.who) if waiting else None,
        "flagged": _flagged(obstacle),
    }


def _flagged(obstacle: Obstacle) -> str | None:
    """The clocks that are flagged, in the order in which they were, each once."""
    return " ".join(dict.fromkeys(flag.clock.value for flag in obstacle.flags)) or None
