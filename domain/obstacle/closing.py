"""The end of an obstacle, and its return: stated done, confirmed, found unactionable, reopened."""

from dataclasses import dataclass, replace

from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import filled, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.state import Obstacle, close, evolve, settle
from domain.obstacle.vocabulary import State
from domain.text import Text


@stored_as("obstacle.done_stated.v1")
@dataclass(frozen=True, kw_only=True)
class DoneStated(Event):
    """The agency says it is settled; Ekobang has to confirm."""

    SIGN_OF_LIFE = True
    MOVES = True
    text: Text


@stored_as("obstacle.resolved.v1")
@dataclass(frozen=True, kw_only=True)
class Resolved(Event):
    """Ekobang confirmed that it is settled, and wrote down why it was and what worked."""

    MOVES = True
    root_cause: Text
    what_worked: Text


@stored_as("obstacle.found_unactionable.v1")
@dataclass(frozen=True, kw_only=True)
class FoundUnactionable(Event):
    """Nobody can act on it."""

    MOVES = True
    reason: Text


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


@evolve.register
def _(event: DoneStated, obstacle: Obstacle) -> Obstacle:
    return replace(obstacle, state=State.STATED_DONE, waits_outside=None)


@evolve.register
def _(event: Resolved, obstacle: Obstacle) -> Obstacle:
    return close(obstacle, State.RESOLVED)


@evolve.register
def _(event: FoundUnactionable, obstacle: Obstacle) -> Obstacle:
    return close(obstacle, State.UNACTIONABLE)


@evolve.register
def _(event: Reopened, obstacle: Obstacle) -> Obstacle:
    return settle(replace(obstacle, state=State.ACCEPTED))


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
