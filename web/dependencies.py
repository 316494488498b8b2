"""What the pages need from outside; `kendala` hands it in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from domain.accounts import Door, Languages, Names, OwnSessions, OwnTokens
from domain.administration import AccountKeeping, Entering
from domain.almanac import AlmanacKeeper
from domain.backups import Backups
from domain.bulk import Bulks
from domain.carry_over import CarryOvers
from domain.clocks.rehearsed import Rehearser
from domain.directory import Directory
from domain.directory.registrar import Registrar
from domain.drafts import Drafts
from domain.files import Files
from domain.held_forms import HeldForms
from domain.hints import Hints
from domain.importing import Importing
from domain.jobs import Timetable
from domain.organisation import Organisation
from domain.pacing import Pacing
from domain.reminders.keeping import Reminding
from domain.saved_views import SavedViews
from domain.signing_on import OtherServer, OwnPasskeys, OwnSecondFactor, PasskeyDoor, SecondStep
from domain.tracker import Tracker
from domain.webhooks import Webhooks
from projections.live import Live
from projections.obstacle import Shown
from projections.reading import Reads


class Export(Protocol):
    """Writes obstacles as the official form, a note above it; the file's ending (.csv or .xlsx) says how."""

    def __call__(self, file: Path, obstacles: Iterable[Shown], directory: Directory, note: str = "") -> int: ...


Cell = str | int | date | datetime | None


class Table(Protocol):
    """Writes any table, a note above it; the file's ending (.csv or .xlsx) says how."""

    def __call__(self, file: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]], note: str = "") -> int: ...


@dataclass(frozen=True, kw_only=True)
class Deps:
    """Everything the pages are given.

    `upload_limit` is in bytes, `heartbeat` of an idle stream in seconds; `moved` says that the clock was moved (demo
    only); `unavailable` are the errors that mean that a database cannot do its work now, so that the same form can be
    sent again later.
    """

    tracker: Tracker
    registrar: Registrar
    almanac: AlmanacKeeper
    bulks: Bulks
    carry_overs: CarryOvers
    rehearser: Rehearser
    reads: Reads
    door: Door
    sessions: OwnSessions
    tokens: OwnTokens
    second_step: SecondStep
    passkey_door: PasskeyDoor
    passkeys: OwnPasskeys
    other_server: OtherServer
    held: HeldForms
    second_factor: OwnSecondFactor
    languages: Languages
    names: Names
    keeping: AccountKeeping
    entering: Entering
    files: Files
    pacing: Pacing
    importing: Importing
    drafts: Drafts
    hints: Hints
    live: Live
    reminders: Reminding
    timetable: Timetable
    backups: Backups
    organisation: Organisation
    webhooks: Webhooks
    views: SavedViews
    export: Export
    table: Table
    clock: Callable[[], datetime]
    cookie_secure: bool = False
    upload_limit: int = 20 * 1024 * 1024
    heartbeat: float = 15.0
    moved: bool = False
    version: str = "0.1.0"
    unavailable: tuple[type[Exception], ...] = ()
    why_unavailable: Callable[[Exception], str] = lambda _: "store_failing"
