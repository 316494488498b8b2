"""What is known about an obstacle: the official three-column form and what Kendala adds to it."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.obstacle.vocabulary import Effect, FundingSource, Locus, Stage, Visibility
from domain.text import Text


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetLine:
    """A line of the budget that the obstacle holds up; `amount` in whole rupiah where it is known."""

    sub_activity: str
    account: str | None = None
    funding_source: FundingSource | None = None
    amount: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """Who is expected to help: exactly one of a desk, an agency or a name outside the regency."""

    desk: str | None = None
    agency: str | None = None
    name: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FileRef:
    """A file by its own id and the SHA-256 of its bytes (hex); name and type live outside the events."""

    id: UUID
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """The record of an obstacle. Money in whole rupiah, progress in percent, None where it was not stated."""

    agency: str
    sub_unit: Text | None = None
    fiscal_year: int
    activity: Text | None = None
    cause: str
    stage: Stage
    locus: Locus
    dak_code: int | None = None
    title: Text
    description: Text
    effect: Effect
    amount_at_stake: int | None = None
    physical_progress: Decimal | None = None
    happened_on: date
    needed_by: date | None = None
    tried: Text | None = None
    whys: tuple[Text, ...] = ()
    follow_up_needed: Text | None = None
    parties: tuple[Party, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    evidence: tuple[FileRef, ...] = ()
    visibility: Visibility = Visibility.AGENCY_AND_EKOBANG


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """New values of a record. Only the fields that `fields` names count; None among them means *not stated*."""

    fields: tuple[str, ...]
    sub_unit: Text | None = None
    fiscal_year: int | None = None
    activity: Text | None = None
    cause: str | None = None
    stage: Stage | None = None
    locus: Locus | None = None
    dak_code: int | None = None
    title: Text | None = None
    description: Text | None = None
    effect: Effect | None = None
    amount_at_stake: int | None = None
    physical_progress: Decimal | None = None
    happened_on: date | None = None
    needed_by: date | None = None
    tried: Text | None = None
    whys: tuple[Text, ...] = ()
    follow_up_needed: Text | None = None
    parties: tuple[Party, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()

    def values(self) -> dict[str, object]:
        """The amended fields with their new values."""
        return {name: getattr(self, name) for name in self.fields}


AMENDABLE = frozenset(f.name for f in fields(Amendment)) - {"fields"}
