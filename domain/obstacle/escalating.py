"""Up the ladder and down again: escalation, decision, instruction."""

from dataclasses import dataclass

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import Fault, filled, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.state import Obstacle, evolve
from domain.obstacle.vocabulary import DECIDING, Level
from domain.refusals import NotYourAct
from domain.text import Text


@stored_as("obstacle.escalated.v1")
@dataclass(frozen=True, kw_only=True)
class Escalated(Event):
    """The obstacle went up to a level, which now has to decide; Adpem's answer is to accept or return it."""

    SIGN_OF_LIFE = True
    MOVES = True
    to: Level
    reason: Text


@stored_as("obstacle.decided.v1")
@dataclass(frozen=True, kw_only=True)
class Decided(Event):
    """A level decided, and the obstacle stays with it or goes down."""

    SIGN_OF_LIFE = True
    MOVES = True
    text: Text
    level: Level


@stored_as("obstacle.instructed.v1")
@dataclass(frozen=True, kw_only=True)
class Instructed(Event):
    """The Assistant or leadership gave an instruction."""

    SIGN_OF_LIFE = True
    text: Text


@dataclass(frozen=True, kw_only=True)
class Escalate(Command):
    """Take it to a higher level."""

    ACT = "escalate"
    to: Level
    reason: Text


@dataclass(frozen=True, kw_only=True)
class Decide(Command):
    """Decide, and say at which level it goes on."""

    ACT = "decide"
    text: Text
    level: Level


@dataclass(frozen=True, kw_only=True)
class Instruct(Command):
    """Give an instruction."""

    ACT = "instruct"
    text: Text


@evolve.register
def _(event: Escalated, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, level=event.to, escalation_undecided=event.to in DECIDING)


@evolve.register
def _(event: Decided, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, level=event.level, escalation_undecided=False)


@decision.register
def _(command: Escalate, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    upward = command.to.rank > obstacle.level.rank
    not_upward: Fault | None = None if upward else ("not_upward", {"level": obstacle.level})
    refuse_invalid([("to", not_upward), ("reason", filled(command.reason))])
    if command.to not in grant.to_levels:
        raise NotYourAct(command.ACT)
    return (Escalated(**context.stamp(obstacle), to=command.to, reason=command.reason),)


@decision.register
def _(command: Decide, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    higher = command.level.rank > obstacle.level.rank
    fault: Fault | None = ("not_downward", {"level": obstacle.level}) if higher else None
    refuse_invalid([("level", fault), ("text", filled(command.text))])
    return (Decided(**context.stamp(obstacle), text=command.text, level=command.level),)


@decision.register
def _(command: Instruct, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("text", filled(command.text))])
    return (Instructed(**context.stamp(obstacle), text=command.text),)
