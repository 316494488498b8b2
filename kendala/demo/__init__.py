"""Demo data: offices without names of people, real kinds of trouble, from 2018 to yesterday."""

from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.progress import track

from domain.acting import SYSTEM, OfficeKind
from domain.directory.agencies import AgencyKind
from domain.directory.registering import RegisterAgency
from domain.refusals import Refused
from domain.tracker import Request
from kendala.access.enrolling import Seat
from kendala.demo.accounts import ACCOUNTS, enrol_all, has_passwords, passwords_of
from kendala.demo.closing import Closing, moments
from kendala.demo.decrees import UNKNOWN, Announcing, decrees
from kendala.demo.telling import DemoClock, Telling, cases, turns
from kendala.migrating import migrate
from kendala.moving import DEMO_MARK, now, refuse_move
from kendala.parts import Parts, assemble, parts_of
from kendala.seeding import seed
from kendala.settings import Settings

FICTIONAL = RegisterAgency(
    code="CONTOH", name="Dinas Contoh", kind=AgencyKind.DEPARTMENT, working_days=5, confirmed=False
)
BEGINNING = datetime(2018, 1, 2, tzinfo=UTC)


class OwnData(Refused):
    """There are accounts that are not the demo's: demo data would open the doors of a real installation."""

    def __init__(self) -> None:
        super().__init__("own_data")


def prepare_demo(settings: Settings) -> None:
    """Fill a new data folder with demo data, show the accounts, and leave a folder that has them as it is.

    What was broken off goes on where it was. It is told up to the clock, also a moved one.
    Raises OwnData, Backwards.
    """
    console = Console(stderr=True)
    migrate(settings)
    refuse_move(settings, new=True)
    with parts_of(settings, clock=now) as parts:
        known = {account.username for account in parts.access.accounts.list()}
    if known and not has_passwords(settings.data):
        raise OwnData
    if not known >= {account.username for account in ACCOUNTS}:
        _fill(settings, console)
        with parts_of(settings) as parts:
            enrol_all(parts, passwords_of(settings.data))
    _show(settings, console)


def _fill(settings: Settings, console: Console) -> None:
    clock = DemoClock(BEGINNING)
    parts = assemble(settings, clock=clock)
    try:
        seed(parts.log, clock, UNKNOWN)
        parts.registrar.handle(FICTIONAL, Request(acting=SYSTEM, key=DEMO_MARK))
        _establish_offices(parts)
        yesterday = (now() + settings.moved - timedelta(days=1)).date()
        telling, announcing = Telling(parts, clock), Announcing(parts, clock, decrees(yesterday))
        closing = Closing(telling, list(moments(yesterday)))
        for turn in track(turns(yesterday), description="Demo", console=console, disable=not console.is_terminal):
            announcing.upto(turn.at)
            closing.upto(turn.at)
            telling.play(turn)
        closing.upto(now() + settings.moved)
        announcing.upto(now() + settings.moved)
        parts.reminders.outbox.start_from_here()
    finally:
        parts.close()


def _establish_offices(parts: Parts) -> None:
    """The offices that the histories act in, so that each has a title."""
    seats = [Seat(kind=kind) for kind in (OfficeKind.ADPEM, OfficeKind.ASSISTANT, OfficeKind.LEADERSHIP)]
    seats += [Seat(kind=OfficeKind.OPERATOR, agency=code) for code in sorted({case["agency"] for case in cases()})]
    seats += [Seat(kind=OfficeKind.DESK, desk=desk.code) for desk in parts.directories.current().desks()]
    for seat in seats:
        parts.enrolment.establish(seat)


def _show(settings: Settings, console: Console) -> None:
    passwords = passwords_of(settings.data)
    console.print(f"\nKendala: [bold]{settings.public_url}[/bold]  (API: {settings.public_url}/api/v1)\n")
    for account in ACCOUNTS:
        console.print(f"  {account.username:<18} {passwords[account.username]}")
    console.print()
