"""Importing the form: every line is looked at first, and then all of them are stored or none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4, uuid5

from domain.acting import Acting
from domain.event import Event
from domain.obstacle import Context, RaiseObstacle, raise_obstacle
from domain.refusals import Refused
from kendala.exchange.form import Line, Row, lines
from kendala.exchange.likeness import Known, find_near, find_same, known
from kendala.exchange.reading import Reader
from kendala.parts import Parts
from kendala.store.metadata import Metadata, current
from kendala.tracker import OBSTACLES
from projections.obstacle import every


@dataclass(frozen=True, kw_only=True, slots=True)
class BadLine:
    """A line that cannot be taken, and why."""

    line: int
    refusal: Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class LikeLine:
    """A line that is known already (`ref`: number of the obstacle, or `line N` of the file)."""

    line: int
    ref: str


@dataclass(kw_only=True)
class Plan:
    """What an import would do."""

    events: list[Event] = field(default_factory=list)
    same: list[LikeLine] = field(default_factory=list)
    near: list[LikeLine] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import did: the correlation by which it can be taken back, and the position of its last event."""

    correlation: UUID
    position: int


def plan(parts: Parts, acting: Acting, rows: Sequence[Row], *, take_near: bool = False) -> Plan:
    """Look at every line. The read models must hold the head of the log. Raises NotTheForm."""
    planned, directory = Plan(), parts.directories.current()
    with parts.reads.connect() as connection:
        seen = [known(shown.number, shown.obstacle.record, shown.obstacle.id) for shown in every(connection, acting)]
    reader = Reader(directory)
    context = Context(now=parts.clock(), acting=acting, reference=directory)
    for line in lines(rows):
        try:
            report = reader.report(line)
            _look(planned, line, report, seen, context, take_near=take_near)
        except Refused as refusal:
            planned.bad.append(BadLine(line=line.number, refusal=refusal))
    return planned


def _look(
    planned: Plan, line: Line, report: RaiseObstacle, seen: list[Known], context: Context, *, take_near: bool
) -> None:
    one = known(f"line {line.number}", report)
    if same := find_same(one, seen):
        planned.same.append(LikeLine(line=line.number, ref=same.ref))
        return
    if not take_near and (near := find_near(one, seen)):
        planned.near.append(LikeLine(line=line.number, ref=near.ref))
        return
    new_id = uuid5(OBSTACLES, f"import\n{one.agency}\n{one.happened_on}\n{one.cause}\n{one.words}")
    planned.events.extend(raise_obstacle(report, replace(context, new_id=new_id)))
    seen.append(one)


def carry_out(parts: Parts, planned: Plan) -> Imported:
    """Store all new lines in one transaction; raises VersionConflict where another import was first."""
    correlation = uuid4()
    token = current.set(Metadata(correlation=correlation, via="import"))
    try:
        saved = parts.log.append(planned.events)
    finally:
        current.reset(token)
    return Imported(correlation=correlation, position=saved.position)
