"""Keeping the counters: each obstacle that moved leaves its old cells and enters its new ones."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, Table

from domain.directory import Directory
from domain.obstacle import Obstacle
from projections.counts.dimensions import values
from projections.latest import Batch
from projections.upserting import upsert

Cell = tuple[str, str, int, str, str]
Weight = tuple[int, int, int]
_KEY = ("by", "value", "fiscal_year", "visibility", "state")
_SUMS = ("n", "amount", "without_amount")


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Add to each cell what came and went."""
    sums: defaultdict[Cell, list[int]] = defaultdict(lambda: [0, 0, 0])
    for story in batch.stories:
        old, new = dict(_cells(story.before)), dict(_cells(story.after))
        for sign, cells, others in ((-1, old, new), (1, new, old)):
            for cell, weight in cells.items():
                if others.get(cell) != weight:
                    sums[cell] = [have + sign * part for have, part in zip(sums[cell], weight, strict=True)]
    rows = [dict(zip((*_KEY, *_SUMS), (*cell, *sums[cell]), strict=True)) for cell in sorted(sums) if any(sums[cell])]
    upsert(connection, tables, rows, added=_SUMS)


def _cells(obstacle: Obstacle | None) -> Iterator[tuple[Cell, Weight]]:
    """The cells that the obstacle is counted in, with what it adds: one, its money, and whether it states none."""
    if obstacle is None:
        return
    amount, record = obstacle.amount, obstacle.record
    weight = (1, amount or 0, int(amount is None))
    rest = (record.fiscal_year, record.visibility.value, obstacle.state.value)
    for by, value in values(obstacle):
        yield (by, value, *rest), weight
