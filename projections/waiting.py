"""Since when an obstacle waits for whom it waits for, and that as one word."""

from collections.abc import Sequence
from datetime import datetime

from domain.obstacle import WaitingFor, Waits, waiting_for
from projections.change import Change


def waiting_since(changes: Sequence[Change]) -> datetime | None:
    """When these changes of one obstacle last changed for whom it waits; None where they did not."""
    since = None
    for change in changes:
        after = waiting_for(change.after) if change.after else None
        if change.before is None or waiting_for(change.before) != after:
            since = change.event.recorded_at
    return since


def waiting_word(waiting: WaitingFor | None) -> str | None:
    """The word that lists are filtered and counted by: the kind, and for a level which (`level:secretary`)."""
    if waiting is None:
        return None
    return f"{waiting.kind.value}:{waiting.who[0]}" if waiting.kind is Waits.LEVEL else waiting.kind.value


def waiting_kind(word: str | None) -> Waits | None:
    """The kind in such a word."""
    return Waits(word.partition(":")[0]) if word else None
