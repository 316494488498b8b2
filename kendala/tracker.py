"""Load, decide, save: the only way a fact gets into the log."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

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
from domain.refusals import KeyReused, NotFound, Refused
from domain.tracker import Request, Saved
from kendala.directory import Directories
from kendala.recording import beside
from kendala.store.errors import KeyConflict, VersionConflict
from kendala.store.keys import CommandKey
from kendala.store.log import Log

OBSTACLES = uuid5(NAMESPACE_URL, "kendala:obstacles")
MOST_RACES = 50
C = TypeVar("C")
Decision = Callable[[C, Obstacle, Context], tuple[Event, ...]]


@dataclass(frozen=True, slots=True)
class LogTracker:
    """The tracker on an event log (`domain.tracker.Tracker`)."""

    log: Log
    directories: Directories
    clock: Callable[[], datetime]

    def raise_obstacle(self, command: RaiseObstacle, request: Request) -> Saved:
        """Store a new obstacle; its id follows from account and key, so that a draft knows it beforehand."""
        key = _key(request)
        context = self._context(request, new_id=uuid5(OBSTACLES, f"{key.account}\n{key.key}"))
        try:
            return self._append(raise_obstacle(command, context), key, request)
        except Refused as refusal:
            return self._first_result(key, refusal)

    def act(self, obstacle: UUID, command: Command, request: Request) -> Saved:
        """Do one act of the table."""
        return self._do(obstacle, command, request, self._act)

    def undo(self, obstacle: UUID, command: UndoAct, request: Request) -> Saved:
        """Take back one act."""
        return self._do(obstacle, command, request, undo)

    def _do(self, obstacle: UUID, command: C, request: Request, decision: Decision[C]) -> Saved:
        """Decide on the newest state and save; a writer who came first is looked at and decided on again."""
        key = _key(request)
        for _ in range(MOST_RACES):
            try:
                now, history = self._load(obstacle)
                context = self._context(request, history=history)
                if isinstance(command, Command) and may_see(request.acting, now):
                    refuse_unseen(command, history, request.expected)
                events = decision(command, now, context)
                return self._append(events, key, request) if events else self._unchanged(now, key)
            except VersionConflict:
                continue
            except Refused as refusal:
                return self._first_result(key, refusal)
        raise Refused("too_many_writers")

    def _act(self, command: Command, now: Obstacle, context: Context) -> tuple[Event, ...]:
        other = other_of(command, now)
        if other == now.id:
            context = replace(context, other=now)
        elif other is not None:
            context = replace(context, other=self._find(other))
        return decide(command, now, context)

    def _context(self, request: Request, *, new_id: UUID | None = None, history: tuple[Event, ...] = ()) -> Context:
        context = Context(
            now=self.clock(), acting=request.acting, reference=self.directories.current(), history=history
        )
        return replace(context, new_id=new_id) if new_id else context

    def _find(self, obstacle: UUID) -> Obstacle | None:
        """An obstacle, or None where there is no such stream or it is not an obstacle's."""
        events = self.log.load(obstacle)
        return fold(events) if events and isinstance(events[0], ObstacleRaised) else None

    def _load(self, obstacle: UUID) -> tuple[Obstacle, tuple[Event, ...]]:
        events = self.log.load(obstacle)
        now = fold(events) if events and isinstance(events[0], ObstacleRaised) else None
        if now is None:
            raise NotFound("obstacle", str(obstacle))
        return now, events

    def _append(self, events: tuple[Event, ...], key: CommandKey, request: Request) -> Saved:
        try:
            with beside(via=request.via, client_time=request.client_time):
                stored = self.log.append(events, key=key)
        except KeyConflict as conflict:
            raise KeyReused from conflict
        return Saved(id=stored.id, version=stored.version, position=stored.position, repeated=stored.repeated)

    def _unchanged(self, now: Obstacle, key: CommandKey) -> Saved:
        """Nothing had to be stored: the obstacle already is as the command wants it."""
        known = self.log.find_key(key.account, key.key)
        if known is not None:
            return self._first_result(key, KeyReused())
        return Saved(id=now.id, version=now.version, position=self.log.position_of(now.id, now.version))

    def _first_result(self, key: CommandKey, refusal: Refused) -> Saved:
        """What the key led to the first time; where it is new, the refusal stands."""
        known = self.log.find_key(key.account, key.key)
        if known is None:
            raise refusal
        if known.digest != key.digest:
            raise KeyReused from refusal
        return Saved(id=known.originator_id, version=known.originator_version, position=known.position, repeated=True)


def _key(request: Request) -> CommandKey:
    """The command key of the request; one of its own where none was given, so that every command has one."""
    key = request.key if request.key is not None else f"auto-{token_urlsafe(16)}"
    return CommandKey(account=request.acting.account, key=key, digest=sha256(request.body).digest())
