"""The record of an obstacle as programs send it: whole when raising, field by field when amending."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from api.bodies.fields import Body, Code, Day, FileIds, Line, PastDay, Percent, Rupiah, Why, Words, Year
from api.bodies.samples import AMENDMENT, OBSTACLE
from domain.obstacle import (
    Amend,
    Amendment,
    BudgetLine,
    Effect,
    FileRef,
    FundingSource,
    Locus,
    Party,
    RaiseObstacle,
    Stage,
    Visibility,
)
from domain.obstacle.checking import DAK_CODES, MOST_ROWS, MOST_WHYS
from domain.text import Text

DakCode = Annotated[
    int,
    Field(ge=DAK_CODES.start, lt=DAK_CODES.stop, description="Code of the DAK problem list; defaults from the cause."),
]


class PartyBody(Body):
    """Who is expected to help: exactly one of a desk, an agency or a name outside the regency."""

    desk: Code | None = None
    agency: Code | None = None
    name: Line | None = None


class BudgetLineBody(Body):
    """A line of the budget that is held up."""

    sub_activity: Annotated[Code, Field(description="Six parts.", examples=["1.01.02.2.01.0001"])]
    account: Annotated[Code | None, Field(description="From 5.1 to 5.4.", examples=["5.2"])] = None
    funding_source: FundingSource | None = None
    amount: Rupiah | None = None


class RecordBody(Body):
    """The fields that may be given when raising and when amending."""

    sub_unit: Annotated[Line | None, Field(description="The unit within the agency.")] = None
    fiscal_year: Annotated[Year | None, Field(description="Defaults to the year in which it happened.")] = None
    activity: Annotated[Line | None, Field(description="Programme or activity in words.")] = None
    locus: Annotated[Locus | None, Field(description="Who can change the cause; defaults from the cause.")] = None
    dak_code: DakCode | None = None
    title: Annotated[Line | None, Field(description="Defaults to the first 120 characters of the description.")] = None
    amount_at_stake: Annotated[Rupiah | None, Field(description="Whole rupiah; null: not stated.")] = None
    physical_progress: Annotated[Percent | None, Field(description="Percent of the work done, 0 to 100.")] = None
    needed_by: Annotated[Day | None, Field(description="At most five years ahead.")] = None
    tried: Annotated[Words | None, Field(description="What the agency tried itself.")] = None
    whys: Annotated[tuple[Why, ...], Field(max_length=MOST_WHYS, description="The 5-Why chain.")] = ()
    follow_up_needed: Words | None = None
    parties: Annotated[tuple[PartyBody, ...], Field(max_length=MOST_ROWS)] = ()
    budget_lines: Annotated[tuple[BudgetLineBody, ...], Field(max_length=MOST_ROWS)] = ()

    def given(self, *but: str) -> dict[str, Any]:
        """The fields that were sent, as values of the domain; blank text counts as none."""
        names = [name for name in type(self).model_fields if name in self.model_fields_set and name not in but]
        return {name: _value(getattr(self, name)) for name in names}


class RaiseBody(RecordBody):
    """A new obstacle."""

    model_config = ConfigDict(json_schema_extra={"examples": [OBSTACLE]})

    agency: Annotated[Code, Field(description="Code of the agency (`/agencies`).", examples=["DPUPR"])]
    cause: Annotated[Code, Field(description="Code of the cause (`/causes`).", examples=["A5-GAGAL"])]
    description: Words
    effect: Effect
    happened_on: PastDay
    evidence: FileIds = ()
    visibility: Visibility = Visibility.AGENCY_AND_EKOBANG

    def command(self, evidence: tuple[FileRef, ...]) -> RaiseObstacle:
        """The command that this body asks for."""
        given = self.given("evidence") | {"description": self.description}
        return RaiseObstacle(**given, evidence=evidence)


class AmendBody(RecordBody):
    """The fields to be set; what is left out stays. Null means *not stated*, where a field can be that."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "examples": [AMENDMENT]})

    cause: Code | None = None
    stage: Stage | None = None
    description: Words | None = None
    effect: Effect | None = None
    happened_on: PastDay | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "AmendBody":
        if not self.model_fields_set:
            raise ValueError("nothing to amend")
        return self

    def command(self) -> Amend:
        """The command that this body asks for."""
        given = self.given()
        return Amend(amendment=Amendment(fields=tuple(given), **given))


def _value(value: Any) -> Any:
    match value:
        case Text(value=""):
            return None
        case PartyBody(desk=desk, agency=agency, name=name):
            return Party(desk=desk, agency=agency, name=name)
        case BudgetLineBody(sub_activity=sub_activity, account=account, funding_source=source, amount=amount):
            return BudgetLine(sub_activity=sub_activity, account=account, funding_source=source, amount=amount)
        case tuple():
            return tuple(value_ if isinstance(value_, Text) else _value(value_) for value_ in value)
    return value
