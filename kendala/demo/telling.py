"""Telling the demo histories: every act with the clock on its day, all cases woven into one log in time order."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from uuid import UUID, uuid5

from domain.acting import Acting, OfficeKind
from domain.obstacle import Effect, Obstacle, Party, RaiseObstacle, Visibility, fold
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


@dataclass(frozen=True, order=True)
class Turn:
    """One act of a case, ordered by time; the first, without a step, is its report."""

    at: datetime
    place: int
    n: int
    case: Mapping[str, str] = field(compare=False)
    step: Step | None = field(default=None, compare=False)


def cases() -> Iterator[Mapping[str, str]]:
    """The rows of `cases.csv`."""
    table = files("kendala.demo").joinpath("cases.csv").read_text(encoding="utf-8")
    return iter(csv.DictReader(table.splitlines()))


def turns(today: date) -> list[Turn]:
    """All acts of all histories up to `today`, in time order."""
    return sorted(turn for place, case in enumerate(cases()) for turn in _turns(place, case, today))


def _turns(place: int, case: Mapping[str, str], today: date) -> Iterator[Turn]:
    at = _moment(_day(case["day"], today), place)
    todo = (None, *steps(case["path"]))
    for n, step in enumerate(todo):
        if step is not None:
            later = (at + timedelta(days=step.days)).date()
            at = max(at, _moment(later, place, len(todo) - n))
        if at.date() > today:
            return
        yield Turn(at, place, n, case, step)


@dataclass
class Telling:
    """Plays turns one after the other. Every act has its own key: what was told before is not told again."""

    parts: Parts
    clock: DemoClock
    told: dict[str, UUID] = field(default_factory=dict)
    cases: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def play(self, turn: Turn) -> None:
        """Do one act, with the clock on its day."""
        self.clock.at = max(self.clock.at, turn.at)
        day, key = self.clock.at.date(), f"demo-{turn.place}-{turn.n}"
        if turn.step is None:
            request = Request(acting=office(OfficeKind.OPERATOR, agency=turn.case["agency"]), key=key)
            self.cases[_name(turn)] = turn.case
            self.told[_name(turn)] = self.parts.tracker.raise_obstacle(_report(turn.case, day), request).id
            return
        obstacle = self.told[_name(turn)]
        command = turn.step.command(day, self.told)
        acting = _who(self._now(obstacle), turn.step, command)
        self.parts.tracker.act(obstacle, command, Request(acting=acting, key=key))

    def _now(self, obstacle: UUID) -> Obstacle:
        now = fold(self.parts.log.load(obstacle))
        assert now is not None, "it was raised before"  # noqa: S101 - only mypy needs it: a turn tells of what an earlier one raised
        return now


def _name(turn: Turn) -> str:
    """What other histories call this one: the days ago that it began, or its place."""
    day = turn.case["day"]
    return day.removeprefix("-") if day.startswith("-") else f"place {turn.place}"


def _who(obstacle: Obstacle, step: Step, command: object) -> Acting:
    """The office of a step: the agency, the assisting desk, or Ekobang; the Assistant for what only he sees."""
    if step.kind is OfficeKind.OPERATOR:
        return office(step.kind, agency=obstacle.record.agency)
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
        happened_on=date.fromisoformat(case["happened"]) if case["happened"] else day,
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
