"""What a batch did to one obstacle, as rows: how it stood before, and the version that each change made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any, Self

from domain.obstacle import Obstacle, after
from projections.board.applying import as_row
from projections.change import Change
from projections.counts.sums import COLUMNS
from projections.encoding import encode
from projections.latest import Story
from projections.tables.history import NEVER
from projections.waiting import waiting_since

#: A version as a row, by the names of its columns.
Version = Mapping[str, Any]
#: What decides in which cells and groups a version is, beside the desks that helped.
COUNTED = itemgetter(
    *("state", "is_open", "amount", "fiscal_year", "visibility", "happened_on"),
    *sorted(column.name for column in COLUMNS.values()),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the versions that it made, in order; `before` is how the obstacle stood, where it was there."""

    story: Story
    before: Version | None
    made: Sequence[Version]

    @classmethod
    def of(cls, story: Story, was: Any) -> Self:
        """The story goes on from the stored version `was`, which tells where it was raised and since when it waits."""
        made = list(versions(story, was))
        if story.before is None:
            return cls(story, None, made)
        raised = made[0]["raised_position"]
        return cls(story, as_row(story.before, story.number, raised_position=raised, waiting_since=None), made)

    @property
    def moves(self) -> bool:
        """Whether anything changed by which it is counted or may be the oldest, or by which others see it."""
        before = self.story.before
        if self.before is None or before is None:
            return True
        was = COUNTED(self.before)
        return any(COUNTED(now) != was for now in self.made) or helped(before) != self.made[-1]["helped"]


def versions(story: Story, was: Any) -> Iterator[dict[str, Any]]:
    """A row for each change of the story, which goes on from the version `was`."""
    raised = story.first_position if was is None else int(was.raised_position)
    since: datetime | None = was.waiting_since if was is not None else None
    ends = [*(change.position for change in story.changes[1:]), NEVER]
    for change, end in zip(story.changes, ends, strict=True):
        if change.after is not None:
            since = waiting_since((change,)) or since
            now = as_row(change.after, story.number, raised_position=raised, waiting_since=since)
            yield {**now, "valid_from": change.position, "valid_to": end, "helped": helped(change.after)}


def anew(story: Story) -> Iterator[dict[str, Any]]:
    """The rows of all versions from the raising on, as the stream tells it after a text was removed."""
    last = max(n for n, change in enumerate(story.changes) if change.stream)
    before: Obstacle | None = None
    told: list[Change] = []
    for position, event in story.changes[last].stream:
        now = after(before, event)
        told.append(Change(position=position, event=event, before=before, after=now, number=story.number))
        before = now
    return versions(Story([*told, *story.changes[last + 1 :]], None, story.after, story.number), None)


def helped(obstacle: Obstacle) -> str:
    """The desks that ever helped, as they are kept."""
    return encode(sorted({assistance.desk for assistance in obstacle.assistance}))
