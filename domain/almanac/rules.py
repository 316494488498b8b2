"""The rules of one version: how long each clock may run, what counts as silence, who is told, how far it goes up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from domain.acting import OfficeKind
from domain.almanac.seasons import Season
from domain.obstacle.vocabulary import Clock, Level, Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A clock may run `days` working days; for clocks with a day of their own, so many working days beyond it.

    `season`, `level` and `stage` narrow it, None means any. `tell` are the offices that hear of a flag. It goes up
    the ladder by itself as far as `escalate_to`, one step each `step_days` working days; None means it never does.
    """

    clock: Clock
    days: int
    season: Season | None = None
    level: Level | None = None
    stage: Stage | None = None
    tell: tuple[OfficeKind, ...] = ()
    escalate_to: Level | None = None
    step_days: int = 3

    @property
    def scope(self) -> tuple[Clock, Season | None, Level | None, Stage | None]:
        """What it is about: two rules of one version never have the same."""
        return self.clock, self.season, self.level, self.stage

    def lifts(self, level: Level) -> bool:
        """Whether it takes an obstacle of that level further up the ladder."""
        return self.escalate_to is not None and self.escalate_to.rank > level.rank


@dataclass(frozen=True)
class RuleSet:
    """One version of the rules. The narrowest rule counts: first by season, then by level, then by cause stage.

    `signs` are the stored names of the events that end a silence (the clock `follow_up`).
    """

    version: int = 0
    rules: tuple[Rule, ...] = ()
    signs: tuple[str, ...] = ()

    @cached_property
    def _by_scope(self) -> Mapping[tuple[Clock, Season | None, Level | None, Stage | None], Rule]:
        return {rule.scope: rule for rule in self.rules}

    @cached_property
    def _found(self) -> dict[tuple[Clock, Season, Level, Stage], Rule | None]:
        return {}

    def rule(self, clock: Clock, season: Season, level: Level, stage: Stage) -> Rule | None:
        """The rule for a clock there; None where none watches it."""
        asked = (clock, season, level, stage)
        if asked not in self._found:
            self._found[asked] = self._narrowest(*asked)
        return self._found[asked]

    def _narrowest(self, clock: Clock, season: Season, level: Level, stage: Stage) -> Rule | None:
        for s in (season, None):
            for one in (level, None):
                for part in (stage, None):
                    if rule := self._by_scope.get((clock, s, one, part)):
                        return rule
        return None
