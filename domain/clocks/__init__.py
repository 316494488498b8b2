"""The clocks of an obstacle: which run, and when they break."""

from domain.clocks.judging import Judgement, WeekOf, due, judge, paused_on
from domain.clocks.running import Running, Timed, clocks, day, timed
from domain.clocks.watching import Pause, Watch, watch, watched

__all__ = [
    "Judgement",
    "Pause",
    "Running",
    "Timed",
    "Watch",
    "WeekOf",
    "clocks",
    "day",
    "due",
    "judge",
    "paused_on",
    "timed",
    "watch",
    "watched",
]
