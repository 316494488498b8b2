"""The earliest day on which something happened that was open then, of each group of a review."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, select

from domain.acting import Acting
from domain.obstacle import Visibility
from projections.counts.sums import MOST_KEPT
from projections.history.ageing import latest
from projections.history.rows import AT, wheres, with_board
from projections.history.tallies import Ask, Where, parts, seen_counted
from projections.tables import BOARD, HISTORY, OLDEST


def oldest(connection: Connection, acting: Acting, ask: Ask, at: int, groups: Collection[str]) -> Mapping[str, date]:
    """The day of each of these groups, none of which is empty, of what tallies count.

    It was noted who was the oldest. Where others see that one now, versions tell.
    """
    found: dict[str, date] = {}
    unknown: set[str] = set()
    for where, seen in parts(acting, ask).cells if groups else ():
        for key, day, moved_away in connection.execute(_noted(ask, where, seen), {"at": at}):
            found[key] = min(day, found.get(key, day))
            if moved_away:
                unknown.add(key)
    return {**found, **dict(_told(connection, acting, ask, at, unknown & set(groups)))}


@lru_cache(MOST_KEPT)
def _noted(ask: Ask, where: Where, seen: frozenset[Visibility]) -> Select[Any]:
    """By value: the earliest day, and how many of those noted are seen otherwise by now."""
    c = OLDEST.c
    asked = [c.by == where[0], c.sight.in_(sorted(seen))]
    asked += [c.value == where[1]] if where[1] is not None else []
    asked += [c.fiscal_year == ask.filters.year] if ask.filters.year is not None else []
    noted = latest(OLDEST, upto=AT).where(*asked).subquery()
    moved_away = func.count().filter(BOARD.c.visibility != noted.c.sight)
    rows: Select[Any] = select(noted.c.value, func.min(noted.c.happened_on), moved_away)
    return rows.join_from(noted, BOARD, BOARD.c.raised_position == noted.c.raised_position).group_by(noted.c.value)


def _told(
    connection: Connection, acting: Acting, ask: Ask, at: int, groups: Collection[str]
) -> Iterator[tuple[str, date]]:
    """The versions are gone through, the oldest first, until all these groups have shown up."""
    missing = set(groups)
    if not missing:
        return
    with connection.execution_options(stream_results=True).execute(_in_order(acting, ask), {"at": at}) as rows:
        for key, day in rows:
            if key in missing:
                yield key, day
                missing.remove(key)
            if not missing:
                break


@lru_cache(MOST_KEPT)
def _in_order(acting: Acting, ask: Ask) -> Select[Any]:
    h = HISTORY.c
    rows: Select[Any] = select(ask.column, h.happened_on).select_from(with_board(None))
    rows = rows.where(*wheres(seen_counted(acting, ask), ask.filters, None, look_up=False))
    return rows.order_by(h.happened_on, h.raised_position)
