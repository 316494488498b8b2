"""The list of obstacles: filters, order and place all stand in the address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from domain.refusals import Invalid
from domain.saved_views import Place
from projections.board import Page, Sort
from projections.lists import page
from projections.obstacle import NUMBER, Shown, find
from projections.past import Past
from web.addresses import history_address, obstacle_address
from web.bulk.choosing import Offer, offer
from web.cards import card_view
from web.countdown import banner
from web.drafts_view import mine
from web.exporting import form_offered
from web.filter_words import choices, in_force
from web.filtering import Asked, asked_for
from web.finding import agency_meant, found_beside, spoken_number
from web.past import at, past_of, then, time_view
from web.rendering import render
from web.saved_views import strip
from web.saving import SEE_OTHER
from web.visiting import Arrived, Visit
from wording.language import N_, Language

router = APIRouter(include_in_schema=False)
HERE = "/obstacles"
ROWS = 50
#: Column heads that put the list in an order of their own, and the direction in which it then runs.
ORDERS: Mapping[str, tuple[Sort, str]] = {
    "amount": (Sort.AMOUNT, "descending"),
    "age": (Sort.AGE, "ascending"),
    "needed_by": (Sort.NEEDED_BY, "ascending"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A list at its own address: what it is called, and where its rows lead."""

    here: str
    title: str
    leads_to: Callable[[str], str]
    lead: str = ""


OBSTACLES = Kind(HERE, N_("Daftar kendala"), obstacle_address)
HISTORIES = Kind(
    "/audit",
    N_("Riwayat lengkap"),
    history_address,
    N_("Setiap kendala dengan semua yang tercatat: siapa, pada jabatan apa, kapan terjadi, dan kapan dicatat."),
)


@router.get(OBSTACLES.here)
def listing(visit: Arrived) -> Response:
    """One page of the list; a number that was typed into the search leads to its obstacle at once."""
    return _list(visit, OBSTACLES)


@router.get(HISTORIES.here)
def histories(visit: Arrived) -> Response:
    """The same list, each row leading to the whole history of its obstacle."""
    return _list(visit, HISTORIES)


def _list(visit: Visit, kind: Kind) -> Response:
    asked = asked_for(visit.request.query_params)
    with visit.deps.reads.connect() as connection:
        past = past_of(connection, visit, visit.acting) if kind is OBSTACLES else None
        jump = _by_number(visit, connection, asked)
        if jump is not None:
            return RedirectResponse(
                then(kind.leads_to(jump.number), time_view(visit, past).as_of), status_code=SEE_OTHER
            )
        if kind is OBSTACLES and past is None and (agency := agency_meant(visit, asked)):
            return RedirectResponse(agency, status_code=SEE_OTHER)
        found = _found(visit, connection, asked, past)
    return _page(visit, kind, asked, found, past)


def _by_number(visit: Visit, connection: Connection, asked: Asked) -> Shown | None:
    typed = spoken_number(asked.filters.q or "")
    return find(connection, visit.acting, typed) if typed and NUMBER.fullmatch(typed) else None


def _found(visit: Visit, connection: Connection, asked: Asked, past: Past | None) -> Page:
    """The page; a place in the list that is not there any more is its beginning."""
    try:
        return page(connection, visit.acting, asked.filters, past, sort=asked.sort, cursor=asked.cursor, limit=ROWS)
    except Invalid:
        return page(connection, visit.acting, asked.filters, past, sort=asked.sort, limit=ROWS)


def total_in_words(found: Page, said_in: Language) -> str:
    """How many there are, as exactly as it is known."""
    if found.exact:
        return said_in.ngettext("{n} kendala", "{n} kendala", found.total)
    return said_in.gettext("Lebih dari {n} kendala", n=said_in.count(found.total))


def _page(visit: Visit, kind: Kind, asked: Asked, found: Page, past: Past | None) -> Response:
    said_in, moment = visit.language, time_view(visit, past).as_of
    cards = (card_view(at(visit, past), card) for card in found.items)
    return render(
        visit,
        "listing.html",
        page_title=said_in.gettext(kind.title),
        lead=said_in.gettext(kind.lead) if kind.lead else "",
        cards=[replace(card, href=kind.leads_to(card.number)) for card in cards],
        total=total_in_words(found, said_in),
        asked=asked,
        here=kind.here,
        in_force=in_force(asked, kind.here, visit.directory, said_in),
        choices=choices(asked, visit.directory, said_in, visit.today.year),
        heads=_heads(asked, kind.here),
        first=asked.address(kind.here) if asked.cursor else "",
        following=asked.address(kind.here, cursor=found.next_cursor) if found.next_cursor else "",
        board_href=asked.address("/board") if kind is OBSTACLES else "",
        exports=[form_offered(visit, asked, moment)] if found.items else (),
        **_beside(visit, kind, asked, past),
        q=asked.filters.q or "",
        countdown=banner(at(visit, past), asked.filters.year),
        time=time_view(visit, past) if kind is OBSTACLES else None,
        offer=_offer(visit, asked, found) if kind is OBSTACLES and past is None else None,
    )


def _beside(visit: Visit, kind: Kind, asked: Asked, past: Past | None) -> dict[str, Any]:
    """What stands beside the list of obstacles: saved views, own drafts, and what else the typed words are."""
    if kind is not OBSTACLES:
        return {"views": None, "mine": (), "beside": ()}
    drafts = () if past else mine(visit)
    return {"views": strip(visit, Place.LIST), "mine": drafts, "beside": found_beside(visit, asked)}


def _offer(visit: Visit, asked: Asked, found: Page) -> Offer | None:
    """What can be done to many of this list at once."""
    return offer(visit, asked.address("").removeprefix("?"), found.total) if found.items else None


@dataclass(frozen=True, slots=True)
class Head:
    """A column head that orders the list, and the direction in which it does so now."""

    href: str
    sorted: str


def _heads(asked: Asked, here: str) -> Mapping[str, Head]:
    return {
        name: Head(asked.address(here, sort=sort.value), direction if asked.sort is sort else "")
        for name, (sort, direction) in ORDERS.items()
    }
