"""An almanac that grows by facts, each known from a moment on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.almanac import Almanac, Calendar, Clock, DayOff, DayOffKind, Rule, RuleSet

SIGNS = ("obstacle.accepted.v1", "obstacle.commented.v1")
RULES = RuleSet(
    1,
    (
        Rule(clock=Clock.ACCEPT, days=3),
        Rule(clock=Clock.ASSIGN, days=5),
        Rule(clock=Clock.ANSWER, days=3),
        Rule(clock=Clock.FOLLOW_UP, days=10),
        Rule(clock=Clock.NEEDED_BY, days=0),
        Rule(clock=Clock.DELIVER, days=0),
    ),
    SIGNS,
)


def off(day: date, name: str = "Libur") -> DayOff:
    """A national holiday."""
    return DayOff(day=day, name=name, kind=DayOffKind.NATIONAL)


@dataclass(frozen=True)
class Growing:
    """The almanac's reader over days off that became known one after the other."""

    known: Sequence[tuple[datetime, DayOff]] = ()
    rules: RuleSet = RULES

    def current(self) -> Almanac:
        return self._of([day for _, day in self.known])

    def at(self, moment: datetime) -> Almanac:
        return self._of([day for since, day in self.known if since <= moment])

    def _of(self, days: Sequence[DayOff]) -> Almanac:
        return Almanac(Calendar(len(days), {each.day: each for each in days}), self.rules)
