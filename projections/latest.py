"""A batch of changes seen obstacle by obstacle: most read models need only what each became."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from domain.obstacle import Obstacle
from projections.change import Change


@dataclass(frozen=True, slots=True)
class Story:
    """What a batch did to one obstacle: its changes in log order, what it was before and what it is now."""

    changes: Sequence[Change]
    before: Obstacle | None
    after: Obstacle
    number: tuple[int, int]

    @property
    def position(self) -> int:
        """The log position of the last change."""
        return self.changes[-1].position

    @property
    def first_position(self) -> int:
        """The log position of the first change: of the raising, where there was nothing before."""
        return self.changes[0].position

    @property
    def rewritten(self) -> bool:
        """Whether text of its past was removed, so that every row about it must be written anew."""
        return any(change.stream for change in self.changes)


class Batch(tuple[Change, ...]):  # noqa: SLOT001 - it holds what was worked out
    """Changes in log order. They are sorted by obstacle once, however many read models look at them so."""

    @cached_property
    def stories(self) -> Sequence[Story]:
        """One story per obstacle, in the order in which the batch first speaks of them."""
        return tuple(self._stories())

    def _stories(self) -> Iterator[Story]:
        by_obstacle: dict[UUID, list[Change]] = {}
        for change in self:
            if change.after is not None:
                by_obstacle.setdefault(change.after.id, []).append(change)
        for told in by_obstacle.values():
            after, number = told[-1].after, told[-1].number
            if after is not None and number is not None:
                yield Story(told, told[0].before, after, number)
