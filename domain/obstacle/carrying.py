"""The end of a year for one obstacle: carried into the next, resolved after all, or found impossible to act on.

Not in the table of acts: a carry-over session (`domain.carry_over`) decides, and says whether it is the moment.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch

from domain.acting import EKOBANG
from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import HELPED
from domain.obstacle.checking import Fault, filled, refuse_invalid
from domain.obstacle.closing import FoundUnactionable, Resolved
from domain.obstacle.context import WITA, Context
from domain.obstacle.state import Obstacle, evolve
from domain.obstacle.visibility import may_see
from domain.obstacle.vocabulary import State
from domain.obstacle.year_ends import Ending, Fate, YearEnd, carried_into, with_end
from domain.refusals import NotFound, NotYourAct, Refused
from domain.text import Text

#: States from which a session may close: in the course of the year only what was stated done is confirmed.
CLOSABLE = HELPED | {State.STATED_DONE}


@stored_as("obstacle.carried_over.v1")
@dataclass(frozen=True, kw_only=True)
class CarriedOver(Event):
    """It goes on in the year after `year`, and is needed by `due`; number, fiscal year and history stay."""

    SIGN_OF_LIFE = True
    year: int
    due: date
    reason: Text


@dataclass(frozen=True, kw_only=True)
class CarryOver:
    """Carry it into the next year."""

    ENDING = Ending.CARRIED
    due: date
    reason: Text


@dataclass(frozen=True, kw_only=True)
class ResolveAtYearEnd:
    """It was settled after all."""

    ENDING = Ending.RESOLVED
    root_cause: Text
    what_worked: Text


@dataclass(frozen=True, kw_only=True)
class CloseAtYearEnd:
    """Nobody can act on it."""

    ENDING = Ending.UNACTIONABLE
    reason: Text


YearEndCommand = CarryOver | ResolveAtYearEnd | CloseAtYearEnd


@evolve.register
def _(event: CarriedOver, obstacle: Obstacle) -> Obstacle:
    end = YearEnd(
        year=event.year,
        ending=Ending.CARRIED,
        reason=event.reason,
        at=event.recorded_at,
        version=event.originator_version,
        due=event.due,
    )
    record = altered(obstacle.record, needed_by=event.due)
    return altered(obstacle, record=record, year_ends=with_end(obstacle.year_ends, end))


def began_in(obstacle: Obstacle) -> int:
    """The year from which it counts: its fiscal year, but not before it was recorded (in the office's own zone)."""
    return max(obstacle.record.fiscal_year, obstacle.raised_at.astimezone(WITA).year)


def belongs_to(obstacle: Obstacle, year: int) -> bool:
    """Whether the session of a year is about it: it began by then, and no session has carried it beyond."""
    return began_in(obstacle) <= year and carried_into(obstacle.year_ends) <= year + 1


def ended(obstacle: Obstacle, year: int) -> YearEnd | None:
    """How that year ended for it; None while it is undecided, also because it was opened again since."""
    end = next((one for one in obstacle.year_ends if one.year == year), None)
    reopened = end is not None and end.ending is not Ending.CARRIED and obstacle.is_open
    return None if reopened else end


def fate_of(obstacle: Obstacle, end: YearEnd) -> tuple[Fate, datetime]:
    """What became of it after that year end, and since when."""
    later = [other for other in obstacle.year_ends if other.year > end.year and other.into is not None]
    if later:
        return Fate.AGAIN, min(other.at for other in later)
    if obstacle.is_open:
        return Fate.OPEN, end.at
    return (Fate.RESOLVED if obstacle.state is State.RESOLVED else Fate.CLOSED), obstacle.state_since


def end_year(command: YearEndCommand, obstacle: Obstacle, year: int, context: Context) -> tuple[Event, ...]:
    """Decide on one obstacle in the session of that year; nothing where it is so already.

    Raises NotFound, NotYourAct, Invalid, and Refused (`not_of_year`, `closed_already`, `carry_only`).
    """
    if not may_see(context.acting, obstacle):
        raise NotFound("obstacle", str(obstacle.id))
    if context.acting.kind not in EKOBANG:
        raise NotYourAct("carry_over")
    end = ended(obstacle, year)
    if end is not None and end.ending is command.ENDING:
        return ()
    if not belongs_to(obstacle, year):
        raise Refused("not_of_year", year=year)
    if not obstacle.is_open:
        raise Refused("closed_already", state=obstacle.state)
    if command.ENDING is not Ending.CARRIED and obstacle.state not in CLOSABLE:
        raise Refused("carry_only", state=obstacle.state)
    refuse_typed(command, year, context)
    return (_event(command, obstacle, year, context),)


def refuse_typed(command: YearEndCommand, year: int, context: Context) -> None:
    """Raise Invalid where what was typed cannot be taken, whichever obstacle it is about."""
    match command:
        case CarryOver():
            refuse_invalid(
                [("due", _due_fault(command.due, year + 1, context.today)), ("reason", filled(command.reason))]
            )
        case CloseAtYearEnd():
            refuse_invalid([("reason", filled(command.reason))])
        case ResolveAtYearEnd():
            refuse_invalid([("root_cause", filled(command.root_cause)), ("what_worked", filled(command.what_worked))])


def _due_fault(due: date, into: int, today: date) -> Fault | None:
    """A day of the new year that has not passed; where the whole new year has, any day of it."""
    if due.year != into:
        return ("not_in_new_year", {"earliest": date(into, 1, 1), "latest": date(into, 12, 31)})
    return ("in_the_past", {"day": due, "today": today}) if today.year == into and due < today else None


@singledispatch
def _event(command: object, obstacle: Obstacle, year: int, context: Context) -> Event:
    raise TypeError(f"nothing decides {type(command).__name__}")


@_event.register
def _(command: CarryOver, obstacle: Obstacle, year: int, context: Context) -> Event:
    return CarriedOver(**context.stamp(obstacle), year=year, due=command.due, reason=command.reason)


@_event.register
def _(command: ResolveAtYearEnd, obstacle: Obstacle, year: int, context: Context) -> Event:
    said = {"root_cause": command.root_cause, "what_worked": command.what_worked}
    return Resolved(**context.stamp(obstacle), **said, year_end=year)


@_event.register
def _(command: CloseAtYearEnd, obstacle: Obstacle, year: int, context: Context) -> Event:
    return FoundUnactionable(**context.stamp(obstacle), reason=command.reason, year_end=year)
