"""Time and outsiders: move the deadline, wait for a party outside the regency, go on after it."""

from dataclasses import dataclass
from datetime import date

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import LONGEST_LINE, ahead, filled, refuse_invalid, short
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.state import Obstacle, evolve
from domain.text import Text


@stored_as("obstacle.deadline_moved.v1")
@dataclass(frozen=True, kw_only=True)
class DeadlineMoved(Event):
    """It is needed by another day; `letter` is the number of the letter that says so."""

    SIGN_OF_LIFE = True
    needed_by: date
    reason: Text
    letter: Text | None = None


@stored_as("obstacle.wait_started.v1")
@dataclass(frozen=True, kw_only=True)
class WaitStarted(Event):
    """Nobody here can act until an outside party has."""

    SIGN_OF_LIFE = True
    party: Text
    reason: Text


@stored_as("obstacle.wait_ended.v1")
@dataclass(frozen=True, kw_only=True)
class WaitEnded(Event):
    """The outside party has acted, or is waited for no more."""

    SIGN_OF_LIFE = True
    text: Text


@dataclass(frozen=True, kw_only=True)
class MoveDeadline(Command):
    """Set another day by which it is needed."""

    ACT = "move_deadline"
    needed_by: date
    reason: Text
    letter: Text | None = None


@dataclass(frozen=True, kw_only=True)
class WaitForParty(Command):
    """Say which outside party everybody waits for."""

    ACT = "wait"
    party: Text
    reason: Text


@dataclass(frozen=True, kw_only=True)
class EndWait(Command):
    """Say what came of it."""

    ACT = "end_wait"
    text: Text


@evolve.register
def _(event: DeadlineMoved, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, record=altered(obstacle.record, needed_by=event.needed_by))


@evolve.register
def _(event: WaitStarted, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, waits_outside=event.party)


@evolve.register
def _(event: WaitEnded, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, waits_outside=None)


@decision.register
def _(command: MoveDeadline, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid(
        [
            ("needed_by", ahead(command.needed_by, context.today)),
            ("reason", filled(command.reason)),
            ("letter", short(command.letter, LONGEST_LINE)),
        ]
    )
    stamp = context.stamp(obstacle)
    return (DeadlineMoved(**stamp, needed_by=command.needed_by, reason=command.reason, letter=command.letter),)


@decision.register
def _(command: WaitForParty, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("party", filled(command.party, LONGEST_LINE)), ("reason", filled(command.reason))])
    return (WaitStarted(**context.stamp(obstacle), party=command.party, reason=command.reason),)


@decision.register
def _(command: EndWait, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text))])
    return (WaitEnded(**context.stamp(obstacle), text=command.text),)
