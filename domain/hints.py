"""First-time hints: which of them a person does not need any more. Notes beside the log, never facts in it."""

from collections.abc import Collection
from typing import Protocol


class Hints(Protocol):
    """Keeps for each account which hints are gone, by their keys."""

    def gone(self, account: str) -> frozenset[str]:
        """Those that were dismissed, or whose act was done."""
        ...

    def hide(self, account: str, hints: Collection[str]) -> None:
        """Show these no more; what is hidden twice is hidden."""
        ...

    def restore(self, account: str) -> None:
        """Begin anew: all of them are shown again."""
        ...
