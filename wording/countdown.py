"""Year-end deadlines in words: when, in which zone, and how many working days are left."""

from datetime import datetime

from domain.almanac import Zone
from domain.clocks import Countdown
from domain.obstacle import WITA
from wording.dates import clock
from wording.deadlines import deadline_moment
from wording.language import Language
from wording.verdicts import working_days


def in_both_zones(at: datetime, zone: Zone, said_in: Language) -> str:
    """`15 Desember 2024 pukul 23.00 WITA`; a central one `27 Desember 2024 pukul 17.00 WIB (18.00 WITA)`."""
    said = deadline_moment(at, zone, said_in)
    return said if zone is Zone.WITA else f"{said} ({clock(at, said_in)})"


def countdown_line(countdown: Countdown, now: datetime, said_in: Language) -> str:
    """`15 Desember 2024 pukul 23.00 WITA – tersisa 12 hari kerja`, or that it is today, or has passed."""
    return f"{in_both_zones(countdown.at, countdown.zone, said_in)} – {left(countdown, now, said_in)}"


def left(countdown: Countdown, now: datetime, said_in: Language) -> str:
    """How far it is away."""
    if countdown.passed:
        return said_in.gettext("sudah lewat")
    if countdown.at.astimezone(WITA).date() == now.astimezone(WITA).date():
        return said_in.gettext("hari ini")
    if not countdown.left:
        return said_in.gettext("tidak ada hari kerja tersisa")
    return said_in.gettext("tersisa {days}", days=working_days(countdown.left, said_in))
