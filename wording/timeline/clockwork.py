"""What the program does by itself: flags, their end, steps up the ladder by a rule, and the day it judged."""

from domain.clocks.days import DayJudged
from domain.obstacle import EscalatedByRule, FlagCleared, ObstacleFlagged
from wording.terms import word
from wording.timeline.telling import Telling, Told, tell


@tell.register
def _flagged(event: ObstacleFlagged, telling: Telling) -> Told:
    headline = telling.gettext(
        "Terlambat: {clock}, seharusnya paling lambat {day}",
        clock=word(event.clock, telling.said_in),
        day=telling.day(event.due_on),
    )
    return Told(headline=headline)


@tell.register
def _cleared(event: FlagCleared, telling: Telling) -> Told:
    headline = telling.gettext(
        "Tidak lagi terlambat: {clock}. {why}",
        clock=word(event.clock, telling.said_in),
        why=word(event.why, telling.said_in),
    )
    return Told(headline=headline)


@tell.register
def _escalated(event: EscalatedByRule, telling: Telling) -> Told:
    headline = telling.gettext(
        "Dinaikkan ke {level} menurut aturan, karena terlambat: {clock}",
        level=word(event.to, telling.said_in),
        clock=word(event.clock, telling.said_in),
    )
    return Told(headline=headline)


@tell.register
def _judged(event: DayJudged, telling: Telling) -> Told:
    headline = telling.gettext("Tenggat semua kendala diperiksa untuk {day}", day=telling.day(event.day))
    return Told(headline=headline)
