"""Many obstacles in one transaction, on the event log (`domain.bulk.Bulks`)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.bulk import (
    UNDO,
    BulkDone,
    Item,
    Looked,
    Outcome,
    Would,
    id_of,
    look,
    look_back,
    recorded,
    refusal_of,
    refuse_form,
)
from domain.event import Event
from domain.obstacle import Command, Context, Obstacle, ObstacleRaised, fold, may_see
from domain.obstacle.checking import filled, refuse_invalid
from domain.obstacle.state import after
from domain.refusals import NotFound, NotYourAct, Refused
from domain.text import Text
from domain.tracker import Request, Saved
from kendala.directory import Directories
from kendala.reads import EngineReads
from kendala.recording import together
from kendala.repeating import MOST_RACES, append, key_of, known_result
from kendala.store.errors import VersionConflict
from kendala.store.keys import CommandKey
from kendala.store.log import Log
from projections.bulk import parts

Streams = Mapping[UUID, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class LogBulks:
    """Looks at each obstacle, and stores in one transaction what can be done, with a record of all of it."""

    log: Log
    directories: Directories
    reads: EngineReads
    clock: Callable[[], datetime]

    def do(self, items: Sequence[Item], command: Command, request: Request, *, preview: bool = False) -> Outcome:
        """Do one act to those that it can be done to now."""
        key = key_of(request)
        if not preview and (known := known_result(self.log, key)):
            return self._told_again(known, request.acting)
        refuse_form(command.ACT, items, request.acting)
        chosen = tuple({item.id: item for item in items}.values())

        def decide() -> Looked:
            streams = self._streams(item.id for item in chosen)
            return look(command, chosen, streams, self._context(request))

        return self._run(decide, key, request, act=command.ACT, preview=preview)

    def undo(self, bulk: UUID, reason: Text, request: Request, *, preview: bool = False) -> Outcome:
        """Take back what has this correlation; who may not see an obstacle of it learns nothing of that one."""
        key = key_of(request)
        if not preview and (known := known_result(self.log, key)):
            return self._told_again(known, request.acting)
        found, accounts = self._parts(bulk)
        self._refuse_others(bulk, found, accounts, request.acting)
        refuse_invalid([("reason", filled(reason))])

        def decide() -> Looked:
            streams = self._streams(part.id for part in found)
            looked = look_back(found, reason, streams, self._context(request))
            looked.left = {id_: refusal for id_, refusal in looked.left.items() if id_ in looked.seen}
            return looked

        return self._run(decide, key, request, act=UNDO, of=bulk, preview=preview)

    def told(self, bulk: UUID, acting: Acting) -> tuple[BulkDone, Outcome]:
        """What a bulk did, as far as the office may see it."""
        first = next(iter(self.log.load(bulk)), None)
        if not isinstance(first, BulkDone) or not may_read(first.by, acting):
            raise NotFound("bulk", str(bulk))
        streams = self._streams((*(each.obstacle for each in first.done), *(each.obstacle for each in first.left)))
        done, seen = [], {each.obstacle for each in first.left if _seen(streams.get(each.obstacle, ()), acting)}
        for each in first.done:
            would, now = _was(streams[each.obstacle], each.version)
            if may_see(acting, now):
                done.append(would)
                seen.add(each.obstacle)
        left = {each.obstacle: refusal_of(each, first.act) for each in first.left}
        return first, Outcome(done=tuple(done), left=left, numbers=self._numbers(seen))

    def _told_again(self, known: Saved, acting: Acting) -> Outcome:
        """The first answer, for a request that is repeated."""
        record, outcome = self.told(known.id, acting)
        last = record.done[-1]
        return replace(outcome, saved=replace(known, position=self.log.position_of(last.obstacle, last.version)))

    def _run(
        self,
        decide: Callable[[], Looked],
        key: CommandKey,
        request: Request,
        *,
        act: str,
        preview: bool,
        of: UUID | None = None,
    ) -> Outcome:
        for _ in range(MOST_RACES):
            looked = decide()
            outcome = Outcome(done=tuple(looked.done), left=looked.left, numbers=self._numbers(looked.seen))
            if preview or not looked.done:
                return outcome
            id_ = id_of(key.account, key.key)
            mine = recorded(looked.events, looked.left, act, of=of, id_=id_, by=request.acting, at=self.clock())
            try:
                with together(mine.originator_id):
                    saved = append(self.log, (mine, *looked.events), key, request)
            except VersionConflict:
                continue
            return self._told_again(saved, request.acting) if saved.repeated else replace(outcome, saved=saved)
        raise Refused("too_many_writers")

    def _parts(self, bulk: UUID) -> tuple[list[Item], set[str]]:
        """The events to take back, and the accounts whose they were: of a bulk, or of any other one request."""
        first = next(iter(self.log.load(bulk)), None)
        if isinstance(first, BulkDone):
            return [Item(id=each.obstacle, version=each.version) for each in first.done], {first.by.account}
        with self.reads.connect() as connection:
            found = parts(connection, bulk)
        return [Item(id=part.obstacle, version=part.version) for part in found], {part.account for part in found}

    def _streams(self, ids: Iterable[UUID]) -> Streams:
        wanted = list(dict.fromkeys(ids))
        return self.log.load_several(wanted, self.log.head()) if wanted else {}

    def _numbers(self, ids: Collection[UUID]) -> Mapping[UUID, tuple[int, int]]:
        return {id_: (n.fiscal_year, n.n) for id_, n in self.log.numbers(list(ids)).items()} if ids else {}

    def _refuse_others(self, bulk: UUID, found: Sequence[Item], accounts: set[str], acting: Acting) -> None:
        """Who neither did it nor is the Assistant gets to know of it only as far as its obstacles may be seen."""
        if found and (acting.kind is OfficeKind.ASSISTANT or acting.account in accounts):
            return
        if any(_seen(events, acting) for events in self._streams(part.id for part in found).values()):
            raise NotYourAct(UNDO)
        raise NotFound("bulk", str(bulk))

    def _context(self, request: Request) -> Context:
        return Context(now=self.clock(), acting=request.acting, reference=self.directories.current())


def may_read(by: Acting, acting: Acting) -> bool:
    """Whose bulk it was, whoever holds that office now, and the Assistant."""
    return acting.kind is OfficeKind.ASSISTANT or by.account == acting.account or by.office == acting.office


def _seen(events: Sequence[Event], acting: Acting) -> bool:
    now = fold(events) if events and isinstance(events[0], ObstacleRaised) else None
    return now is not None and may_see(acting, now)


def _was(events: Sequence[Event], version: int) -> tuple[Would, Obstacle]:
    """What happened at that version, and the obstacle as it is now."""
    before = fold(events[: version - 1])
    event = events[version - 1]
    then = after(before, event)
    return Would(event=event, before=before, after=then), fold(events[version:], then) or then
