"""The earliest day on which something happened that was open then, of each group of a review."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from domain.acting import Acting
from projections.counts.sums import MOST_KEPT
from projections.history.rows import by_board, wheres, with_board
from projections.history.tallies import Ask
from projections.tables import HISTORY
from projections.visible import visible

#: So many are gone through, the oldest first: by then nearly all groups have shown up.
GONE_THROUGH = 2_000


def oldest(connection: Connection, acting: Acting, ask: Ask, at: int, groups: Collection[str]) -> Mapping[str, date]:
    """The day of each of these groups, none of which is empty."""
    found: dict[str, date] = {}
    with connection.execution_options(stream_results=True).execute(_in_order(acting, ask), {"at": at}) as rows:
        for key, day in rows:
            found.setdefault(key, day)
            if len(found) == len(groups):
                return found
    for key, day in connection.execute(_grouped(acting, ask), {"at": at}):
        found.setdefault(key, day)
    return found


@lru_cache(MOST_KEPT)
def _in_order(acting: Acting, ask: Ask) -> Select[Any]:
    h = HISTORY.c
    rows: Select[Any] = select(ask.column, h.happened_on).select_from(with_board(None))
    rows = rows.where(*wheres(visible(acting), ask.filters, None, look_up=False))
    return rows.order_by(h.happened_on, h.raised_position).limit(GONE_THROUGH)


@lru_cache(MOST_KEPT)
def _grouped(acting: Acting, ask: Ask) -> Select[Any]:
    source = with_board(None, by_board=by_board(ask.filters, look_up=True))
    group: tuple[ColumnElement[Any], ...] = (ask.column, func.min(HISTORY.c.happened_on))
    rows = select(*group).select_from(source)
    return rows.where(*wheres(visible(acting), ask.filters, None, look_up=True)).group_by(ask.column)
