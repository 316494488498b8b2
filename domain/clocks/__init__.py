"""The clocks of an obstacle: which run, and when they break."""

from domain.clocks.judging import Judgement, WeekOf, due, elapsed, judge, judged, paused_on
from domain.clocks.running import Running, Timed, clocks, day, timed

__all__ = [
    "Judgement",
    "Running",
    "Timed",
    "WeekOf",
    "clocks",
    "day",
    "due",
    "elapsed",
    "judge",
    "judged",
    "paused_on",
    "timed",
]
