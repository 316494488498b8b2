"""Deciding on many obstacles at once: each is looked at alone, and what cannot be done to one stops no other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from domain.acting import Acting
from domain.event import Event
from domain.obstacle import Command, Context, Obstacle, ObstacleRaised, UndoAct, decide, fold, may_see, undo
from domain.obstacle.acts import GRANTED
from domain.obstacle.deciding import AssistanceCommand
from domain.obstacle.expecting import refuse_unseen
from domain.obstacle.state import after
from domain.obstacle.vocabulary import UNFINISHED
from domain.refusals import Invalid, NotFound, NotYourAct, Refused, WrongState
from domain.text import Text

#: The acts that can be done to many, in the order in which they are offered.
ACTS_IN_BULK = ("accept", "return", "assign", "extend", "escalate", "confirm", "set_unactionable")
MOST_AT_ONCE = 500
#: Faults of a field that depend on the obstacle: others are the form's, whichever obstacles it is about.
OF_ONE = frozenset({"not_upward", "already_assigned", "not_later"})
Streams = Mapping[UUID, Sequence[Event]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An obstacle that was chosen, and the version that the person saw; None accepts any."""

    id: UUID
    version: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Would:
    """What happens to one obstacle; `before` is None where an import made it."""

    event: Event
    before: Obstacle | None
    after: Obstacle


@dataclass(kw_only=True)
class Looked:
    """What a bulk comes to, obstacle by obstacle, in the order in which they were chosen; `seen` may be known of."""

    done: list[Would] = field(default_factory=list)
    left: dict[UUID, Refused] = field(default_factory=dict)
    seen: set[UUID] = field(default_factory=set)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(each.event for each in self.done)


def refuse_form(act: str, items: Sequence[Item], acting: Acting) -> None:
    """Raise what is wrong whichever obstacles are meant: the act, their number, an office that may never do it."""
    if act not in ACTS_IN_BULK:
        raise Invalid(act=("unknown_choice", {}))
    if act not in {name for name, _ in GRANTED[acting.kind]}:
        raise NotYourAct(act)
    if not items:
        raise Invalid(items=("required", {}))
    if len(items) > MOST_AT_ONCE:
        raise Invalid(items=("too_many", {"most": MOST_AT_ONCE, "count": len(items)}))


def look(command: Command, items: Iterable[Item], streams: Streams, context: Context) -> Looked:
    """Decide on each. Raises Invalid for what is wrong with the form itself."""

    def decided(item: Item, now: Obstacle, history: Sequence[Event]) -> tuple[Event, ...]:
        asked = _about(command, now)
        refuse_unseen(asked, history, item.version)
        return decide(asked, now, replace(context, history=tuple(history)))

    return _each(items, streams, context.acting, decided)


def look_back(parts: Iterable[Item], reason: Text, streams: Streams, context: Context) -> Looked:
    """Decide on taking back the act at `version` of each."""

    def decided(item: Item, now: Obstacle, history: Sequence[Event]) -> tuple[Event, ...]:
        command = UndoAct(version=item.version or 0, reason=reason)
        return undo(command, now, replace(context, history=tuple(history)))

    return _each(parts, streams, context.acting, decided)


Decided = Callable[[Item, Obstacle, Sequence[Event]], tuple[Event, ...]]


def _each(items: Iterable[Item], streams: Streams, acting: Acting, decided: Decided) -> Looked:
    looked, grown = Looked(), dict(streams)
    for item in items:
        history = grown.get(item.id, ())
        now = fold(history) if history and isinstance(history[0], ObstacleRaised) else None
        try:
            if now is None or not may_see(acting, now):
                raise NotFound("obstacle", str(item.id))
            looked.seen.add(item.id)
            events = decided(item, now, history)
        except Refused as refusal:
            looked.left[item.id] = _of_one(refusal)
            continue
        for event in events:
            later = after(now, event)
            looked.done.append(Would(event=event, before=now, after=later))
            now = later
        grown[item.id] = (*history, *events)
    return looked


def _of_one(refusal: Refused) -> Refused:
    """The refusal as one obstacle's; raises the faults that are the form's."""
    if not isinstance(refusal, Invalid):
        return refusal
    ours = {name: fault for name, fault in refusal.fields.items() if fault[0] not in OF_ONE}
    if ours:
        raise Invalid(**ours)
    key, data = next(iter(refusal.fields.values()))
    return Refused(key, **data)


def _about(command: Command, now: Obstacle) -> Command:
    """The command about this obstacle: what is about an assistance means the only unfinished one."""
    if not isinstance(command, AssistanceCommand):
        return command
    unfinished = [each for each in now.assistance if each.state in UNFINISHED]
    if not unfinished:
        raise WrongState(command.ACT, now.state.value)
    if len(unfinished) > 1:
        raise Refused("several_assistances")
    return replace(command, n=unfinished[0].n)
