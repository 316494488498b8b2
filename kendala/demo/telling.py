"""Telling the demo histories: every act with the clock on its day, all cases woven into one log in time order."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from importlib.resources import files
from uuid import UUID, uuid5

from domain.acting import Acting, OfficeKind
from domain.obstacle import Effect, Party, RaiseObstacle, Visibility, fold
from domain.obstacle.escalating import Decide
from domain.obstacle.vocabulary import Level
from domain.text import Text, text
from domain.tracker import Request
from kendala.demo.steps import Step, steps
from kendala.parts import Parts
from kendala.tracker import OBSTACLES

#: Nine o'clock in the regency.
OFFICE_HOUR = timedelta(hours=1)


@dataclass
class DemoClock:
    """A clock that is set by hand."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass(order=True)
class Turn:
    """The next act of a case, ordered by time."""

    at: datetime
    place: int
    case: Mapping[str, str] = field(compare=False)
    todo: list[Step] = field(compare=False)
    obstacle: UUID | None = field(default=None, compare=False)


def cases() -> Iterator[Mapping[str, str]]:
    """The rows of `cases.csv`."""
    table = files("kendala.demo").joinpath("cases.csv").read_text(encoding="utf-8")
    return iter(csv.DictReader(table.splitlines()))


def tell(parts: Parts, clock: DemoClock, today: date) -> Iterator[int]:
    """Play all histories up to `today`; yields the number of acts done so far."""
    turns: list[Turn] = []
    for place, case in enumerate(cases()):
        day = _day(case["day"], today)
        heappush(turns, Turn(_moment(day, place), place, case, list(steps(case["path"]))))
    done = 0
    while turns:
        turn = heappop(turns)
        if turn.at.date() > today:
            continue
        clock.at = max(clock.at, turn.at)
        _act(parts, turn, clock.at)
        done += 1
        yield done
        if turn.todo:
            later = _moment((turn.at + timedelta(days=turn.todo[0].days)).date(), turn.place, len(turn.todo))
            heappush(turns, Turn(max(later, turn.at), turn.place, turn.case, turn.todo, turn.obstacle))


def _act(parts: Parts, turn: Turn, now: datetime) -> None:
    if turn.obstacle is None:
        acting = office(OfficeKind.OPERATOR, agency=turn.case["agency"])
        key = f"demo-{turn.place}"
        turn.obstacle = parts.tracker.raise_obstacle(_report(turn.case, now.date()), Request(acting=acting, key=key)).id
        return
    step = turn.todo.pop(0)
    parts.tracker.act(
        turn.obstacle, command := step.command(now.date()), Request(acting=_who(parts, turn, step, command))
    )


def _who(parts: Parts, turn: Turn, step: Step, command: object) -> Acting:
    """The office of a step: the agency, the assisting desk, or Ekobang; the Assistant for what only he sees."""
    assert turn.obstacle is not None, "raised before"  # noqa: S101 - an invariant of the turns
    obstacle = fold(parts.log.load(turn.obstacle))
    assert obstacle is not None, "it has just been raised"  # noqa: S101 - likewise
    if step.kind is OfficeKind.OPERATOR:
        return office(step.kind, agency=turn.case["agency"])
    if step.kind is OfficeKind.DESK:
        helping = obstacle.find_assistance(step.n or 1)
        return office(step.kind, desk=helping.desk if helping else None)
    if isinstance(command, Decide) and obstacle.level is Level.ASSISTANT:
        return office(OfficeKind.ASSISTANT)
    hidden = obstacle.record.visibility is Visibility.LEADERSHIP_ONLY
    return office(OfficeKind.ASSISTANT if hidden and step.kind is OfficeKind.ADPEM else step.kind)


def office(kind: OfficeKind, *, agency: str | None = None, desk: str | None = None) -> Acting:
    """An office acting through an account that nobody logs in to."""
    name = ".".join(part for part in (kind.value, agency, desk) if part)
    opaque = uuid5(OBSTACLES, name).hex
    return Acting(account=opaque, person=opaque, office=name, kind=kind, agency=agency, desk=desk)


def _report(case: Mapping[str, str], day: date) -> RaiseObstacle:
    return RaiseObstacle(
        agency=case["agency"],
        cause=case["cause"],
        description=Text(case["description"]),
        effect=Effect(case["effect"]),
        happened_on=day,
        activity=text(case["activity"]),
        follow_up_needed=text(case["follow_up"]),
        parties=tuple(_party(word) for word in case["parties"].split(";")),
        amount_at_stake=int(case["amount"]) if case["amount"] else None,
        needed_by=day + timedelta(days=45),
        visibility=Visibility(case["visibility"] or Visibility.AGENCY_AND_EKOBANG),
    )


def _party(word: str) -> Party:
    kind, _, code = word.partition(":")
    return Party(desk=code) if kind == "desk" and code else Party(name=Text(word))


def _day(told: str, today: date) -> date:
    """A date, or how many days ago."""
    return today + timedelta(days=int(told)) if told.startswith("-") else date.fromisoformat(told)


def _moment(day: date, place: int, todo: int = 0) -> datetime:
    """A time in office hours of that day, the same at every telling."""
    minutes = (place * 37 + todo * 53) % 420
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + OFFICE_HOUR + timedelta(minutes=minutes)
