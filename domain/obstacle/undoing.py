"""Taking back one act of a bulk: what held before holds again, where nothing came after."""

from dataclasses import dataclass
from itertools import takewhile

from domain.acting import Acting, OfficeKind
from domain.altering import altered
from domain.event import Event, stored_as
from domain.obstacle.checking import filled, refuse_invalid
from domain.obstacle.context import Context
from domain.obstacle.disclosing import TextRedacted
from domain.obstacle.flagging import FlagCleared, ObstacleFlagged
from domain.obstacle.following import Commented, EvidenceAdded
from domain.obstacle.merging import put_back
from domain.obstacle.state import Footing, Obstacle, after, close, evolve, fold
from domain.obstacle.visibility import may_see
from domain.obstacle.vocabulary import State
from domain.refusals import NotFound, NotYourAct, Refused
from domain.text import Text

COUNT_AS_NOTHING = (Commented, EvidenceAdded, TextRedacted, ObstacleFlagged, FlagCleared)


@stored_as("obstacle.act_undone.v1")
@dataclass(frozen=True, kw_only=True)
class ActUndone(Event):
    """The act at `version` was taken back; `standing` holds again, None where there was nothing before."""

    MOVES = True
    version: int
    reason: Text
    standing: Footing | None


@dataclass(frozen=True, kw_only=True)
class UndoAct:
    """Take back the act at `version`."""

    version: int
    reason: Text


@evolve.register
def _(event: ActUndone, obstacle: Obstacle) -> Obstacle:
    if event.standing is None:
        return close(obstacle, State.WITHDRAWN)
    return put_back(obstacle, event.standing)


def undo(command: UndoAct, obstacle: Obstacle, context: Context) -> tuple[Event, ...]:
    """Decide on an undo; `context.history` is the whole stream.

    Raises `came_after` where others built on the act, `cannot_be_undone` where more than a standing changed: an
    amendment is amended again, a merge un-merged, a visibility set back.
    """
    if not may_see(context.acting, obstacle):
        raise NotFound("obstacle", str(obstacle.id))
    refuse_invalid([("reason", filled(command.reason))])
    earlier = tuple(takewhile(lambda e: e.originator_version < command.version, context.history))
    act, *later = context.history[len(earlier) :] or (None,)
    if act is None or act.originator_version != command.version:
        raise NotFound("event", str(command.version))
    if not _did_it(act.by, context.acting) and context.acting.kind is not OfficeKind.ASSISTANT:
        raise NotYourAct("undo")
    if any(not isinstance(event, COUNT_AS_NOTHING) for event in later):
        raise Refused("came_after", version=command.version)
    before = fold(earlier)
    if not _restorable(before, act):
        raise Refused("cannot_be_undone", version=command.version)
    stamp = context.stamp(obstacle)
    standing = before.standing if before else None
    return (ActUndone(**stamp, version=command.version, reason=command.reason, standing=standing),)


def _did_it(by: Acting, acting: Acting) -> bool:
    """Whether it was this person, who may still act for the same unit: the right to an act went with the office."""
    return (by.account, by.kind, by.agency, by.desk) == (acting.account, acting.kind, acting.agency, acting.desk)


def _restorable(before: Obstacle | None, act: Event) -> bool:
    """Whether putting back the standing makes what was before the act, but for times and flags that it ended."""
    if before is None:
        return True
    back = put_back(after(before, act), before.standing)
    times = altered(back, version=before.version, updated_at=before.updated_at, state_since=before.state_since)
    return before == altered(times, flags=before.flags)
