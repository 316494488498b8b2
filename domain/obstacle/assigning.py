"""Ekobang's side of assistance: assign help to a desk, extend it, cancel it."""

from dataclasses import dataclass, replace
from datetime import date

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import due_day, filled, known, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import AssistanceCommand, Command, decision
from domain.obstacle.state import Assistance, Obstacle, evolve, settle
from domain.obstacle.vocabulary import UNFINISHED, AssistanceState
from domain.text import Text


@dataclass(frozen=True, kw_only=True)
class AssistanceEvent(Event):
    """An event about assistance number `n`."""

    MOVES = True
    n: int


@stored_as("obstacle.assistance_assigned.v1")
@dataclass(frozen=True, kw_only=True)
class AssistanceAssigned(AssistanceEvent):
    """A desk was asked to help by a day."""

    SIGN_OF_LIFE = True
    desk: str
    due: date
    request: Text


@stored_as("obstacle.assistance_extended.v1")
@dataclass(frozen=True, kw_only=True)
class AssistanceExtended(AssistanceEvent):
    """The desk got until another day."""

    SIGN_OF_LIFE = True
    due: date
    reason: Text


@stored_as("obstacle.assistance_cancelled.v1")
@dataclass(frozen=True, kw_only=True)
class AssistanceCancelled(AssistanceEvent):
    """Ekobang took the request back."""

    SIGN_OF_LIFE = True
    reason: Text


@dataclass(frozen=True, kw_only=True)
class AssignHelp(Command):
    """Ask a desk for help by a day."""

    ACT = "assign"
    desk: str
    due: date
    request: Text


@dataclass(frozen=True, kw_only=True)
class ExtendAssistance(AssistanceCommand):
    """Give the desk until another day."""

    ACT = "extend"
    due: date
    reason: Text


@dataclass(frozen=True, kw_only=True)
class CancelAssistance(AssistanceCommand):
    """Take the request back."""

    ACT = "cancel"
    reason: Text


def with_assistance(obstacle: Obstacle, n: int, **changes: AssistanceState | date) -> Obstacle:
    """The obstacle with assistance `n` changed, and its state settled accordingly."""
    changed = tuple(
        replace(a, **changes) if a.n == n else a  # type: ignore[arg-type]  # the keys are Assistance's own
        for a in obstacle.assistance
    )
    return settle(altered(obstacle, assistance=changed))


@evolve.register
def _(event: AssistanceAssigned, obstacle: Obstacle) -> Obstacle:
    new = Assistance(n=event.n, desk=event.desk, due=event.due, request=event.request, state=AssistanceState.ASSIGNED)
    return settle(altered(obstacle, assistance=(*obstacle.assistance, new)))


@evolve.register
def _(event: AssistanceExtended, obstacle: Obstacle) -> Obstacle:
    return with_assistance(obstacle, event.n, due=event.due)


@evolve.register
def _(event: AssistanceCancelled, obstacle: Obstacle) -> Obstacle:
    return with_assistance(obstacle, event.n, state=AssistanceState.CANCELLED)


@decision.register
def _(command: AssignHelp, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    busy = any(a.desk == command.desk and a.state in UNFINISHED for a in obstacle.assistance)
    refuse_invalid(
        [
            ("desk", ("already_assigned", {"desk": command.desk}) if busy else None),
            ("desk", known(command.desk, context.reference.desk)),
            ("due", due_day(command.due, context.today)),
            ("request", filled(command.request)),
        ]
    )
    n = len(obstacle.assistance) + 1
    stamp = context.stamp(obstacle)
    return (AssistanceAssigned(**stamp, n=n, desk=command.desk, due=command.due, request=command.request),)


@decision.register
def _(command: ExtendAssistance, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    current = obstacle.find_assistance(command.n)
    later = current is not None and command.due > current.due
    refuse_invalid(
        [
            ("due", None if later else ("not_later", {"due": current.due if current else command.due})),
            ("due", due_day(command.due, context.today)),
            ("reason", filled(command.reason)),
        ]
    )
    stamp = context.stamp(obstacle)
    return (AssistanceExtended(**stamp, n=command.n, due=command.due, reason=command.reason),)


@decision.register
def _(command: CancelAssistance, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    refuse_invalid([("reason", filled(command.reason))])
    return (AssistanceCancelled(**context.stamp(obstacle), n=command.n, reason=command.reason),)
