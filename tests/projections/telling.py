"""Telling stories to the read models: facts become changes as the worker would make them, without a log.

models.tell(1, RAISED, ACCEPTED)
with models.reading() as connection: ...
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, Engine

from domain.directory import Directory
from domain.event import Event
from domain.obstacle import Obstacle, after
from projections.change import Change
from projections.latest import Batch
from projections.positions import advance
from projections.registry import PROJECTIONS
from projections.tables import PLAIN
from tests.domain.obstacle.offices import ADPEM
from tests.domain.obstacle.scenario import START, Fact


@dataclass(repr=False)
class Models:
    """The read models of one database, and what was told to them."""

    engine: Engine
    directory: Directory = field(default_factory=Directory)
    position: int = 0
    events: list[tuple[int, Event]] = field(default_factory=list)
    obstacles: dict[UUID, Obstacle] = field(default_factory=dict)
    numbers: dict[UUID, tuple[int, int]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def tell(self, this: int, *facts: Fact, at: datetime | None = None) -> Obstacle:
        """Add these facts to the stream of obstacle `this`, an hour apart, and show them in one batch."""
        batch = [self.change(this, fact, at) for fact in facts]
        self.show(batch)
        return self.obstacles[UUID(int=this)]

    def change(self, this: int, fact: Fact, at: datetime | None = None) -> Change:
        """One more fact as a change, not shown yet."""
        stream = UUID(int=this)
        before = self.obstacles.get(stream)
        recorded_at = at or START + timedelta(hours=len(self.events))
        event = fact.at(stream, before.version + 1 if before else 1, recorded_at=recorded_at, by=ADPEM)
        return self.recorded(event)

    def recorded(self, event: Event) -> Change:
        """The change that an event of an obstacle makes, at the next position; positions have gaps."""
        before = self.obstacles.get(event.originator_id)
        now = after(before, event)
        self.obstacles[now.id] = now
        year = now.record.fiscal_year
        if now.id not in self.numbers:
            self.numbers[now.id] = (year, 1 + sum(given == year for given, _ in self.numbers.values()))
        made = Change(
            position=self.next_position(event), event=event, before=before, after=now, number=self.numbers[now.id]
        )
        self.changes.append(made)
        return made

    def next_position(self, event: Event) -> int:
        position = 2 * len(self.events) + 1
        self.events.append((position, event))
        return position

    def show(self, batch: list[Change]) -> None:
        """Hand a batch to every read model in one transaction, as the worker does."""
        if not batch:
            return
        with self.engine.begin() as connection:
            assert advance(connection, [*PROJECTIONS], self.position, batch[-1].position)
            for projection in PROJECTIONS.values():
                projection.apply(connection, projection.current, Batch(batch), self.directory)
        self.position = batch[-1].position

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    def latest(self, this: int) -> Obstacle:
        """Obstacle `this` as it is now."""
        return self.obstacles[UUID(int=this)]

    def stream(self, obstacle: UUID) -> list[Event]:
        """The events of one obstacle, in order."""
        return [event for _, event in self.events if event.originator_id == obstacle]

    def clear(self) -> None:
        """Forget everything, in the database too."""
        with self.engine.begin() as connection:
            for table in reversed(PLAIN.sorted_tables):
                if table.name != "projection_positions":
                    connection.execute(table.delete())
            connection.exec_driver_sql("UPDATE projection_positions SET position = 0")
        self.position = 0
        for kept in (self.events, self.obstacles, self.numbers, self.changes):
            kept.clear()
