"""What a command was decided on, compared with what came since: nobody overwrites what they have not seen."""

from collections.abc import Sequence

from domain.event import Event
from domain.obstacle.amending import Amend, RecordAmended
from domain.obstacle.carrying import CarriedOver
from domain.obstacle.deciding import Command
from domain.obstacle.following import AddEvidence, Comment
from domain.obstacle.state import fold
from domain.obstacle.waiting import DeadlineMoved
from domain.refusals import ChangedSince

NEVER_REFUSED = (AddEvidence, Comment)


def refuse_unseen(command: Command, history: Sequence[Event], expected: int | None) -> None:
    """Raise ChangedSince where later events collide with the command; `expected` is the version the person saw.

    An amendment collides only in the fields it sets, any other act with what changed state, level or assistance;
    evidence and comments never do.
    """
    later = [event for event in history if expected is not None and event.originator_version > expected]
    if not later or isinstance(command, NEVER_REFUSED):
        return
    if isinstance(command, Amend):
        _refuse_overwriting(command, history, later)
    elif any(event.MOVES for event in later):
        raise ChangedSince(history[-1].originator_version, yours={}, theirs={})


def _refuse_overwriting(command: Amend, history: Sequence[Event], later: Sequence[Event]) -> None:
    changed = {name for event in later for name in _fields(event)}
    now = fold(history)
    if now is None:
        return
    yours = {
        name: value
        for name, value in command.amendment.values().items()
        if name in changed and value != getattr(now.record, name)
    }
    if yours:
        theirs = {name: getattr(now.record, name) for name in yours}
        raise ChangedSince(history[-1].originator_version, yours=yours, theirs=theirs)


def _fields(event: Event) -> tuple[str, ...]:
    """The fields of the record that an event changed."""
    if isinstance(event, RecordAmended):
        return event.amendment.fields
    return ("needed_by",) if isinstance(event, DeadlineMoved | CarriedOver) else ()
