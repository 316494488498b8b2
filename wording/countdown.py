"""Year-end deadlines in words: when, in which zone, and how many working days are left."""

from datetime import datetime

from domain.almanac import Zone
from domain.almanac.deadlines import ZONES
from domain.clocks import Countdown
from domain.obstacle import WITA
from wording.dates import long_day
from wording.language import Language
from wording.terms import word
from wording.verdicts import working_days


def deadline_moment(at: datetime, zone: Zone, said_in: Language) -> str:
    """`15 Desember 2024 23.00 WITA`; a central one `27 Desember 2024 17.00 WIB (18.00 WITA)`."""
    local = at.astimezone(ZONES[zone])
    said = f"{long_day(local.date(), said_in)} {_time(local, said_in)} {word(zone, said_in)}"
    own = at.astimezone(WITA)
    return said if zone is Zone.WITA else f"{said} ({_time(own, said_in)} {word(Zone.WITA, said_in)})"


def countdown_line(countdown: Countdown, now: datetime, said_in: Language) -> str:
    """`15 Desember 2024 23.00 WITA – tersisa 12 hari kerja`, or that it is today, or has passed."""
    return f"{deadline_moment(countdown.at, countdown.zone, said_in)} – {left(countdown, now, said_in)}"


def left(countdown: Countdown, now: datetime, said_in: Language) -> str:
    """How far it is away."""
    if countdown.passed:
        return said_in.gettext("sudah lewat")
    if countdown.at.astimezone(WITA).date() == now.astimezone(WITA).date():
        return said_in.gettext("hari ini")
    if not countdown.left:
        return said_in.gettext("tidak ada hari kerja tersisa")
    return said_in.gettext("tersisa {days}", days=working_days(countdown.left, said_in))


def _time(local: datetime, said_in: Language) -> str:
    return f"{local:%H:%M}" if said_in.english else f"{local:%H.%M}"
