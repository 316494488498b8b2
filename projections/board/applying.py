"""Keeping the board: the row of each obstacle that a batch changed is written once, as it is now."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table

from domain.directory import Directory
from domain.obstacle import WITA, Obstacle, audit_word, waiting_for
from projections.change import Change
from projections.encoding import encode
from projections.latest import Story, stories
from projections.upserting import upsert
from projections.waiting import waiting_since, waiting_word

#: An entry recorded more than this many days after the obstacle happened is marked as late. No source says how many.
LATE_ENTRY_DAYS = 7
#: Sorts obstacles that state no amount below those that state nought.
NOT_STATED = -1


def apply(connection: Connection, tables: Table, changes: Sequence[Change], _directory: Directory) -> None:
    """Bring the board up to date with these changes."""
    rows = [_row(story) for story in stories(changes)]
    upsert(connection, tables, rows, kept=("raised_position",), kept_without_new=("waiting_since",))


def is_late(obstacle: Obstacle) -> bool:
    """Whether the obstacle was recorded late; days are counted in the office's own zone."""
    recorded = obstacle.raised_at.astimezone(WITA).date()
    return recorded - obstacle.record.happened_on > timedelta(days=LATE_ENTRY_DAYS)


def _row(story: Story) -> dict[str, Any]:
    obstacle, record = story.after, story.after.record
    year, n = story.number
    return {
        "id": obstacle.id,
        "raised_position": story.first_position,
        "number_year": year,
        "number_n": n,
        **_of_record(obstacle),
        **_waiting(obstacle, waiting_since(story.changes)),
        "state": obstacle.state.value,
        "is_open": obstacle.is_open,
        "level": obstacle.level.value,
        "amount": obstacle.amount,
        "amount_order": NOT_STATED if obstacle.amount is None else obstacle.amount,
        "recorded_at": obstacle.raised_at,
        "updated_at": obstacle.updated_at,
        "state_since": obstacle.state_since,
        "raised_by": obstacle.raised_by.account,
        "audit_word": audit_word(obstacle),
        "evidence_count": len(record.evidence),
        "late_entry": is_late(obstacle),
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
        "happened_on": record.happened_on,
        "needed_by": record.needed_by,
        "needed_by_order": record.needed_by or date.max,
    }


def _waiting(obstacle: Obstacle, since: datetime | None) -> dict[str, Any]:
    waiting = waiting_for(obstacle)
    return {
        "waiting_word": waiting_word(waiting),
        "waiting_who": encode(waiting.who) if waiting else None,
        "waiting_since": since,
    }
