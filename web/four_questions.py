"""The leadership's four questions on one screen and one sheet: how much is stuck, where, since when, who must act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from projections.review import Group, Review

Row = TypeVar("Row")
#: Rows of an answer; all are in the tables below, which the last link of each answer opens.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Answered(Generic[Row]):
    """The first rows of an answer, each with the length of its bar, and how many more there are."""

    rows: Sequence[tuple[Row, int]]
    greatest: int
    more: int


def most(found: Review, line: Callable[[Group], Row]) -> Answered[Row]:
    """Where most obstacles are, and among equals most money."""
    ranked = sorted(found.groups, key=lambda group: (-group.count, -group.amount))
    return _answered(ranked, line, lambda group: group.count)


def longest(found: Review, line: Callable[[Group], Row], today: date) -> Answered[Row]:
    """Where the oldest of all has been waiting longest, in days."""
    dated = [(group, (today - group.oldest).days) for group in found.groups if group.oldest]
    days = {group.key: age for group, age in dated}
    ranked = sorted((group for group, _ in dated), key=lambda group: -days[group.key])
    return _answered(ranked, line, lambda group: days[group.key])


def _answered(ranked: Sequence[Group], line: Callable[[Group], Row], length: Callable[[Group], int]) -> Answered[Row]:
    rows = [(line(group), length(group)) for group in ranked[:SHOWN]]
    return Answered(rows, max((value for _, value in rows), default=0), max(0, len(ranked) - SHOWN))
