"""Obstacles, sums and sessions as the pages of the closing of a year name them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.acting import Acting
from domain.carry_over import Session, end_of, opens_on, refuse_strangers
from domain.obstacle import Ending
from domain.refusals import NotFound
from projections.board import Card
from projections.carry_over import Decided, Sum
from web.cards import CardView, card_view
from web.filtering import YEARS
from web.visiting import Visit
from wording.dates import long_day, long_moment
from wording.language import N_
from wording.offices import office_title
from wording.terms import word

HERE = "/carry-over"
CARRIED = "/carried"
ICONS = {Ending.CARRIED: "redo-2", Ending.RESOLVED: "circle-check-big", Ending.UNACTIONABLE: "ban"}
STEPS = {
    "closed": N_("Belum dibuka"),
    "prepared": N_("Disiapkan"),
    "open": N_("Sedang diputuskan"),
    "signed": N_("Sudah ditandatangani"),
}
STEP_ICONS = {"closed": "circle-dashed", "prepared": "calendar-clock", "open": "gavel", "signed": "signature"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An obstacle of a list; `locus` is who can change the cause."""

    id: str
    card: CardView
    locus: str
    chosen: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedRow:
    """An obstacle with what was decided about it; `reason` says so where it was removed."""

    card: CardView
    ending: str
    icon: str
    due: str
    reason: str
    times: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SumView:
    """How many of a kind, and what they are worth; None where nobody stated any amount."""

    label: str
    icon: str
    count: int
    amount: int | None
    without_amount: int
    href: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionView:
    """A session in words; `step` is closed, prepared, open or signed, `opened` and `signed` say by whom and when."""

    year: int
    into: int
    href: str
    step: str
    step_word: str
    icon: str
    opens: str
    may_open: bool
    opened: str
    signed: str


def year_of(visit: Visit, given: str) -> int:
    """The year of an address, for those whom it concerns. Raises NotFound, NotYourAct."""
    refuse_strangers(visit.acting)
    if not (given.isascii() and given.isdigit() and len(given) == len("2024") and int(given) in YEARS):
        raise NotFound("carry_over", given)
    return int(given)


def session_view(visit: Visit, session: Session) -> SessionView:
    """The session for this reader."""
    step, day = _step(visit, session), opens_on(session.year)
    signature = session.signature
    return SessionView(
        year=session.year,
        into=session.year + 1,
        href=f"{HERE}/{session.year}",
        step=step,
        step_word=visit.language.gettext(STEPS[step]),
        icon=STEP_ICONS[step],
        opens=long_day(day, visit.language),
        may_open=visit.today >= day,
        opened=_by(visit, session.opened_by, session.opened_at),
        signed=_by(visit, signature.by, signature.at) if signature else "",
    )


def _step(visit: Visit, session: Session) -> str:
    if session.signature is not None:
        return "signed"
    if not session.version:
        return "closed"
    return "prepared" if visit.now < end_of(session.year) else "open"


def _by(visit: Visit, office: Acting | None, at: datetime | None) -> str:
    """Who did it and when: `Sekretaris Daerah, 6 Januari 2025 pukul 09.00 WITA`."""
    if office is None or at is None:
        return ""
    return f"{office_title(office, visit.directory, visit.language, at)}, {long_moment(at, visit.language)}"


def row(visit: Visit, card: Card, chosen: Iterable[str] = ()) -> Row:
    """An obstacle of the list, chosen or not."""
    return Row(
        id=str(card.id),
        card=card_view(visit, card),
        locus=word(card.locus, visit.language),
        chosen=str(card.id) in frozenset(chosen),
    )


def decided_row(visit: Visit, one: Decided) -> DecidedRow:
    """An obstacle that was decided on."""
    return DecidedRow(
        card=card_view(visit, one.card),
        ending=word(one.ending, visit.language),
        icon=ICONS[one.ending],
        due=long_day(one.due, visit.language) if one.due else "",
        reason=visit.language.gettext("(teks dihapus)") if one.reason is None else one.reason,
        times=one.times,
    )


def sum_view(label: str, icon: str, one: Sum, href: str = "") -> SumView:
    """A sum with its words; a sum of which nobody stated an amount is not nought."""
    unstated = bool(one.count) and one.count == one.without_amount
    return SumView(
        label=label,
        icon=icon,
        count=one.count,
        amount=None if unstated else one.amount,
        without_amount=one.without_amount,
        href=href,
    )


def sum_of(amounts: Sequence[int | None]) -> Sum:
    """The sum of amounts, of which some may not be stated."""
    return Sum(count=len(amounts), amount=sum(amount or 0 for amount in amounts), without_amount=amounts.count(None))
