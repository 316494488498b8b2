"""What the edges need to do one act to many obstacles, and to take it back. `kendala` hands the real one in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.acting import Acting
from domain.bulk.deciding import Item, Would
from domain.bulk.recording import BulkDone
from domain.obstacle import Command
from domain.refusals import Refused
from domain.text import Text
from domain.tracker import Request, Saved


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a bulk did, or would do: `saved` is None for a preview and where nothing was to be stored.

    `numbers` are (fiscal year, n) of the obstacles that the acting office may see.
    """

    done: tuple[Would, ...]
    left: Mapping[UUID, Refused]
    numbers: Mapping[UUID, tuple[int, int]]
    saved: Saved | None = None

    @property
    def id(self) -> UUID | None:
        """The bulk's id, which is the correlation of its events."""
        return self.saved.id if self.saved else None


class Bulks(Protocol):
    """Loads, decides and saves many obstacles in one transaction. Each method raises Refused."""

    def do(self, items: Sequence[Item], command: Command, request: Request, *, preview: bool = False) -> Outcome:
        """Do one act to those that it can be done to now; the others are left and named."""
        ...

    def undo(self, bulk: UUID, reason: Text, request: Request, *, preview: bool = False) -> Outcome:
        """Take back what has this correlation, where nothing came after."""
        ...

    def told(self, bulk: UUID, acting: Acting) -> tuple[BulkDone, Outcome]:
        """What a bulk did, as far as the office may see it. Raises NotFound."""
        ...
