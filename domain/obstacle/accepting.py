"""Triage: Ekobang accepts or returns what was raised; the agency resubmits or withdraws it."""

from dataclasses import dataclass

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import filled, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.state import Obstacle, close, evolve
from domain.obstacle.vocabulary import Level, State
from domain.text import Text


@stored_as("obstacle.accepted.v1")
@dataclass(frozen=True, kw_only=True)
class Accepted(Event):
    """Ekobang took the obstacle on; its level is at least Adpem's from now on."""

    SIGN_OF_LIFE = True
    MOVES = True
    level: Level


@stored_as("obstacle.returned.v1")
@dataclass(frozen=True, kw_only=True)
class Returned(Event):
    """Ekobang sent it back to the agency to be completed or corrected."""

    SIGN_OF_LIFE = True
    MOVES = True
    reason: Text


@stored_as("obstacle.resubmitted.v1")
@dataclass(frozen=True, kw_only=True)
class Resubmitted(Event):
    """The agency handed a returned obstacle in again."""

    SIGN_OF_LIFE = True
    MOVES = True
    text: Text


@stored_as("obstacle.withdrawn.v1")
@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    """It was a wrong entry."""

    MOVES = True
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Accept(Command):
    """Take the obstacle on."""

    ACT = "accept"


@dataclass(frozen=True, kw_only=True)
class Return(Command):
    """Send it back, saying what is missing."""

    ACT = "return"
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Resubmit(Command):
    """Hand it in again, saying what changed."""

    ACT = "resubmit"
    text: Text


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    """Take back a wrong entry."""

    ACT = "withdraw"
    reason: Text


@evolve.register
def _(event: Accepted, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, state=State.ACCEPTED, level=event.level)


@evolve.register
def _(event: Returned, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, state=State.RETURNED)


@evolve.register
def _(event: Resubmitted, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, state=State.RAISED)


@evolve.register
def _(event: Withdrawn, obstacle: Obstacle) -> Obstacle:
    return close(obstacle, State.WITHDRAWN)


@decision.register
def _(command: Accept, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    level = max(obstacle.level, Level.ADPEM, key=lambda one: one.rank)
    return (Accepted(**context.stamp(obstacle), level=level),)


@decision.register
def _(command: Return, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("reason", filled(command.reason))])
    return (Returned(**context.stamp(obstacle), reason=command.reason),)


@decision.register
def _(command: Resubmit, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text))])
    return (Resubmitted(**context.stamp(obstacle), text=command.text),)


@decision.register
def _(command: Withdraw, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("reason", filled(command.reason))])
    return (Withdrawn(**context.stamp(obstacle), reason=command.reason),)
