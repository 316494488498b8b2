"""Carry-over sessions on the event log (`domain.carry_over.CarryOvers`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from domain.acting import EKOBANG
from domain.carry_over import MOST_AT_ONCE, Outcome, Session, Snapshot, Verified, digest, stream_of
from domain.carry_over.deciding import decided_upon, open_session, refuse_untimely, sign_off
from domain.carry_over.session import session_of
from domain.carry_over.snapshot import line_of
from domain.carry_over.years import FIRST_YEAR
from domain.event import Event
from domain.obstacle import Context, ObstacleRaised, YearEndCommand, end_year, fold
from domain.obstacle.carrying import refuse_typed
from domain.obstacle.context import WITA
from domain.refusals import Invalid, NotFound, NotYourAct, Refused
from domain.tracker import Request, Saved
from kendala.directory import Directories
from kendala.reads import EngineReads
from kendala.repeating import MOST_RACES, append, first_result, key_of, known_result, unchanged
from kendala.store.errors import StoreUnavailable, VersionConflict
from kendala.store.log import Log
from projections.carry_over import undecided_count

#: Seconds that the read models get to reach what is signed.
PATIENCE = 30.0


@dataclass(kw_only=True)
class _Looked:
    """What a form comes to, obstacle by obstacle."""

    events: list[Event] = field(default_factory=list)
    already: list[UUID] = field(default_factory=list)
    refused: dict[UUID, Refused] = field(default_factory=dict)

    def outcome(self, saved: Saved | None) -> Outcome:
        decided = tuple(event.originator_id for event in self.events)
        return Outcome(decided=decided, already=tuple(self.already), refused=self.refused, saved=saved)


@dataclass(frozen=True, slots=True)
class LogCarryOvers:
    """Loads, decides and saves sessions and what they decide about obstacles."""

    log: Log
    directories: Directories
    reads: EngineReads
    clock: Callable[[], datetime]

    def session(self, year: int) -> Session:
        """The session of a year; version 0 where it was not opened."""
        return session_of(year, self.log.load(stream_of(year)))

    def years(self) -> Sequence[int]:
        """The years whose session was opened, the latest first."""
        this = self.clock().astimezone(WITA).year
        streams = {stream_of(year): year for year in range(FIRST_YEAR, this + 1)}
        return sorted((streams[stream] for stream in self.log.versions(list(streams))), reverse=True)

    def open(self, year: int, request: Request) -> Saved:
        """Open the session of a year."""
        return self._save(request, lambda: open_session(self.session(year), request.acting, self.clock()), year)

    def decide(
        self, year: int, obstacles: Sequence[UUID], command: YearEndCommand, request: Request, *, dry_run: bool = False
    ) -> Outcome:
        """Decide alike on obstacles, all that can be in one transaction with the session's own event."""
        ids = tuple(dict.fromkeys(obstacles))
        key = key_of(request)
        if not dry_run and (known := known_result(self.log, key)) is not None:
            return Outcome(decided=(), already=ids, refused={}, saved=known)
        self._refuse_form(year, ids, command, request)
        for _ in range(MOST_RACES):
            session, now = self.session(year), self.clock()
            refuse_untimely(session, now)
            looked = self._look(year, ids, command, request)
            if dry_run or not looked.events:
                return looked.outcome(None)
            decided = (event.originator_id for event in looked.events)
            mine = decided_upon(session, command.ENDING, decided, request.acting, now)
            try:
                return looked.outcome(append(self.log, (mine, *looked.events), key, request))
            except VersionConflict:
                continue
        raise Refused("too_many_writers")

    def sign(self, year: int, request: Request) -> Saved:
        """Freeze the decisions as they are known now, and sign them."""
        return self._save(request, lambda: self._sign(year, request), year)

    def verify(self, year: int) -> Verified:
        """Look at the signed snapshot again: at its hash, and at what the log makes of it."""
        session = self.session(year)
        signature = session.signature
        if signature is None:
            raise Refused("session_not_signed", year=year)
        signed = signature.snapshot
        again = self._snapshot(session, signed.position)
        return Verified(signed=signature.hash, found=digest(signed), same_as_log=again == signed)

    def _refuse_form(self, year: int, ids: Sequence[UUID], command: YearEndCommand, request: Request) -> None:
        """What is wrong with the form as a whole, whichever obstacles it is about."""
        if request.acting.kind not in EKOBANG:
            raise NotYourAct("carry_over")
        refuse_untimely(self.session(year), self.clock())
        if not ids:
            raise Invalid(obstacles=("required", {}))
        if len(ids) > MOST_AT_ONCE:
            raise Invalid(obstacles=("too_many", {"most": MOST_AT_ONCE, "count": len(ids)}))
        refuse_typed(command, year, self._context(request))

    def _look(self, year: int, ids: Sequence[UUID], command: YearEndCommand, request: Request) -> _Looked:
        looked, context = _Looked(), self._context(request)
        streams = self.log.load_several(ids, self.log.head())
        for id_ in ids:
            events = streams.get(id_, [])
            obstacle = fold(events) if events and isinstance(events[0], ObstacleRaised) else None
            try:
                if obstacle is None:
                    raise NotFound("obstacle", str(id_))
                new = end_year(command, obstacle, year, context)
            except Refused as refusal:
                looked.refused[id_] = refusal
                continue
            looked.events.extend(new)
            if not new:
                looked.already.append(id_)
        return looked

    def _sign(self, year: int, request: Request) -> tuple[Event, ...]:
        session, now = self.session(year), self.clock()
        if session.signature is not None and session.signature.by.office == request.acting.office:
            return ()
        position = self.log.head()
        if not self.reads.wait_for(position, PATIENCE):
            raise StoreUnavailable("store_busy", "the read models did not catch up with the log")
        with self.reads.connect() as connection:
            left = undecided_count(connection, year)
        return sign_off(session, self._snapshot(session, position), left, request.acting, now)

    def _snapshot(self, session: Session, position: int) -> Snapshot:
        """The decisions of the session as the log made them up to a position."""
        streams = self.log.load_several(session.decided, position) if session.decided else {}
        numbers = self.log.numbers(list(streams)) if streams else {}
        lines = (line_of(events, (numbers[id_][0], numbers[id_][1]), session.year) for id_, events in streams.items())
        found = sorted((line for line in lines if line is not None), key=lambda line: (line.number_year, line.number_n))
        return Snapshot(year=session.year, position=position, lines=tuple(found))

    def _save(self, request: Request, decide: Callable[[], tuple[Event, ...]], year: int) -> Saved:
        key = key_of(request)
        for _ in range(MOST_RACES):
            try:
                events = decide()
                if not events:
                    session = self.session(year)
                    return unchanged(self.log, session.id, session.version, key)
                return append(self.log, events, key, request)
            except VersionConflict:
                continue
            except Refused as refusal:
                return first_result(self.log, key, refusal)
        raise Refused("too_many_writers")

    def _context(self, request: Request) -> Context:
        return Context(now=self.clock(), acting=request.acting, reference=self.directories.current())
