"""Template lives of obstacles, told once through the domain's own decisions; the bench copies them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from domain.acting import Acting, OfficeKind
from domain.directory import Directory
from domain.event import Event
from domain.obstacle import (
    Command,
    Context,
    Decide,
    Effect,
    Level,
    Merge,
    MergedAmount,
    Obstacle,
    RaiseObstacle,
    Visibility,
    Withdraw,
    decide,
    fold,
    raise_obstacle,
)
from domain.text import Text
from kendala.demo.steps import Step, steps
from kendala.demo.telling import office

BEGINNING = datetime(2025, 1, 2, 1, 0, tzinfo=UTC)
AGENCY, DESK, CAUSE = "DINKES", "BPKAD", "A2-DPA"
ID, TWIN = UUID(int=1), UUID(int=2)
WITHDRAWN, MERGED = "withdrawn", "merged"
HELPED = "accept+1 assign:BPKAD+1 take+1 progress+4"
ENDED = "complete+5 done+2 confirm+3"
#: Steps of the demo after the raising, about eight events each; cases take the paths in this order, round and round.
PATHS = (
    f"{HELPED} progress+6 {ENDED}",
    "",
    f"{HELPED} extend+4 progress+6 visit+1 progress+5 visit+3",
    f"return+2 resubmit+3 {HELPED} progress+4 {ENDED}",
    "accept+1 escalate:secretary+2 instruct+1",
    f"{HELPED} progress+6 visit+2 {ENDED}",
    f"accept+1 escalate:secretary+2 decide:secretary+3 assign:BPKAD+1 take+1 progress+5 progress+7 {ENDED}",
    "return+2",
    f"{HELPED} progress+7 progress+2 complete+5 done+2",
    "accept+1 assign:BPKAD+0 assign:UKPBJ+0 take:1+1 take:2+1 progress:1+3 progress:2+3 complete:1+4",
    f"accept+1 wait+3 endwait+9 assign:BPKAD+1 take+1 progress+6 progress+6 {ENDED}",
    "accept+1 assign:BPKAD+1",
    f"{HELPED} progress+6 {ENDED} reopen+2 visit+3 done+2 confirm+1",
    "accept+1 visit+4 wait+3",
    f"{HELPED} progress+8 visit+1 complete+3 unactionable+6",
    "accept+1 assign:BPKAD+1 decline+1 assign:UKPBJ+1 take:2+1 progress:2+5 complete:2+6 done+2 confirm+2",
    "accept+1 escalate:regent+2 instruct+1 visit+2",
    f"return+2 {WITHDRAWN}",
    f"{HELPED} progress+6 instruct+2 {ENDED}",
    "accept+1 escalate:assistant+2",
    f"{HELPED} progress+3 progress+4 {ENDED}",
    f"accept+1 visit+3 {MERGED}",
)


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a template, and how long after the raising it happened."""

    after: timedelta
    event: Event


class Lives:
    """Template lives by path and visibility, each told at its first use."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._kept: dict[tuple[str, Visibility], tuple[Told, ...]] = {}

    def of(self, path: str, visibility: Visibility) -> tuple[Told, ...]:
        """The events of such a life; those of a merge belong to two streams, ID and TWIN."""
        kept = self._kept.get((path, visibility))
        if kept is None:
            events = Telling(self._directory, visibility).events(path)
            kept = self._kept[path, visibility] = tuple(Told(e.recorded_at - BEGINNING, e) for e in events)
        return kept


class Telling:
    """One life while it is told: decisions on what was decided before."""

    def __init__(self, directory: Directory, visibility: Visibility) -> None:
        self._directory, self._visibility = directory, visibility
        self._own: list[Event] = []
        self._at = BEGINNING

    def events(self, path: str) -> Iterator[Event]:
        """The events of the path in time order."""
        words = path.split()
        ending = words.pop() if words and words[-1] in {WITHDRAWN, MERGED} else ""
        yield from self._kept(self._raised(ID))
        for step in steps(" ".join(words)):
            self._at += timedelta(days=step.days, minutes=1)
            command = step.command(self._at.date(), {})
            yield from self._decided(command, self._who(step, command))
        self._at += timedelta(days=1)
        if ending == WITHDRAWN:
            yield from self._decided(Withdraw(reason=Text("Salah lapor.")), self._operator)
        elif ending == MERGED:
            yield from self._merged()

    def _merged(self) -> Iterator[Event]:
        twin = self._raised(TWIN)
        yield from twin
        into = Merge(into=TWIN, amount=MergedAmount.SAME)
        yield from decide(into, self._now, self._context(self._ekobang, other=fold(twin)))

    def _decided(self, command: Command, acting: Acting) -> tuple[Event, ...]:
        return self._kept(decide(command, self._now, self._context(acting)))

    def _kept(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        self._own += events
        return events

    def _raised(self, new_id: UUID) -> tuple[Event, ...]:
        command = RaiseObstacle(
            agency=AGENCY,
            cause=CAUSE,
            description=Text("Uraian yang diganti pada setiap salinan."),
            effect=Effect.LATE,
            happened_on=self._at.date(),
            visibility=self._visibility,
        )
        return raise_obstacle(command, self._context(self._operator, new_id=new_id))

    def _context(self, acting: Acting, *, new_id: UUID = ID, other: Obstacle | None = None) -> Context:
        past = tuple(self._own)
        return Context(now=self._at, acting=acting, reference=self._directory, history=past, new_id=new_id, other=other)

    @property
    def _now(self) -> Obstacle:
        obstacle = fold(self._own)
        assert obstacle is not None, "a life begins with its raising"
        return obstacle

    @property
    def _operator(self) -> Acting:
        return office(OfficeKind.OPERATOR, agency=AGENCY)

    @property
    def _ekobang(self) -> Acting:
        """Who does Ekobang's acts: what only leadership sees, the Assistant handles."""
        hidden = self._visibility is Visibility.LEADERSHIP_ONLY
        return office(OfficeKind.ASSISTANT if hidden else OfficeKind.ADPEM)

    def _who(self, step: Step, command: Command) -> Acting:
        if step.kind is OfficeKind.OPERATOR:
            return self._operator
        if step.kind is OfficeKind.DESK:
            helping = self._now.find_assistance(step.n or 1)
            return office(step.kind, desk=helping.desk if helping else None)
        if isinstance(command, Decide) and self._now.level is Level.ASSISTANT:
            return office(OfficeKind.ASSISTANT)
        return self._ekobang if step.kind is OfficeKind.ADPEM else office(step.kind)
