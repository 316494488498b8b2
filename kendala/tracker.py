"""Load, decide, save: the only way a fact gets into the log."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from domain.directory import Directory
from domain.directory.streams import STREAMS
from domain.event import Event
from domain.obstacle import (
    Command,
    Context,
    Obstacle,
    ObstacleRaised,
    RaiseObstacle,
    UndoAct,
    decide,
    fold,
    may_see,
    raise_obstacle,
    undo,
)
from domain.obstacle.expecting import refuse_unseen
from domain.obstacle.merging import other_of
from domain.refusals import NotFound, Refused
from domain.tracker import Request, Saved
from kendala.directory import Directories
from kendala.repeating import append, first_result, key_of, known_result, settled, unchanged
from kendala.store.keys import CommandKey
from kendala.store.log import Log

OBSTACLES = uuid5(NAMESPACE_URL, "kendala:obstacles")
C = TypeVar("C")
Decision = Callable[[C, Obstacle, Context], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class LogTracker:
    """The tracker on an event log (`domain.tracker.Tracker`)."""

    log: Log
    directories: Directories
    clock: Callable[[], datetime]

    def done_before(self, request: Request) -> Saved | None:
        """What the key of this request led to the first time; None where it is new. Raises KeyReused."""
        return known_result(self.log, key_of(request))

    def raise_obstacle(self, command: RaiseObstacle, request: Request) -> Saved:
        """Store a new obstacle; its id follows from account and key, so that a draft knows it beforehand."""
        key = key_of(request)
        new_id = uuid5(OBSTACLES, f"{key.account}\n{key.key}")
        context = replace(self._context(request, (), self.directories.current()), new_id=new_id)
        try:
            return append(self.log, raise_obstacle(command, context), key, request)
        except Refused as refusal:
            return first_result(self.log, key, refusal)

    def act(self, obstacle: UUID, command: Command, request: Request) -> Saved:
        """Do one act of the table."""
        return self._do(obstacle, command, request, self._act)

    def undo(self, obstacle: UUID, command: UndoAct, request: Request) -> Saved:
        """Take back one act."""
        return self._do(obstacle, command, request, undo)

    def _do(self, obstacle: UUID, command: C, request: Request, decision: Decision[C]) -> Saved:
        """Decide on the newest state and save."""
        key = key_of(request)
        return settled(self.log, key, lambda: self._decided(obstacle, command, request, key, decision))

    def _decided(self, obstacle: UUID, command: C, request: Request, key: CommandKey, decision: Decision[C]) -> Saved:
        now, history, directory = self._load(obstacle)
        context = self._context(request, history, directory)
        if isinstance(command, Command) and may_see(request.acting, now):
            refuse_unseen(command, history, request.expected)
        events = decision(command, now, context)
        if not events:
            return unchanged(self.log, now.id, now.version, key)
        return append(self.log, events, key, request)

    def _act(self, command: Command, now: Obstacle, context: Context) -> tuple[Event, ...]:
        other = other_of(command, now)
        if other == now.id:
            context = replace(context, other=now)
        elif other is not None:
            context = replace(context, other=self._find(other))
        return decide(command, now, context)

    def _context(self, request: Request, history: tuple[Event, ...], directory: Directory) -> Context:
        return Context(now=self.clock(), acting=request.acting, reference=directory, history=history)

    def _find(self, obstacle: UUID) -> Obstacle | None:
        """An obstacle, or None where there is no such stream or it is not an obstacle's."""
        return _obstacle(self.log.load(obstacle))

    def _load(self, obstacle: UUID) -> tuple[Obstacle, tuple[Event, ...], Directory]:
        """The obstacle with its events, and the directory of the same moment: one question to the database for both."""
        events, versions = self.log.load_beside(obstacle, STREAMS)
        now = _obstacle(events)
        if now is None:
            raise NotFound("obstacle", str(obstacle))
        return now, events, self.directories.known_to_be(versions)


def _obstacle(events: tuple[Event, ...]) -> Obstacle | None:
    return fold(events) if events and isinstance(events[0], ObstacleRaised) else None
