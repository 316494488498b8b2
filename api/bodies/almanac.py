"""Days off, rules and deadlines as Adpem and the administrator send them, and the commands they stand for."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from api.bodies.fields import WITHOUT_NUL, Body, Code, Day, Short
from domain.acting import OfficeKind
from domain.almanac import Clock, DayOff, DayOffKind, Document, Rule, Season, Zone
from domain.almanac.deadlines import ZONES
from domain.almanac.deciding import LONGEST, YEARS
from domain.almanac.decreeing import AddDay, ListYear, MoveDay, RemoveDay
from domain.almanac.drafting import DraftRules
from domain.almanac.setting import Dispense, SetDeadline
from domain.almanac.soundness import MOST_DAYS, MOST_RULES, signs_of_life
from domain.obstacle import Level, Stage

Decree = Annotated[str, Field(max_length=LONGEST, description="Number of the decree.", examples=["Keppres 33/2024"])]
Letter = Annotated[str, Field(max_length=LONGEST, description="Number of the letter.", examples=["900/118/2024"])]
FiscalYear = Annotated[int, Field(ge=YEARS[0], le=YEARS[-1], examples=[2024])]
MOST_LISTED = 100
RULE: dict[str, Any] = {"clock": "follow_up", "season": "last_30_days", "days": 5, "tell": ["adpem"]}


LOCAL = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$"


def _is_time(value: str) -> str:
    try:
        datetime.strptime(value, "%Y-%m-%dT%H:%M").replace(tzinfo=UTC)
    except ValueError:
        raise PydanticCustomError("not_a_local_time", "no such time") from None
    return value


LocalTime = Annotated[
    str,
    Field(
        json_schema_extra={"pattern": LOCAL},
        description="To the minute, in the zone of the deadline; it never moves to another day.",
        examples=["2024-12-15T23:00"],
    ),
    AfterValidator(_is_time),
]


def in_zone(local: str, zone: Zone) -> datetime:
    """The moment that a clock in that zone shows."""
    return datetime.fromisoformat(local).replace(tzinfo=ZONES[zone])


class DayNewBody(Body):
    """A new day off."""

    day: Day
    name: Short
    kind: DayOffKind
    decree: Annotated[Decree, WITHOUT_NUL]

    def command(self) -> AddDay:
        """The command that this body asks for."""
        return AddDay(day=self.day, name=self.name, kind=self.kind, decree=self.decree)


class ListedDayBody(Body):
    """A day off in the list of a year."""

    day: Day
    name: Short
    kind: DayOffKind


class YearNewBody(Body):
    """The days off of a year, as one decree lists them."""

    year: FiscalYear
    days: Annotated[tuple[ListedDayBody, ...], Field(max_length=MOST_LISTED)]
    decree: Annotated[Decree, WITHOUT_NUL]

    def command(self) -> ListYear:
        """The command that this body asks for."""
        days = (DayOff(day=one.day, name=one.name, kind=one.kind, decree=self.decree) for one in self.days)
        return ListYear(year=self.year, days=tuple(days), source=self.decree)


class DayMoveBody(Body):
    """Where a day off goes."""

    to: Day
    decree: Annotated[Decree, WITHOUT_NUL]

    def command(self, day: date) -> MoveDay:
        """The command that this body asks for."""
        return MoveDay(day=day, to=self.to, decree=self.decree)


class DayRemovalBody(Body):
    """By which decree a day is no day off any more."""

    decree: Annotated[Decree, WITHOUT_NUL]

    def command(self, day: date) -> RemoveDay:
        """The command that this body asks for."""
        return RemoveDay(day=day, decree=self.decree)


class RuleBody(Body):
    """One rule; what is left out of `season`, `level` and `stage` means any."""

    clock: Clock
    days: Annotated[int, Field(ge=0, le=MOST_DAYS, description="Working days that the clock may run.")]
    season: Season | None = None
    level: Level | None = None
    stage: Stage | None = None
    tell: Annotated[tuple[OfficeKind, ...], Field(max_length=len(OfficeKind), description="Who hears of a flag.")] = ()
    escalate_to: Annotated[Level | None, Field(description="How far it goes up by itself; null: never.")] = None
    step_days: Annotated[int, Field(ge=1, le=MOST_DAYS, description="Working days between two steps up.")] = 3

    def rule(self) -> Rule:
        """The rule that this body describes."""
        return Rule(**{name: getattr(self, name) for name in type(self).model_fields})


class RulesNewBody(Body):
    """A new version of the rules, as a whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rules": [RULE], "reason": "Akhir tahun."}]})

    rules: Annotated[tuple[RuleBody, ...], Field(max_length=MOST_RULES)]
    signs: Annotated[
        tuple[Code, ...] | None,
        Field(max_length=200, description="Stored names of the events that end a silence; left out: all that can."),
    ] = None
    reason: Annotated[Short, Field(description="Why, or by which decree.")]

    def command(self) -> DraftRules:
        """The command that this body asks for."""
        signs = signs_of_life() if self.signs is None else self.signs
        return DraftRules(rules=tuple(one.rule() for one in self.rules), signs=signs, reason=self.reason)


class DeadlineBody(Body):
    """The deadline of one document in one year."""

    year: FiscalYear
    document: Document
    at: LocalTime
    zone: Zone
    letter: Annotated[Letter, WITHOUT_NUL]

    def command(self) -> SetDeadline:
        """The command that this body asks for."""
        at = in_zone(self.at, self.zone)
        return SetDeadline(year=self.year, document=self.document, at=at, zone=self.zone, letter=self.letter)


class DispensationBody(Body):
    """More time for one agency."""

    agency: Code
    year: FiscalYear
    document: Document
    at: LocalTime
    letter: Annotated[Letter, WITHOUT_NUL]

    def command(self, zone: Zone) -> Dispense:
        """The command that this body asks for; `zone` is that of the deadline."""
        at = in_zone(self.at, zone)
        return Dispense(agency=self.agency, year=self.year, document=self.document, at=at, letter=self.letter)
