"""Two reports of one thing: merge an obstacle into another, and take that back.

Both streams get an event in one transaction, so that each tells its own story.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.acts import Grant
from domain.obstacle.checking import Fault, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.deciding import Command, decision
from domain.obstacle.state import Absorbed, Footing, Obstacle, close, evolve
from domain.obstacle.visibility import may_see
from domain.obstacle.vocabulary import State, Visibility
from domain.refusals import Refused


class MergedAmount(StrEnum):
    """Whether the merged obstacle's money is the same money, or comes on top."""

    SAME = "same"
    ADDED = "added"


@stored_as("obstacle.merged.v1")
@dataclass(frozen=True, kw_only=True)
class Merged(Event):
    """It goes on in another obstacle."""

    MOVES = True
    into: UUID
    amount: MergedAmount


@stored_as("obstacle.absorbed_another.v1")
@dataclass(frozen=True, kw_only=True)
class AbsorbedAnother(Event):
    """Another obstacle goes on in this one; `added` is the rupiah that it brought."""

    other: UUID
    added: int | None


@stored_as("obstacle.unmerged.v1")
@dataclass(frozen=True, kw_only=True)
class Unmerged(Event):
    """It stands on its own again, as it stood before."""

    MOVES = True
    from_: UUID


@stored_as("obstacle.released_another.v1")
@dataclass(frozen=True, kw_only=True)
class ReleasedAnother(Event):
    """A merged obstacle left again, with its money."""

    other: UUID


@dataclass(frozen=True, kw_only=True)
class Merge(Command):
    """Let it go on in another obstacle."""

    ACT = "merge"
    into: UUID
    amount: MergedAmount


@dataclass(frozen=True, kw_only=True)
class Unmerge(Command):
    """Let it stand on its own again."""

    ACT = "unmerge"


def other_of(command: object, obstacle: Obstacle) -> UUID | None:
    """The second obstacle that a decision has to look at, to be loaded as `context.other`."""
    if isinstance(command, Merge):
        return command.into
    return obstacle.merged_into if isinstance(command, Unmerge) else None


def put_back(obstacle: Obstacle, standing: Footing) -> Obstacle:
    """The obstacle as it stood then."""
    record = obstacle.record
    return altered(
        obstacle,
        state=standing.state,
        level=standing.level,
        record=record if record.needed_by == standing.needed_by else altered(record, needed_by=standing.needed_by),
        assistance=standing.assistance,
        escalation_undecided=standing.escalation_undecided,
        waits_outside=standing.waits_outside,
    )


@evolve.register
def _(event: Merged, obstacle: Obstacle) -> Obstacle:
    return altered(close(obstacle, State.MERGED), merged_into=event.into, before_merge=obstacle.standing)


@evolve.register
def _(event: AbsorbedAnother, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, absorbed=(*obstacle.absorbed, Absorbed(id=event.other, added=event.added)))


@evolve.register
def _(event: Unmerged, obstacle: Obstacle) -> Obstacle:
    assert obstacle.before_merge is not None, "only a merged obstacle is un-merged"  # noqa: S101 - only mypy needs it: the decision refused all others
    return altered(put_back(obstacle, obstacle.before_merge), merged_into=None, before_merge=None)


@evolve.register
def _(event: ReleasedAnother, obstacle: Obstacle) -> Obstacle:
    return altered(obstacle, absorbed=tuple(a for a in obstacle.absorbed if a.id != event.other))


def _target_fault(obstacle: Obstacle, target: Obstacle | None, context: Context) -> Fault | None:
    if target is None or not may_see(context.acting, target):
        return ("unknown_obstacle", {})
    if target.id == obstacle.id:
        return ("into_itself", {})
    return None if target.is_open else ("target_closed", {"state": target.state})


def _discloses(command: Merge, obstacle: Obstacle, target: Obstacle | None) -> Fault | None:
    """What only leadership may see must not be told by the sum of an obstacle that others see."""
    sensitive = obstacle.record.visibility is Visibility.LEADERSHIP_ONLY
    wider = target is not None and target.record.visibility is not Visibility.LEADERSHIP_ONLY
    added = command.amount is MergedAmount.ADDED
    return ("would_disclose", {}) if added and sensitive and wider else None


@decision.register
def _(command: Merge, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    target = context.other
    refuse_invalid(
        [
            ("into", _target_fault(obstacle, target, context)),
            ("amount", _discloses(command, obstacle, target)),
        ]
    )
    added = obstacle.amount if command.amount is MergedAmount.ADDED else None
    return (
        Merged(**context.stamp(obstacle), into=command.into, amount=command.amount),
        AbsorbedAnother(**context.stamp(target), other=obstacle.id, added=added),
    )


@decision.register
def _(command: Unmerge, obstacle: Obstacle, grant: Grant, context: Context) -> tuple[Event, ...]:
    target = context.other
    assert target is not None and obstacle.merged_into is not None, "a merged obstacle has its target"  # noqa: S101, PT018 - only mypy needs it: unmerging is offered of merged ones alone
    if target.state is State.MERGED:  # its money went on with it, so the last merge is taken back first
        raise Refused("target_merged")
    return (
        Unmerged(**context.stamp(obstacle), from_=obstacle.merged_into),
        ReleasedAnother(**context.stamp(target), other=obstacle.id),
    )
