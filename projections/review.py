"""What is unresolved, for those who answer for it: how many, how much money, how old, by one dimension."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Delete, Select, Table, bindparam, delete, func, insert, select

from domain.acting import Acting
from domain.directory import Directory
from domain.obstacle import OPEN, Obstacle, Visibility
from projections.counts.dimensions import SINGLE, By, values
from projections.counts.sums import COLUMNS, MOST_KEPT, sums_of_rows
from projections.latest import Batch
from projections.looking import Values, compared
from projections.tables import BOARD, COUNTS, REVIEW
from projections.tables.review import tables
from projections.visible import Reason, Sight, sight

__all__ = ["By", "Group", "Review", "apply", "review", "tables"]

_KEY = ("by", "value", "visibility", "fiscal_year", "happened_on", "obstacle_id")
_OLD_KEY = tuple(f"old_{name}" for name in _KEY)
_OPEN = sorted(state.value for state in OPEN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Open obstacles with one value: `amount` sums whole rupiah and leaves out `without_amount` that state none.

    `key` is the value as lists are filtered by it; `oldest` is the earliest day on which one happened.
    """

    key: str
    count: int = 0
    amount: int = 0
    without_amount: int = 0
    oldest: date | None = None

    def plus(self, other: "Group") -> "Group":
        return Group(
            key=self.key,
            count=self.count + other.count,
            amount=self.amount + other.amount,
            without_amount=self.without_amount + other.without_amount,
            oldest=min((day for day in (self.oldest, other.oldest) if day), default=None),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """The groups, those with most money first, and their sum."""

    groups: tuple[Group, ...]
    total: Group


def apply(connection: Connection, tables: Table, batch: Batch, _directory: Directory) -> None:
    """Take out what closed or changed its value, put in what opened or got one."""
    gone: list[dict[str, Any]] = []
    come: list[dict[str, Any]] = []
    for story in batch.stories:
        old, new = tuple(_keys(story.before)), tuple(_keys(story.after))
        if old != new:
            gone += [dict(zip(_OLD_KEY, key, strict=True)) for key in old if key not in new]
            come += [dict(zip(_KEY, key, strict=True)) for key in new if key not in old]
    if gone:
        connection.execute(_going(tables), gone)
    if come:
        connection.execute(insert(tables), come)


@lru_cache(MOST_KEPT)
def _going(tables: Table) -> Delete:
    return delete(tables).where(*(tables.c[name] == bindparam(old) for name, old in zip(_KEY, _OLD_KEY, strict=True)))


def review(connection: Connection, acting: Acting, by: By, year: int | None = None) -> Review:
    """What is open of what the acting office sees, grouped; `year` is the fiscal year, None means all of them."""
    if by not in SINGLE:
        raise ValueError(f"nothing is reviewed by {by}")
    return grouped(_found(connection, sight(acting), by, year))


def grouped(found: Iterable[Group]) -> Review:
    """The review of groups that come in pieces."""
    groups: dict[str, Group] = {}
    for group in found:
        groups[group.key] = groups.get(group.key, Group(key=group.key)).plus(group)
    total = Group(key="")
    for group in groups.values():
        total = total.plus(group)
    return Review(groups=tuple(sorted(groups.values(), key=lambda g: (-g.amount, -g.count, g.key))), total=total)


def _found(connection: Connection, seen: Sight, by: By, year: int | None) -> Iterator[Group]:
    """Groups in pieces: each piece is seen wholly, or by its own condition."""
    if seen.wholly:
        yield from _read(connection, _counted(by, None, seen.wholly, year))
    for visibility, part in seen.partly.items():
        if part.cell and part.cell[0] == by:
            yield from _read(connection, _counted(by, part.cell[1], frozenset({visibility}), year))
        else:
            yield from _read(connection, _from_rows(by, part, year))


@lru_cache(MOST_KEPT)
def _counted(by: By, value: str | None, seen: frozenset[Visibility], year: int | None) -> Select[Any]:
    """From the counters, and the oldest of each cell by one look into the review's own order.

    Kept once made: to make the statement takes longer than to answer it.
    """
    c, r = COUNTS.c, REVIEW.c
    cell = (c.value, c.visibility, c.fiscal_year)
    oldest = (
        select(r.happened_on)
        .where(r.by == by.value, r.value == c.value, r.visibility == c.visibility, r.fiscal_year == c.fiscal_year)
        .order_by(r.happened_on)
        .limit(1)
        .scalar_subquery()
    )
    where = [c.by == by.value, c.visibility.in_(sorted(seen)), c.state.in_(_OPEN), *_narrowed(c.fiscal_year, year)]
    where += [c.value == value] if value is not None else []
    return (
        select(c.value, func.sum(c.n), func.sum(c.amount), func.sum(c.without_amount), oldest)
        .where(*where)
        .group_by(*cell)
        .having(func.sum(c.n) > 0)
    )


def _from_rows(by: By, part: Reason, year: int | None) -> Select[Any]:
    c, column = BOARD.c, COLUMNS[by]
    values: Values = {**part.equal, **({"fiscal_year": year} if year is not None else {})}
    where = (*compared(values, look_up=True), *part.all_of, c.is_open.is_(True))
    return select(column, *sums_of_rows(), func.min(c.happened_on)).where(*where).group_by(column)


def _narrowed(column: ColumnElement[int], year: int | None) -> list[ColumnElement[bool]]:
    return [] if year is None else [column == year]


def _read(connection: Connection, statement: Select[Any]) -> Iterator[Group]:
    for key, n, amount, without, oldest in connection.execute(statement):
        yield Group(key=key, count=int(n), amount=int(amount), without_amount=int(without), oldest=oldest)


def _keys(obstacle: Obstacle | None) -> Iterator[tuple[Any, ...]]:
    """The rows of an open obstacle, as their keys."""
    if obstacle is None or not obstacle.is_open:
        return
    record = obstacle.record
    for by, value in values(obstacle):
        if by in SINGLE:
            yield by, value, record.visibility.value, record.fiscal_year, record.happened_on, obstacle.id
