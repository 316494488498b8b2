"""What the edges need to bring in a file: every line is looked at, then all new ones are stored or none."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from domain.acting import Acting
from domain.event import Event
from domain.files import StoredFile
from domain.obstacle import RaiseObstacle
from domain.refusals import Refused


class TooManyLines(Refused):
    """More lines than are brought in at once on a page."""

    def __init__(self, lines: int, most: int) -> None:
        super().__init__("too_many_lines", lines=lines, most=most)


@dataclass(frozen=True, kw_only=True, slots=True)
class NewLine:
    """A line that becomes an obstacle: by these events, which nobody has stored yet."""

    line: int
    report: RaiseObstacle
    events: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BadLine:
    """A line that cannot be taken, and why."""

    line: int
    refusal: Refused


@dataclass(frozen=True, kw_only=True, slots=True)
class LikeLine:
    """A line that is known already. `ref`: number of the obstacle, `#N` for line N, empty if it may not be seen."""

    line: int
    ref: str
    report: RaiseObstacle


@dataclass(kw_only=True)
class Plan:
    """What an import would do. Lines are counted from 1, as a spreadsheet does."""

    new: list[NewLine] = field(default_factory=list)
    same: list[LikeLine] = field(default_factory=list)
    near: list[LikeLine] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)

    @property
    def events(self) -> list[Event]:
        """Of all new lines, in their order."""
        return [event for line in self.new for event in line.events]


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import did: the correlation by which it can be taken back, and the position of its last event."""

    correlation: UUID
    position: int


class Importing(Protocol):
    """Brings in a file that was uploaded. A file leads to one import, however often it is asked for."""

    def look(self, file: StoredFile, acting: Acting) -> Plan:
        """What would become of each line now. Raises Refused for a file that is no form, TooManyLines."""
        ...

    def carry_out(
        self, file: StoredFile, acting: Acting, *, take: Container[int], via: str | None
    ) -> tuple[Plan, Imported | None]:
        """Store the new lines, and of those nearly known the ones to `take`, in one transaction, unless one is bad.

        None where nothing was to be stored, or was stored before. Raises what `look` raises.
        """
        ...

    def stored(self, file: UUID) -> UUID | None:
        """The correlation of the import that the file has led to."""
        ...
