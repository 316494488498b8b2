"""How long somebody was waited for, and who that was."""

from decimal import ROUND_HALF_UP, Decimal

from domain.directory import Directory
from domain.obstacle import Waits
from domain.obstacle.ledger import Awaited
from wording.language import Language
from wording.numbers import decimal
from wording.offices import desk_title
from wording.terms import word, word_of

DAY = 24 * 60 * 60


def lasted(seconds: float, said_in: Language) -> str:
    """Days of 24 hours with one decimal: `3,5 hari`, in English `3.5 days`; never none of what lasted."""
    days = (Decimal(str(seconds)) / DAY).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if seconds > 0 and not days:
        return said_in.gettext("kurang dari {days} hari", days=decimal(Decimal("0.1"), said_in))
    return said_in.gettext("{days} hari", days=decimal(days, said_in))


def awaited_name(awaited: Awaited, directory: Directory, said_in: Language) -> str:
    """Who: `Bidang BPKAD`, `Dinas Kesehatan`, `Bupati`; the kind alone where there is no code."""
    if not awaited.who:
        return word(awaited.kind, said_in)
    if awaited.kind is Waits.DESK:
        return desk_title(awaited.who, directory, said_in)
    if awaited.kind is Waits.AGENCY:
        return directory.agency_name(awaited.who)
    return word_of("level", awaited.who, said_in)
