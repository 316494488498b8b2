"""The pace of accounts (`domain.pacing.Pacing`): many at once, then one after the other, counted in this process.

Nothing is written for it: what it holds back is cheaper than a write. Several processes let through as many times more.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from domain.pacing import Paced, TooFast
from kendala.access.clock import Clock


@dataclass(frozen=True, slots=True)
class Pace:
    """So many at once, and afterwards one each so often."""

    at_once: int
    each: timedelta


#: A form carries twenty files at most; a report that is typed asks after each pause.
PACES: dict[Paced, Pace] = {
    Paced.UPLOAD: Pace(100, timedelta(seconds=3)),
    Paced.SIMILAR: Pace(300, timedelta(seconds=0.5)),
}
#: Accounts that are remembered before those at rest are forgotten.
MOST = 10_000


class Paces:
    """For each account the moment at which all that it asked for would have come one after the other."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._turn = clock, Lock()
        self._over: dict[tuple[Paced, str], datetime] = {}

    def admit(self, what: Paced, account: str) -> None:
        """Let it through and count it. Raises TooFast, counting nothing."""
        now, pace = self._clock(), PACES[what]
        with self._turn:
            over = max(self._over.get((what, account), now), now)
            wait = over - now - (pace.at_once - 1) * pace.each
            if wait > timedelta(0):
                raise TooFast(math.ceil(wait.total_seconds()))
            self._over[what, account] = over + pace.each
            if len(self._over) > MOST:
                self._over = {whose: until for whose, until in self._over.items() if until > now}
