"""One obstacle straight from the log, for the moment in which the read models do not hold it yet."""

from dataclasses import dataclass
from uuid import UUID

from domain.obstacle import Obstacle, ObstacleRaised, fold
from kendala.store.log import Log


@dataclass(frozen=True, slots=True)
class LogStreams:
    """Obstacles by their streams."""

    log: Log

    def find(self, obstacle: UUID, *, upto: int | None = None) -> tuple[Obstacle, tuple[int, int]] | None:
        """The obstacle as it is, or was after version `upto`, and its number; None if there is none."""
        events = self.log.load(obstacle, upto=upto)
        if not events or not isinstance(events[0], ObstacleRaised):
            return None
        found = fold(events)
        number = self.log.numbers([obstacle])[obstacle]
        return (found, (number[0], number[1])) if found else None
