"""Importing the form: every line is looked at first, and then all of them are stored or none."""

import sys
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4, uuid5

from domain.acting import Acting
from domain.bulk import IMPORT, recorded
from domain.importing import BadLine, Imported, LikeLine, NewLine, Plan
from domain.obstacle import Context, RaiseObstacle, raise_obstacle
from domain.refusals import Refused
from kendala.catching_up import catch_up
from kendala.exchange.form import Row, lines
from kendala.exchange.likeness import Known, Met, known
from kendala.exchange.reading import Reader
from kendala.parts import Parts
from kendala.store.errors import VersionConflict
from kendala.store.metadata import Metadata, current
from kendala.tracker import OBSTACLES
from projections.obstacle import every

MOST_RACES = 5
#: Of the lines that are nearly known, take all.
ALL = range(sys.maxsize)


def bring_in(
    parts: Parts, acting: Acting, rows: Sequence[Row], *, take: Container[int] = (), dry_run: bool = False
) -> tuple[Plan, Imported | None]:
    """Look at every line and store the new ones, unless one is bad; None where nothing was to be stored.

    Of the lines that are nearly known those to `take` are new too, by their numbers in the file. Another import that
    brings the same lines at the same time is waited for and looked at. Raises NotTheForm, Refused (`too_many_writers`).
    """
    for _ in range(MOST_RACES):
        catch_up(parts)
        planned = plan(parts, acting, rows, take=take)
        if planned.bad or dry_run or not planned.events:
            return planned, None
        try:
            imported = carry_out(parts, planned)
        except VersionConflict:
            continue
        catch_up(parts)
        return planned, imported
    raise Refused("too_many_writers")


def plan(parts: Parts, acting: Acting, rows: Sequence[Row], *, take: Container[int] = ()) -> Plan:
    """Look at every line. The read models must hold the head of the log. Raises NotTheForm."""
    directory = parts.directories.current()
    with parts.reads.connect() as connection:
        met = Met(known(shown.number, shown.obstacle.record) for shown in every(connection, acting))
    reader, planning = (
        Reader(directory),
        _Planning(
            plan=Plan(),
            met=met,
            context=Context(now=parts.clock(), acting=acting, reference=directory),
            stored=lambda id_: bool(parts.log.versions([id_])),
            take=take,
        ),
    )
    for line in lines(rows):
        try:
            planning.look(line.number, reader.report(line))
        except Refused as refusal:
            planning.plan.bad.append(BadLine(line=line.number, refusal=refusal))
    return planning.plan


@dataclass(kw_only=True)
class _Planning:
    """Looks at one line after the other, against what is known and the lines before it."""

    plan: Plan
    met: Met
    context: Context
    stored: Callable[[UUID], bool]
    take: Container[int]

    def look(self, number: int, report: RaiseObstacle) -> None:
        """Note what becomes of a line. Raises Refused where the report cannot be taken."""
        one = known(f"#{number}", report)
        if same := self.met.same(one):
            self.plan.same.append(LikeLine(line=number, ref=same.ref, report=report))
            return
        id_ = id_of(one)
        events = raise_obstacle(report, replace(self.context, new_id=id_))
        if self.stored(id_):  # it came in before, and was amended since or may not be seen any more
            self.plan.same.append(LikeLine(line=number, ref="", report=report))
        elif number not in self.take and (near := self.met.near(one)):
            self.plan.near.append(LikeLine(line=number, ref=near.ref, report=report))
        else:
            self.plan.new.append(NewLine(line=number, report=report, events=tuple(events)))
            self.met.add(one)


def id_of(one: Known) -> UUID:
    """The id of the obstacle that a line becomes: the same line is never two obstacles."""
    return uuid5(OBSTACLES, f"import\n{one.agency}\n{one.happened_on}\n{one.cause}\n{one.words}")


def carry_out(parts: Parts, planned: Plan, correlation: UUID | None = None, via: str = "import") -> Imported:
    """Store all new lines in one transaction; raises VersionConflict where another import was first."""
    correlation = correlation or uuid4()
    token = current.set(Metadata(correlation=correlation, via=via))
    try:
        by, at = planned.events[0].by, planned.events[0].recorded_at
        record = recorded(planned.events, {}, IMPORT, id_=correlation, by=by, at=at)
        saved = parts.log.append((record, *planned.events))
    finally:
        current.reset(token)
    return Imported(correlation=correlation, position=saved.position)
