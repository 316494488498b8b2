"""Year-end deadlines of the payment chain, fixed to the minute in their own zone; they never roll to another day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.obstacle.context import WITA
from domain.obstacle.vocabulary import Stage


class Document(StrEnum):
    """A document of the payment chain."""

    SPP_GU = "spp_gu"
    SPP_LS = "spp_ls"
    SPM = "spm"
    SP2D = "sp2d"
    CASH_RETURN = "cash_return"


class Zone(StrEnum):
    """The zone in which a deadline was set: the regency's own, or that of the central government."""

    WITA = "wita"
    WIB = "wib"


ZONES: Mapping[Zone, ZoneInfo] = {Zone.WITA: WITA, Zone.WIB: ZoneInfo("Asia/Jakarta")}
#: The document on which an obstacle at this stage of the work depends; all other stages lead to a payment request.
#: Our reading of the payment chain: no public source says it, and the offices have to confirm it.
DOCUMENT_OF: Mapping[Stage, Document] = {Stage.DISBURSEMENT: Document.SPM, Stage.CASH: Document.SP2D}
#: The deadline that ends the ordinary business of the year.
CUT_OFF = Document.SPP_LS


@dataclass(frozen=True, kw_only=True, slots=True)
class Dispensation:
    """An agency may be later for one document, by a letter of that number."""

    agency: str
    at: datetime
    letter: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """The deadline of one document in one year: `at` in UTC, `zone` the one it was set in."""

    year: int
    document: Document
    at: datetime
    zone: Zone
    letter: str | None = None
    dispensations: tuple[Dispensation, ...] = ()

    def for_agency(self, agency: str) -> datetime:
        """The time that holds for an agency: its dispensation, unless all have got more time since."""
        own = [one.at for one in self.dispensations if one.agency == agency]
        return max(own[-1], self.at) if own else self.at


@dataclass(frozen=True)
class Deadlines:
    """All year-end deadlines; `version` counts the facts that they hold."""

    version: int = 0
    by_document: Mapping[tuple[int, Document], Deadline] = field(default_factory=dict)

    def of(self, year: int, document: Document) -> Deadline | None:
        return self.by_document.get((year, document))

    def for_obstacle(self, year: int, stage: Stage) -> Deadline | None:
        """The deadline that an obstacle of that fiscal year and cause stage inherits."""
        return self.of(year, DOCUMENT_OF.get(stage, Document.SPP_LS))

    def cut_off(self, year: int) -> date | None:
        """The day, in the regency's zone, on which the ordinary business of the year ends."""
        deadline = self.of(year, CUT_OFF)
        return deadline.at.astimezone(WITA).date() if deadline else None
