"""The read models. Their order is the order in which a batch is handed to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData

from domain.directory import Directory
from projections import (
    board,
    bulk,
    carry_over,
    clocks,
    counts,
    desk_queue,
    history,
    ledger,
    moments,
    obstacle,
    review,
    search,
    timeline,
)
from projections.latest import Batch
from projections.tables import (
    BOARD,
    BULK,
    CARRY_OVER,
    CLOCKS,
    COUNTS,
    DESK_QUEUE,
    LEDGER,
    MOMENTS,
    OBSTACLE,
    PAST,
    REVIEW,
    SEARCH,
    TIMELINE,
)


@dataclass(frozen=True, slots=True)
class Projection:
    """A read model: raise its `version` when its shape or meaning changes, and it is rebuilt.

    `current` holds its tables under their plain names; `tables(metadata, suffix)` makes them under others.
    `apply(connection, tables, batch, directory)` brings them up to date.
    """

    name: str
    version: int
    current: Any
    tables: Callable[[MetaData, str], Any]
    apply: Callable[[Connection, Any, Batch, Directory], None]


PROJECTIONS: Mapping[str, Projection] = {
    projection.name: projection
    for projection in (
        Projection("board", 2, BOARD, board.tables, board.apply),
        Projection("obstacle", 1, OBSTACLE, obstacle.tables, obstacle.apply),
        Projection("timeline", 2, TIMELINE, timeline.tables, timeline.apply),
        Projection("desk_queue", 1, DESK_QUEUE, desk_queue.tables, desk_queue.apply),
        Projection("review", 1, REVIEW, review.tables, review.apply),
        Projection("search", 1, SEARCH, search.tables, search.apply),
        Projection("counts", 1, COUNTS, counts.tables, counts.apply),
        Projection("ledger", 2, LEDGER, ledger.tables, ledger.apply),
        Projection("moments", 1, MOMENTS, moments.tables, moments.apply),
        Projection("history", 4, PAST, history.tables, history.apply),
        Projection("carry_over", 1, CARRY_OVER, carry_over.tables, carry_over.apply),
        Projection("bulk", 1, BULK, bulk.tables, bulk.apply),
        Projection("clocks", 1, CLOCKS, clocks.tables, clocks.apply),
    )
}
