"""Changing who may see an obstacle, and removing text from its past."""

from dataclasses import dataclass

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import filled, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.state import Obstacle, evolve
from domain.obstacle.vocabulary import Visibility
from domain.refusals import NotYourAct
from domain.text import Text


@stored_as("obstacle.visibility_changed.v1")
@dataclass(frozen=True, kw_only=True)
class VisibilityChanged(Event):
    """Others may see it from now on, or may not any more."""

    visibility: Visibility
    reason: Text


@stored_as("obstacle.text_redacted.v1")
@dataclass(frozen=True, kw_only=True)
class TextRedacted(Event):
    """Text of an earlier event was removed; its hash stays. `path` names the field within that event."""

    version: int
    path: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class ChangeVisibility(Command):
    """Say who may see it."""

    ACT = "change_visibility"
    visibility: Visibility
    reason: Text


@evolve.register
def _(event: VisibilityChanged, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, record=altered(obstacle.record, visibility=event.visibility))


@decision.register
def _(command: ChangeVisibility, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    same = command.visibility is obstacle.record.visibility
    refuse_invalid([("visibility", ("unchanged", {}) if same else None), ("reason", filled(command.reason))])
    if command.visibility not in grant.to_visibilities:
        raise NotYourAct(command.ACT)
    return (VisibilityChanged(**context.stamp(obstacle), visibility=command.visibility, reason=command.reason),)
