"""What the API needs from outside; `kendala` hands it in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.accounts import Door, Names
from domain.almanac import AlmanacKeeper
from domain.bulk import Bulks
from domain.carry_over import CarryOvers
from domain.clocks.rehearsed import Rehearser
from domain.directory.registrar import Registrar
from domain.drafts import Drafts
from domain.files import Files
from domain.jobs import Timetable
from domain.obstacle import Obstacle
from domain.pacing import Pacing
from domain.reminders.keeping import Reminding
from domain.saved_views import SavedViews
from domain.tracker import Tracker
from domain.webhooks import Webhooks
from projections.live import Live
from projections.reading import Reads


class Streams(Protocol):
    """The log itself, for the moment in which the read models do not hold yet what was just saved."""

    def find(self, obstacle: UUID, *, upto: int | None = None) -> tuple[Obstacle, tuple[int, int]] | None:
        """The obstacle after version `upto` (now, without one) and its number (fiscal year, n); None if unknown."""
        ...


@dataclass(frozen=True, kw_only=True)
class Deps:
    """Everything the API is given.

    `upload_limit` is in bytes; `unavailable` are the errors that mean that a database cannot do its work now.
    """

    tracker: Tracker
    registrar: Registrar
    almanac: AlmanacKeeper
    bulks: Bulks
    carry_overs: CarryOvers
    rehearser: Rehearser
    reads: Reads
    streams: Streams
    door: Door
    names: Names
    files: Files
    pacing: Pacing
    drafts: Drafts
    live: Live
    reminders: Reminding
    timetable: Timetable
    webhooks: Webhooks
    views: SavedViews
    clock: Callable[[], datetime]
    upload_limit: int = 20 * 1024 * 1024
    unavailable: tuple[type[Exception], ...] = ()
    why_unavailable: Callable[[Exception], str] = lambda _: "store_failing"
    version: str = "0.1.0"
