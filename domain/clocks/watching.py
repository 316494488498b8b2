"""What clocks have to know of an obstacle's past: signs of life, waits for outside parties, when help got its state.

It is folded beside the obstacle, by those who judge clocks: the way of every command stays as short as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.event import Event
from domain.obstacle.context import WITA
from domain.obstacle.escalating import Decided
from domain.obstacle.flagging import EscalatedByRule
from domain.obstacle.state import Obstacle, after


@dataclass(frozen=True, slots=True)
class Pause:
    """A wait for an outside party, from and to a time in UTC; `to` is None while it lasts."""

    from_: datetime
    to: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """`heard` is when each sign of life (its stored name) was last given; `helping_since` goes by assistance number.

    `stepped_on` is the day, in the regency's zone, on which the level last changed or decided.
    """

    heard: tuple[tuple[str, datetime], ...] = ()
    pauses: tuple[Pause, ...] = ()
    helping_since: tuple[tuple[int, datetime], ...] = ()
    stepped_on: date | None = None


def watch(past: Watch, event: Event, before: Obstacle | None, now: Obstacle) -> Watch:
    """One step: what is known after the event that made `now` of `before`."""
    return Watch(
        heard=_heard(past.heard, event) if event.SIGN_OF_LIFE else past.heard,
        pauses=_pauses(past.pauses, event.recorded_at, lasts=now.waits_outside is not None),
        helping_since=_helping(past.helping_since, event.recorded_at, before, now),
        stepped_on=_stepped(past.stepped_on, event, before, now),
    )


def watched(events: Iterable[Event]) -> tuple[Obstacle, Watch]:
    """The obstacle that these events make, and what its clocks have to know. Raises ValueError without any event."""
    obstacle, past = None, Watch()
    for event in events:
        before, obstacle = obstacle, after(obstacle, event)
        past = watch(past, event, before, obstacle)
    if obstacle is None:
        raise ValueError("an obstacle begins with an event")
    return obstacle, past


def _heard(heard: tuple[tuple[str, datetime], ...], event: Event) -> tuple[tuple[str, datetime], ...]:
    return (*(one for one in heard if one[0] != event.TOPIC), (event.TOPIC, event.recorded_at))


def _pauses(pauses: tuple[Pause, ...], at: datetime, *, lasts: bool) -> tuple[Pause, ...]:
    """Whatever began or ended the wait: an act, its undo, or the closing of the obstacle."""
    paused = bool(pauses) and pauses[-1].to is None
    if lasts == paused:
        return pauses
    return (*pauses, Pause(at)) if lasts else (*pauses[:-1], replace(pauses[-1], to=at))


def _stepped(known: date | None, event: Event, before: Obstacle | None, now: Obstacle) -> date | None:
    """The program steps on the day that it judged, which is not always the day on which it wrote that down."""
    if isinstance(event, EscalatedByRule):
        return event.day
    if before is None or (before.level is now.level and not isinstance(event, Decided)):
        return known
    return event.recorded_at.astimezone(WITA).date()


def _helping(
    since: tuple[tuple[int, datetime], ...], at: datetime, before: Obstacle | None, now: Obstacle
) -> tuple[tuple[int, datetime], ...]:
    if before is None or before.assistance is now.assistance:
        return since
    known, states = dict(since), {a.n: a.state for a in before.assistance}
    return tuple((a.n, known[a.n] if states.get(a.n) is a.state else at) for a in now.assistance)
