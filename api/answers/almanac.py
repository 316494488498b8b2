"""Days off, rules and deadlines as programs get them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from api.answers.obstacle import Answer, OfficeAnswer
from api.answers.showing import office_answer
from domain.acting import OfficeKind
from domain.almanac import Calendar, Clock, DayOffKind, Deadline, Document, Rule, Season, Zone
from domain.almanac.deadlines import ZONES
from domain.almanac.rulebook import Draft
from domain.directory import Directory
from domain.obstacle import Level, Stage

FactCount = Annotated[int, Field(description="How many facts are known: it grows with each change.")]


class DayAnswer(Answer):
    """A day on which nobody works."""

    day: date
    name: str
    kind: DayOffKind
    decree: Annotated[str | None, Field(description="Null for a day that came with the list of its year.")]
    estimated: Annotated[bool, Field(description="No decree has set it yet.")]


class WarningAnswer(Answer):
    """Something to know about what was done."""

    key: Annotated[str, Field(examples=["past_day"])]
    detail: str


class CalendarAnswer(Answer):
    """The days off of a year in their order."""

    year: int
    source: Annotated[str | None, Field(description="Whence the year was listed; null where it was not.")]
    version: FactCount
    days: tuple[DayAnswer, ...]
    warnings: Annotated[tuple[WarningAnswer, ...], Field(description="Only after a change.")] = ()


class CalendarsAnswer(Answer):
    """The years that are listed."""

    items: tuple[CalendarAnswer, ...]


class RuleAnswer(Answer):
    """How long a clock may run where the rule is the narrowest; null means any."""

    clock: Clock
    days: int
    season: Season | None
    level: Level | None
    stage: Stage | None
    tell: tuple[OfficeKind, ...]
    escalate_to: Level | None
    step_days: int


class VersionAnswer(Answer):
    """A version of the rules without them."""

    version: int
    reason: str
    by: OfficeAnswer
    drafted_at: datetime
    switched_on: Annotated[tuple[datetime, ...], Field(description="Each time that it began to hold.")]
    in_force: bool


class RulesAnswer(VersionAnswer):
    """A version of the rules."""

    rules: tuple[RuleAnswer, ...]
    signs: Annotated[tuple[str, ...], Field(description="Stored names of the events that end a silence.")]


class VersionsAnswer(Answer):
    """All versions, the first one first."""

    items: tuple[VersionAnswer, ...]


class DispensationAnswer(Answer):
    """More time for one agency."""

    agency: str
    at: datetime
    local: str
    letter: str


class DeadlineAnswer(Answer):
    """The deadline of a document: `local` is what the clock shows in `zone`, `at` the same in UTC."""

    year: int
    document: Document
    at: datetime
    local: Annotated[str, Field(examples=["2024-12-15T23:00"])]
    zone: Zone
    letter: str | None
    dispensations: tuple[DispensationAnswer, ...]


class DeadlinesAnswer(Answer):
    """Deadlines by year, in the order of the payment chain."""

    items: tuple[DeadlineAnswer, ...]
    version: FactCount


def calendar_answer(calendar: Calendar, year: int, warnings: tuple[WarningAnswer, ...] = ()) -> CalendarAnswer:
    """One year."""
    names = DayAnswer.model_fields
    days = tuple(DayAnswer(**{name: getattr(off, name) for name in names}) for off in calendar.of_year(year))
    source = calendar.sources.get(year)
    return CalendarAnswer(year=year, source=source, version=calendar.version, days=days, warnings=warnings)


def version_answer(draft: Draft, directory: Directory, in_force: int) -> VersionAnswer:
    """A version in a list; `in_force` is the one that holds."""
    return VersionAnswer(
        version=draft.version,
        reason=draft.reason,
        by=office_answer(draft.by, directory, draft.drafted_at),
        drafted_at=draft.drafted_at,
        switched_on=draft.switched_on,
        in_force=draft.version == in_force,
    )


def rules_answer(draft: Draft, directory: Directory, in_force: int) -> RulesAnswer:
    """A version with its rules."""
    shown = version_answer(draft, directory, in_force)
    rules = tuple(_rule(rule) for rule in draft.rules.rules)
    return RulesAnswer(**dict(shown), rules=rules, signs=draft.rules.signs)


def _rule(rule: Rule) -> RuleAnswer:
    return RuleAnswer(**{name: getattr(rule, name) for name in RuleAnswer.model_fields})


def deadline_answer(deadline: Deadline) -> DeadlineAnswer:
    """One deadline with its dispensations."""
    return DeadlineAnswer(
        year=deadline.year,
        document=deadline.document,
        at=deadline.at,
        local=_local(deadline.at, deadline.zone),
        zone=deadline.zone,
        letter=deadline.letter,
        dispensations=tuple(
            DispensationAnswer(agency=one.agency, at=one.at, local=_local(one.at, deadline.zone), letter=one.letter)
            for one in deadline.dispensations
        ),
    )


def _local(at: datetime, zone: Zone) -> str:
    return f"{at.astimezone(ZONES[zone]):%Y-%m-%dT%H:%M}"
