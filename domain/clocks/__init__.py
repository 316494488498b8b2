"""The clocks of an obstacle: which run, and when they break."""

from domain.clocks.countdown import Countdown, inherited, of_year
from domain.clocks.counting import Stretch
from domain.clocks.judging import Judgement, WeekOf, due, judge, paused_on
from domain.clocks.outcome import Cleared, Outcome, Step, facts, outcome
from domain.clocks.running import Running, Timed, clocks, day, timed
from domain.clocks.runs import Run, runs
from domain.clocks.verdicts import Standing, Told, Verdict, verdicts
from domain.clocks.watching import Pause, Watch, watch, watched
from domain.clocks.weeks import weeks_of

__all__ = [
    "Cleared",
    "Countdown",
    "Judgement",
    "Outcome",
    "Pause",
    "Run",
    "Running",
    "Standing",
    "Step",
    "Stretch",
    "Timed",
    "Told",
    "Verdict",
    "Watch",
    "WeekOf",
    "clocks",
    "day",
    "due",
    "facts",
    "inherited",
    "judge",
    "of_year",
    "outcome",
    "paused_on",
    "runs",
    "timed",
    "verdicts",
    "watch",
    "watched",
    "weeks_of",
]
