"""An obstacle as programs get it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from domain.acting import OfficeKind
from domain.obstacle import (
    AssistanceState,
    AuditWord,
    Clock,
    Effect,
    Ending,
    FundingSource,
    Level,
    Locus,
    Stage,
    State,
    Visibility,
    Waits,
)

Removable = Annotated[str | None, Field(description="Null where it was not given, or was removed later.")]
Percentage = Annotated[float | None, Field(description="Percent, 0 to 100.")]
Money = Annotated[int | None, Field(description="Whole rupiah; null: not stated.")]
Number = Annotated[str, Field(description="Never changes.", examples=["KDL-2024-12"])]


class Answer(BaseModel):
    """An answer. New fields may be added to it: a program ignores those it does not know."""

    model_config = ConfigDict(frozen=True)


class WaitingAnswer(Answer):
    """Who must move next. `who` holds desk codes, the agency's code, the level or the outside party's name."""

    kind: Waits
    who: tuple[str, ...]


class AssistanceAnswer(Answer):
    """Help that was assigned to one desk."""

    n: Annotated[int, Field(description="Counts within the obstacle from 1.")]
    desk: str
    due: date
    state: AssistanceState
    request: Removable


class OfficeAnswer(Answer):
    """The office that acted, and who held it: `account` and `person` are opaque ids, names are kept elsewhere."""

    office: str
    title: Annotated[str, Field(description="The office's title at that time.")]
    kind: OfficeKind
    agency: str | None
    desk: str | None
    standing: str
    account: str
    person: str


class PartyAnswer(Answer):
    """Who is expected to help: exactly one of the three, unless the name was removed."""

    desk: str | None
    agency: str | None
    name: Removable


class BudgetLineAnswer(Answer):
    """A line of the budget that is held up."""

    sub_activity: str
    account: str | None
    funding_source: FundingSource | None
    amount: Money


class FileAnswer(Answer):
    """A file; its bytes are at `/files/{id}`."""

    id: UUID
    name: str | None
    type: str | None
    size: Annotated[int | None, Field(description="Bytes.")]
    sha256: str


class MergedIntoAnswer(Answer):
    """The obstacle this one goes on in; `id` is null where the caller may know no more than number and state."""

    id: UUID | None
    number: Number
    state: State


class FlagAnswer(Answer):
    """A clock that ran out: nobody did in time what `clock` names."""

    clock: Clock
    n: Annotated[int | None, Field(description="The assistance, for a desk's clock.")]
    day: Annotated[date, Field(description="The day for which it was flagged.")]
    due_on: Annotated[date, Field(description="The last day that was in time.")]
    since: Annotated[datetime, Field(description="When the clock began.")]
    waiting_for: Annotated[WaitingAnswer, Field(description="Who had to act. An outside party is not named.")]
    rules: Annotated[int, Field(description="Version of the rules it was judged by.")]
    calendar: Annotated[int, Field(description="Version of the calendar it was judged by.")]


class YearEndedAnswer(Answer):
    """How a year ended for an obstacle: `into` and `due` where it was carried, `version` of the event that did it."""

    year: int
    ending: Ending
    into: int | None
    due: date | None
    reason: Removable
    at: datetime
    version: int


class ObstacleAnswer(Answer):
    """An obstacle, whole."""

    id: UUID
    number: Number
    fiscal_year: int
    state: State
    level: Level
    waiting_for: Annotated[WaitingAnswer | None, Field(description="Null once the obstacle is closed.")]
    assistance: tuple[AssistanceAnswer, ...]
    allowed: Annotated[
        tuple[str, ...], Field(description="The acts that the acting office may do now; none in the past.")
    ]
    version: Annotated[int, Field(description="Also the `ETag`, unless it is of the past.")]
    as_of: Annotated[datetime | None, Field(description="The moment that it tells of; null for now.")] = None
    position: Annotated[int, Field(description="Position of its last event in the log.")]
    audit_word: Annotated[AuditWord | None, Field(description="The word of audit follow-up.")]
    agency: str
    agency_name: Annotated[str, Field(description="The agency's name when the obstacle was raised.")]
    sub_unit: Removable
    activity: Removable
    cause: str
    stage: Stage
    locus: Locus
    dak_code: int | None
    title: Removable
    description: Removable
    effect: Effect
    amount_at_stake: Money
    amount: Annotated[int | None, Field(description="Rupiah at stake with what merged obstacles added.")]
    physical_progress: Percentage
    happened_on: date
    needed_by: date | None
    tried: Removable
    whys: tuple[str | None, ...]
    follow_up_needed: Removable
    parties: tuple[PartyAnswer, ...]
    budget_lines: tuple[BudgetLineAnswer, ...]
    evidence: tuple[FileAnswer, ...]
    visibility: Visibility
    raised_by: OfficeAnswer
    recorded_at: datetime
    updated_at: datetime
    state_since: datetime
    late_entry: Annotated[bool, Field(description="Recorded more than a week after it happened.")]
    escalation_undecided: bool
    flags: Annotated[tuple[FlagAnswer, ...], Field(description="What went late, the earliest first.")]
    merged_into: MergedIntoAnswer | None
    year_ends: Annotated[tuple[YearEndedAnswer, ...], Field(description="What carry-over sessions decided about it.")]


class CardAnswer(Answer):
    """An obstacle in a list."""

    id: UUID
    number: Number
    fiscal_year: int
    agency: str
    title: Removable
    activity: Removable
    cause: str
    stage: Stage
    locus: Locus
    effect: Effect
    state: State
    level: Level
    waiting_for: WaitingAnswer | None
    visibility: Visibility
    amount: Money
    happened_on: date
    recorded_at: datetime
    updated_at: datetime
    state_since: datetime
    needed_by: date | None
    audit_word: AuditWord | None
    evidence_count: int
    late_entry: bool
    flagged: Annotated[tuple[Clock, ...], Field(description="The clocks that ran out, as the daily job found them.")]
    version: int


class ListAnswer(Answer):
    """A page of a list. Where there are too many to be counted quickly, `total_at_least` stands instead of `total`."""

    items: tuple[CardAnswer, ...]
    next_cursor: Annotated[str | None, Field(description="Null on the last page.")]
    total: int | None = None
    total_at_least: int | None = None
    as_of: Annotated[datetime | None, Field(description="The moment that the list tells of; null for now.")]
    position: Annotated[int, Field(description="The log position that the list shows.")]
