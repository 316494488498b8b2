"""Home: what waits for the acting office, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import Response

from domain.acting import OfficeKind
from domain.obstacle import OPEN, AssistanceState
from projections.board import Column, Filters, Page, columns, page
from projections.desk_queue import queue
from projections.waits import WaitingList, waiting_list
from web.cards import CardView, Move, card_view, moves_by_id
from web.drafts_view import mine
from web.first_steps import steps
from web.live import LIVE
from web.nothing import nothing
from web.rendering import render
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
#: Acts that stand beside a waiting obstacle; the rest is on its page.
AT_HAND = ("accept", "return", "resubmit", "take", "decline", "report_progress", "hand_back", "decide", "assign",
           "state_done", "confirm", "reopen")  # fmt: skip
MOST_AT_HAND = 3
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Unresolved:
    """What the office sees unresolved: how many, how much money (None: nobody states any), and how many state none."""

    count: int
    amount: int | None
    without_amount: int


def unresolved(found: tuple[Column, ...]) -> Unresolved:
    """The sum of the columns that are open."""
    still = [column for column in found if column.state in OPEN]
    count, without = sum(c.count for c in still), sum(c.without_amount for c in still)
    amount = sum(c.amount for c in still)
    return Unresolved(count, None if count and count == without else amount, without)


@router.get("/")
def home(visit: Arrived) -> Response:
    """The acting office's first page."""
    with visit.deps.reads.connect() as connection:
        waiting = waiting_list(connection, visit.acting, limit=SHOWN)
        seen = columns(connection, visit.acting, Filters())
        flagged = page(connection, visit.acting, Filters(flagged=True), limit=1)
        moves = moves_by_id(visit, connection, [item.card for item in waiting.items])
        asked = _asked_besides(visit, connection, waiting)
    items = [
        card_view(visit, item.card, _at_hand(moves.get(item.card.id, ())), waited=item.since) for item in waiting.items
    ]
    return _page(visit, waiting, items, seen, flagged, asked=asked)


def _page(
    visit: Visit,
    waiting: WaitingList,
    items: list[CardView],
    seen: tuple[Column, ...],
    flagged: Page,
    *,
    asked: int,
) -> Response:
    return render(
        visit,
        "home.html",
        page_title=visit.language.gettext("Yang menunggu Anda"),
        items=items,
        total=waiting.total,
        exact=waiting.exact,
        sums=unresolved(seen),
        flagged=flagged,
        asked=asked,
        oldest=items[0].since if items else "",
        nothing=nothing(visit.acting.kind, any_yet=any(column.count for column in seen)),
        live_url=LIVE,
        mine=mine(visit),
        **_by_kind(visit),
    )


def _by_kind(visit: Visit) -> Mapping[str, Any]:
    """Who has steps to take first, sees obstacles, and is waited for."""
    kind = visit.acting.kind
    return {
        "steps": steps(visit) if kind is OfficeKind.ADMIN else (),
        "sees": kind is not OfficeKind.ADMIN,
        "waits": kind not in {OfficeKind.ADMIN, OfficeKind.AUDITOR},
    }


def _asked_besides(visit: Visit, connection: Connection, waiting: WaitingList) -> int:
    """How often the desk is asked to help with what waits for somebody else just now, as after an escalation."""
    if visit.acting.desk is None:
        return 0
    asked = queue(connection, visit.acting, visit.acting.desk, states=frozenset({AssistanceState.ASSIGNED}))
    return len({item.card.id for item in asked} - {item.card.id for item in waiting.items})


def _at_hand(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """The few acts that what waits is waiting for, the main one first."""
    near = sorted((move for move in moves if move.act in AT_HAND), key=lambda move: AT_HAND.index(move.act))
    return tuple(replace(m, kind="" if n else "main") for n, m in enumerate(near[:MOST_AT_HAND]))
