"""Keeping the year ends: all rows of an obstacle follow from how it stands, so a batch writes each once."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table

from domain.directory import Directory
from domain.obstacle import Obstacle
from domain.obstacle.carrying import fate_of
from projections.latest import Batch
from projections.upserting import upsert


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Write the year ends of every obstacle that a batch tells of and that has any."""
    upsert(connection, tables, [row for story in batch.stories for row in _rows(story.after)])


def _rows(obstacle: Obstacle) -> Iterator[dict[str, Any]]:
    times = 0
    for end in sorted(obstacle.year_ends, key=lambda end: end.year):
        times += end.into is not None
        fate, since = fate_of(obstacle, end)
        yield {
            "obstacle_id": obstacle.id,
            "year": end.year,
            "into": end.into,
            "ending": end.ending.value,
            "due": end.due,
            "reason": end.reason.value,
            "version": end.version,
            "decided_at": end.at,
            "times": times,
            "fate": fate.value,
            "fate_since": since,
        }
