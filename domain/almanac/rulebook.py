"""All versions of the rules: drafted once, never changed, switched on when they shall hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.acting import Acting
from domain.almanac.rules import RuleSet


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One version: why it was drafted, by whom and when (UTC), and each time (UTC) it was switched on.

    `place` is that of its fact in the stream of the rules.
    """

    place: int
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

    def at_place(self, place: int) -> Draft:
        """The version that this fact of the stream drafted. Raises LookupError."""
        found = [draft for draft in self.drafts.values() if draft.place == place]
        return found[0]

    @property
    def next_version(self) -> int:
        return len(self.drafts) + 1
