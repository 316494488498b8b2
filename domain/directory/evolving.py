"""How one fact changes one entry; each subject registers its own facts beside their events."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from domain.directory.streams import DirectoryEvent


@singledispatch
def evolve(event: DirectoryEvent, _entry: Any) -> Any:
    """The entry after the fact; there is none (None) before the fact that brings it in."""
    raise TypeError(f"no entry changes by {type(event).__name__}")


def fold(entries: Mapping[str, Any], events: tuple[DirectoryEvent, ...]) -> dict[str, Any]:
    """The entries of one stream by code after these facts, in the order of their first appearance."""
    folded = dict(entries)
    for event in events:
        folded[event.code] = evolve(event, folded.get(event.code))
    return folded
