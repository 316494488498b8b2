"""The names a thing has had. A rename adds one; it never touches what the thing was called before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Names(Generic[Name]):
    """Each name with the time (UTC) from which it held, in the order in which they were recorded."""

    said: tuple[tuple[datetime, Name], ...]

    @property
    def now(self) -> Name:
        return self.said[-1][1]

    def then(self, since: datetime, name: Name) -> Names[Name]:
        """The same past, and one name more."""
        return Names((*self.said, (since, name)))

    def at(self, moment: datetime | None) -> Name:
        """The name in force at that time, the latest without one; before the first name, the first.

        Clocks of servers differ: of two names the one with the later time holds, not the one recorded last.
        """
        if moment is None or len(self.said) == 1:
            return self.now
        in_order = sorted(self.said, key=lambda said: said[0])
        held = [name for since, name in in_order if since <= moment]
        return held[-1] if held else in_order[0][1]
