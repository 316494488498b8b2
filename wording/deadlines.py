"""Times of year-end deadlines, in the zone in which they were set."""

from datetime import datetime

from domain.almanac import Zone
from domain.almanac.deadlines import ZONES
from wording.dates import INDONESIAN, long_day
from wording.language import Language
from wording.terms import word


def deadline_moment(at: datetime, zone: Zone, said_in: Language = INDONESIAN) -> str:
    """`15 Desember 2024 pukul 23.00 WITA`, in English `15 December 2024 at 23:00 WITA`."""
    local = at.astimezone(ZONES[zone])
    time = f"{local:%H:%M}" if said_in.english else f"{local:%H.%M}"
    day = long_day(local.date(), said_in)
    return said_in.gettext("{day} pukul {time}", day=day, time=f"{time} {word(zone, said_in)}")
