"""The earliest day on which something happened that was open then, of each group of a review."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, select

from domain.acting import Acting
from projections.counts.sums import MOST_KEPT
from projections.history.rows import wheres, with_board
from projections.history.tallies import Ask, seen_counted
from projections.tables import HISTORY


def oldest(connection: Connection, acting: Acting, ask: Ask, at: int, groups: Collection[str]) -> Mapping[str, date]:
    """The day of each of these groups, none of which is empty, of what tallies count.

    They are gone through, the oldest first, until all groups have shown up.
    """
    found: dict[str, date] = {}
    if not groups:
        return found
    with connection.execution_options(stream_results=True).execute(_in_order(acting, ask), {"at": at}) as rows:
        for key, day in rows:
            found.setdefault(key, day)
            if len(found) == len(groups):
                break
    return found


@lru_cache(MOST_KEPT)
def _in_order(acting: Acting, ask: Ask) -> Select[Any]:
    h = HISTORY.c
    rows: Select[Any] = select(ask.column, h.happened_on).select_from(with_board(None))
    rows = rows.where(*wheres(seen_counted(acting, ask), ask.filters, None, look_up=False))
    return rows.order_by(h.happened_on, h.raised_position)
