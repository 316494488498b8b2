"""All facts of the almanac in the order in which they became known: what holds now, and what was known when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple
from uuid import UUID

from domain.almanac.almanac import Almanac
from domain.almanac.evolving import evolve
from domain.almanac.streams import AlmanacEvent


class Known(NamedTuple):
    """A fact and since when it was known: no fact of a stream was known before the one that it follows."""

    since: datetime
    fact: AlmanacEvent


@dataclass(frozen=True)
class Chronicle:
    """Immutable, so that one copy serves all threads. `states` are the almanac after each fact."""

    versions: Mapping[UUID, int] = field(default_factory=dict)
    facts: tuple[Known, ...] = field(default=(), repr=False)
    states: tuple[Almanac, ...] = field(default=(), repr=False, compare=False)

    def after(self, *events: AlmanacEvent) -> Chronicle:
        """The chronicle with these facts too, each stream's in its order. What they do not touch is the same copy."""
        facts = tuple(sorted((*self.facts, *self._known(events)), key=lambda known: known.since))
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(self.facts, facts, strict=False)))
        states = list(self.states[:kept])
        for known in facts[kept:]:
            states.append(evolve(known.fact, states[-1] if states else Almanac()))
        versions = {**self.versions, **{event.STREAM: event.originator_version for event in events}}
        return Chronicle(versions, facts, tuple(states))

    def _known(self, events: tuple[AlmanacEvent, ...]) -> Iterator[Known]:
        last = {known.fact.STREAM: known.since for known in self.facts}
        for event in events:
            since = last[event.STREAM] = max(event.recorded_at, last.get(event.STREAM, event.recorded_at))
            yield Known(since, event)

    def current(self) -> Almanac:
        """With all facts."""
        return self.states[-1] if self.states else _EMPTY

    def at(self, moment: datetime) -> Almanac:
        """As it was known at a time (UTC): without the facts that were recorded later."""
        before = bisect_right(self._since, moment)
        return self.states[before - 1] if before else _EMPTY

    @cached_property
    def _since(self) -> list[datetime]:
        return [known.since for known in self.facts]


_EMPTY = Almanac()
