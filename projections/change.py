"""What a projection is told: one event with the obstacle before and after it, folded once for all projections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.event import Event
from domain.obstacle import Obstacle


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One event at its log position. `number` is (fiscal year, n) of its obstacle; directory events have no obstacle.

    `metadata` is what lies beside the event (via, correlation, causation, client_time, rules). `stream` holds the
    obstacle's whole stream where an earlier event of it was redacted, so that its rows can be written anew.
    """

    position: int
    event: Event
    metadata: Mapping[str, str | None] = field(default_factory=dict)
    before: Obstacle | None = None
    after: Obstacle | None = None
    number: tuple[int, int] | None = None
    stream: Sequence[tuple[int, Event]] = ()
