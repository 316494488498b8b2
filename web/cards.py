"""Obstacles as lists, boards and queues name them: every code in words, every time in days."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from domain.acting import OfficeKind
from domain.obstacle import Obstacle, State, WaitingFor, allowed
from domain.obstacle.vocabulary import UNFINISHED
from projections.board import Card
from projections.several import several
from web.addresses import act_address, obstacle_address
from web.visiting import Visit
from wording.acts import act_verb
from wording.dates import age, day_of, short_day, since, until
from wording.flags import flag_mark
from wording.waiting import waits_for

#: Where a card goes when an act is done, so that dragging it there opens that act's form.
LEADS_TO: Mapping[str, State] = {
    "accept": State.ACCEPTED,
    "return": State.RETURNED,
    "resubmit": State.RAISED,
    "assign": State.ASSISTED,
    "state_done": State.STATED_DONE,
    "confirm": State.RESOLVED,
    "reopen": State.ACCEPTED,
}
ICONS: Mapping[str, str] = {
    "amend": "pencil",
    "add_evidence": "paperclip",
    "comment": "message-square",
    "return": "corner-down-left",
    "resubmit": "send",
    "accept": "check",
    "withdraw": "undo-2",
    "escalate": "chevrons-up",
    "decide": "gavel",
    "instruct": "megaphone",
    "assign": "hand-helping",
    "extend": "calendar-clock",
    "cancel": "ban",
    "take": "check",
    "decline": "x",
    "report_progress": "clipboard-list",
    "hand_back": "circle-check-big",
    "move_deadline": "calendar",
    "wait": "hourglass",
    "end_wait": "hourglass",
    "visit": "map-pin",
    "state_done": "flag",
    "confirm": "circle-check-big",
    "set_unactionable": "ban",
    "reopen": "rotate-ccw",
    "merge": "merge",
    "unmerge": "split",
    "change_visibility": "eye",
}
#: Acts about one assistance: several at once need the obstacle's own page, where each stands beside its buttons.
ABOUT_HELP = frozenset({"extend", "cancel", "take", "decline", "report_progress", "hand_back"})


@dataclass(frozen=True, slots=True)
class Move:
    """A way to one act's form; `to` is the column that it leads to, empty where it leads to none."""

    act: str
    href: str
    label: str
    icon: str
    to: str = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CardView:
    """A card in words. Money stays a number (None: not stated), for the macros of money."""

    id: UUID
    number: str
    href: str
    title: str
    agency: str
    agency_name: str
    cause: str
    effect: str
    state: str
    level: str
    visibility: str
    amount: int | None
    age: str
    waiting_for: str
    since: str
    late: str
    needed_by: str
    late_entry: bool
    flagged: str
    version: int
    moves: tuple[Move, ...] = ()


def card_view(visit: Visit, card: Card, moves: tuple[Move, ...] = (), *, waited: datetime | None = None) -> CardView:
    """The card for this reader; `waited` is since when it waits for him, else since when it waits for anybody."""
    said_in, directory = visit.language, visit.directory
    return CardView(
        id=card.id,
        number=card.number,
        href=obstacle_address(card.number),
        title=card.title or said_in.gettext("(teks dihapus)"),
        agency=card.agency,
        agency_name=directory.agency_name(card.agency, card.recorded_at),
        cause=directory.cause_name(card.cause, said_in.code),
        effect=card.effect.value,
        state=card.state.value,
        level=card.level.value,
        visibility=card.visibility.value,
        amount=card.amount,
        age=age((visit.today - card.happened_on).days, said_in),
        waiting_for=_waits_for(visit, card),
        since=_since(visit, waited or card.waiting_since) if card.waiting_kind else "",
        late=_late(visit, card) if card.waiting_kind else "",
        needed_by=short_day(card.needed_by) if card.needed_by else "",
        late_entry=card.late_entry,
        flagged=flag_mark(card.flagged, said_in),
        version=card.version,
        moves=moves,
    )


def _waits_for(visit: Visit, card: Card) -> str:
    if card.waiting_kind is None:
        return ""
    return waits_for(WaitingFor(card.waiting_kind, card.waiting_who), visit.directory, visit.language)


def _since(visit: Visit, began: datetime | None) -> str:
    return since(day_of(began), visit.today, visit.language) if began else ""


def _late(visit: Visit, card: Card) -> str:
    """How long the day by which it is needed has passed."""
    if card.needed_by is None or card.needed_by >= visit.today:
        return ""
    return until(card.needed_by, visit.today, visit.language)


def moves_of(visit: Visit, obstacle: Obstacle, number: str) -> Iterator[Move]:
    """The acts that the office may do to the obstacle now, as ways to their forms, in the order of the table."""
    for act in allowed(obstacle, visit.acting):
        href = _form_of(visit, obstacle, number, act)
        verb = act_verb(act, visit.language)
        yield Move(act, href, verb, ICONS.get(act, "arrow-right"), LEADS_TO.get(act, ""))


def _form_of(visit: Visit, obstacle: Obstacle, number: str, act: str) -> str:
    """The act's form; for help that there are several of, the obstacle's page, where each has its own buttons."""
    if act not in ABOUT_HELP:
        return act_address(number, act)
    own = visit.acting.desk if visit.acting.kind is OfficeKind.DESK else None
    theirs = [a.n for a in obstacle.assistance if a.state in UNFINISHED and own in (None, a.desk)]
    return act_address(number, act, theirs[0]) if len(theirs) == 1 else obstacle_address(number)


def moves_by_id(visit: Visit, connection: Connection, cards: Collection[Card]) -> dict[UUID, tuple[Move, ...]]:
    """The acts on each of these cards."""
    found = several(connection, visit.acting, [card.id for card in cards])
    return {id_: tuple(moves_of(visit, shown.obstacle, shown.number)) for id_, shown in found.items()}
