"""The end of an obstacle, and its return: stated done, confirmed, found unactionable, reopened."""

from dataclasses import dataclass
from typing import Any

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import filled, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.state import Obstacle, close, evolve, settle
from domain.obstacle.vocabulary import State
from domain.obstacle.year_ends import Ending, YearEnd, with_end
from domain.text import Text


@stored_as("obstacle.done_stated.v1")
@dataclass(frozen=True, kw_only=True)
class DoneStated(Event):
    """The agency says it is settled; Ekobang has to confirm."""

    SIGN_OF_LIFE = True
    MOVES = True
    text: Text


def _without_year_end(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew of no carry-over sessions."""
    return data | {"year_end": None}


@stored_as("obstacle.resolved.v2", earlier=("obstacle.resolved.v1",))
@dataclass(frozen=True, kw_only=True)
class Resolved(Event):
    """Ekobang confirmed that it is settled, and wrote down why it was and what worked.

    `year_end` is the year of the carry-over session that decided it, None in the course of the year.
    """

    MOVES = True
    root_cause: Text
    what_worked: Text
    year_end: int | None = None

    upcast_v1_v2 = staticmethod(_without_year_end)


@stored_as("obstacle.found_unactionable.v2", earlier=("obstacle.found_unactionable.v1",))
@dataclass(frozen=True, kw_only=True)
class FoundUnactionable(Event):
    """Nobody can act on it; `year_end` as for what was resolved."""

    MOVES = True
    reason: Text
    year_end: int | None = None

    upcast_v1_v2 = staticmethod(_without_year_end)


@stored_as("obstacle.reopened.v1")
@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    """It was not settled after all."""

    SIGN_OF_LIFE = True
    MOVES = True
    reason: Text


@dataclass(frozen=True, kw_only=True)
class StateDone(Command):
    """Say that it is settled, and how."""

    ACT = "state_done"
    text: Text


@dataclass(frozen=True, kw_only=True)
class Confirm(Command):
    """Confirm that it is settled."""

    ACT = "confirm"
    root_cause: Text
    what_worked: Text


@dataclass(frozen=True, kw_only=True)
class SetUnactionable(Command):
    """Close it as something that cannot be acted on."""

    ACT = "set_unactionable"
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Reopen(Command):
    """Open it again."""

    ACT = "reopen"
    reason: Text


def _closed(obstacle: Obstacle, state: State, event: Resolved | FoundUnactionable, reason: Text) -> Obstacle:
    closed = close(obstacle, state)
    if event.year_end is None:
        return closed
    end = YearEnd(
        year=event.year_end,
        ending=Ending(state.value),
        reason=reason,
        at=event.recorded_at,
        version=event.originator_version,
    )
    return altered(closed, year_ends=with_end(closed.year_ends, end))


@evolve.register
def _(event: DoneStated, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, state=State.STATED_DONE, waits_outside=None)


@evolve.register
def _(event: Resolved, obstacle: Obstacle) -> Obstacle:
    return _closed(obstacle, State.RESOLVED, event, event.root_cause)


@evolve.register
def _(event: FoundUnactionable, obstacle: Obstacle) -> Obstacle:
    return _closed(obstacle, State.UNACTIONABLE, event, event.reason)


@evolve.register
def _(event: Reopened, obstacle: Obstacle) -> Obstacle:
    return settle(altered(obstacle, state=State.ACCEPTED))


@decision.register
def _(command: StateDone, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text))])
    return (DoneStated(**context.stamp(obstacle), text=command.text),)


@decision.register
def _(command: Confirm, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("root_cause", filled(command.root_cause)), ("what_worked", filled(command.what_worked))])
    stamp = context.stamp(obstacle)
    return (Resolved(**stamp, root_cause=command.root_cause, what_worked=command.what_worked),)


@decision.register
def _(command: SetUnactionable, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("reason", filled(command.reason))])
    return (FoundUnactionable(**context.stamp(obstacle), reason=command.reason),)


@decision.register
def _(command: Reopen, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("reason", filled(command.reason))])
    return (Reopened(**context.stamp(obstacle), reason=command.reason),)
