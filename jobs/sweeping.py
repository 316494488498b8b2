"""Removing what has served: files that nobody attached, sessions that ended, counts of failed logins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Sweeping:
    """One thing to sweep: a name for the log of the program, how long it is kept, and who removes older ones."""

    name: str
    kept: timedelta
    sweep: Callable[[datetime], int]


def sweep_all(sweepings: Sequence[Sweeping], now: datetime) -> dict[str, int]:
    """Remove everything that is older than it is kept; how many of each.

    Where one cannot be swept the others are first; then an ExceptionGroup tells of the troubles.
    """
    swept: dict[str, int] = {}
    troubles: list[Exception] = []
    for one in sweepings:
        try:
            swept[one.name] = one.sweep(now - one.kept)
        except Exception as trouble:  # noqa: BLE001 - told below, whatever it is
            troubles.append(trouble)
    if troubles:
        raise ExceptionGroup("not everything could be swept", troubles)
    return swept
