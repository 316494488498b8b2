"""All versions of the rules: drafted once, never changed, switched on when they shall hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.acting import Acting
from domain.almanac.rules import RuleSet


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One version: why it was drafted, by whom and when (UTC), and each time (UTC) it was switched on."""

    rules: RuleSet
    reason: str
    by: Acting
    drafted_at: datetime
    switched_on: tuple[datetime, ...] = ()

    @property
    def version(self) -> int:
        return self.rules.version


@dataclass(frozen=True)
class Rulebook:
    """Drafts by their version, in that order."""

    drafts: Mapping[int, Draft] = field(default_factory=dict)

    def find(self, version: int) -> Draft | None:
        return self.drafts.get(version)

    @property
    def next_version(self) -> int:
        return len(self.drafts) + 1
