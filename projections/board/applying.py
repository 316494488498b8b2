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
#: Columns that never change, and those that say how it stands.
RAISED = ("raised_position", "number_year", "number_n", "recorded_at", "raised_by")
STANDING = ("state", "is_open", "level", "state_since", "audit_word", "waiting_word", "waiting_who", "waiting_since",
            "flagged")  # fmt: skip
#: Sorts obstacles that state no amount below those that state nought.
NOT_STATED = -1


def apply(connection: Connection, tables: Table, changes: Sequence[Change], _directory: Directory) -> None:
    """Bring the board up to date with these changes.

    A column that is set costs its indexes even where the value stays, and most facts change no more than what a row
    stands for now: so each row sets only the group of columns in which something changed.
    """
    by_kept: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for story in stories(changes):
        by_kept.setdefault(_kept(story), []).append(row(story))
    for kept, rows in by_kept.items():
        coalesced = () if "waiting_since" in kept else ("waiting_since",)
        upsert(connection, tables, rows, kept=kept, kept_without_new=coalesced)


def _kept(story: Story) -> tuple[str, ...]:
    """The columns that stay as they are where the row is there already."""
    before, after = story.before, story.after
    if before is None or story.rewritten or before.record != after.record or before.amount != after.amount:
        return RAISED
    unmoved = waiting_since(story.changes) is None and _standing(before) == _standing(after)
    return (*RAISED, *_of_record(after), *(STANDING if unmoved else ()))


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
