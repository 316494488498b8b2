"""The board: what is under way, by state."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.responses import Response

from domain.obstacle import OPEN, State
from domain.saved_views import Place
from projections.board import Column
from projections.lists import columns
from projections.past import Past
from web.bulk.choosing import Offer, offer
from web.cards import CardView, card_view, moves_by_id
from web.countdown import banner
from web.exporting import form_offered
from web.filter_words import choices, in_force
from web.filtering import ORDER, Asked, asked_for
from web.growing import cards_of, grown, more_address
from web.hints import hint_at
from web.live import LIVE
from web.past import at, past_of, time_view
from web.rendering import render
from web.saved_views import strip
from web.visiting import Arrived, Visit

router = APIRouter(include_in_schema=False)
HERE = "/board"
LIST = "/obstacles"
#: In columns, unless the address asks for others; the other states stand below with their counts.
SHOWN = (*(state for state in State if state in OPEN), State.RESOLVED)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A state with its first cards; `href` lists all of them, `more` is this board with more of them."""

    state: str
    count: int
    amount: int
    without_amount: int
    href: str
    cards: tuple[CardView, ...] = ()
    more: str = ""


@router.get(HERE)
def board(visit: Arrived) -> Response:
    """The columns with their first cards; no acts are offered on those of the past."""
    asked = asked_for(visit.request.query_params)
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting)
        heads = columns(connection, visit.acting, asked.filters, past)
        shown = [head for head in heads if head.state in (asked.filters.states or SHOWN)]
        more = grown(visit.request.query_params, shown)
        cards = cards_of(visit, connection, asked, shown, past=past, wanted=more)
        moves = {} if past else moves_by_id(visit, connection, [card for each in cards.values() for card in each])
    then = at(visit, past)
    views = [
        replace(
            _column(asked, head),
            cards=tuple(card_view(then, card, moves.get(card.id, ())) for card in cards[head.state]),
            more=more_address(HERE, asked, more, head, len(cards[head.state])),
        )
        for head in shown
    ]
    return _page(visit, asked, views, _elsewhere(asked, heads, {head.state for head in shown}), past)


def _column(asked: Asked, head: Column) -> ColumnView:
    href = asked.address(LIST, state=head.state.value)
    return ColumnView(head.state.value, head.count, head.amount, head.without_amount, href)


def _elsewhere(asked: Asked, heads: Collection[Column], shown: set[State]) -> list[ColumnView]:
    """The states without a column of their own, where they hold anything."""
    if asked.filters.states:
        return []
    return [_column(asked, head) for head in heads if head.state not in shown and head.count]


def _offer(visit: Visit, asked: Asked, shown: list[ColumnView]) -> Offer | None:
    """What can be done to many cards at once; all that match means those of the columns that are under way."""
    states = [one.state for one in shown if one.state in OPEN and one.count]
    match = asked if asked.filters.states else replace(asked, filters=replace(asked.filters, states=ORDER))
    total = sum(one.count for one in shown if one.state in states)
    return offer(visit, match.address("").removeprefix("?"), total) if states else None


def _shown(asked: Asked) -> Asked:
    """The list of what stands in columns."""
    return asked if asked.filters.states else replace(asked, filters=replace(asked.filters, states=SHOWN))


def _page(
    visit: Visit, asked: Asked, shown: list[ColumnView], elsewhere: list[ColumnView], past: Past | None
) -> Response:
    return render(
        visit,
        "board.html",
        page_title=visit.language.gettext("Papan"),
        columns=shown,
        elsewhere=elsewhere,
        asked=asked,
        in_force=in_force(asked, HERE, visit.directory, visit.language),
        choices=choices(asked, visit.directory, visit.language, visit.today.year),
        views=strip(visit, Place.BOARD),
        list_href=asked.address(LIST),
        here=HERE,
        countdown=banner(at(visit, past), asked.filters.year),
        time=time_view(visit, past),
        live_url=LIVE,
        shown_hint=hint_at(visit, "board") if any(one.cards for one in shown) else None,
        exports=(form_offered(visit, _shown(asked), past.moment.isoformat() if past else ""),),
        offer=None if past else _offer(visit, asked, shown),
    )
