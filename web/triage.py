"""Triage: what was raised and waits for Ekobang to accept or to return it, the oldest first."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.datastructures import QueryParams
from starlette.responses import Response

from domain.acting import EKOBANG, OfficeKind
from domain.obstacle import State, Visibility
from domain.refusals import NotYourAct
from projections.board import Card, Filters, Page, Sort, page
from web.addresses import with_query
from web.bulk.choosing import choice, offer
from web.exporting import form_offered
from web.filtering import asked_for
from web.hints import hint_at
from web.live import LIVE
from web.queueing import Line, at_once, by_form, line
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import day_of, since
from wording.terms import word

router = APIRouter(include_in_schema=False)
HERE = "/triage"
SENSITIVE, OTHERS = "sensitive", "others"
LIMIT = 50
#: The two parts as a list's own query.
RAISED = "state=raised&sort=oldest"
SENSITIVE_RAISED = f"{RAISED}&visibility=leadership_only"


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the queue."""

    href: str
    label: str
    current: bool
    count: int | None = None


@router.get(HERE)
def triage(
    visit: Arrived, part: Annotated[str, Query()] = "", cursor: Annotated[str | None, Query(max_length=400)] = None
) -> Response:
    """The queue. The Assistant begins with the sensitive ones, which Adpem may not see."""
    if visit.acting.kind not in EKOBANG:
        raise NotYourAct("accept")
    sensitive = _may_see_sensitive(visit) and part != OTHERS
    with visit.deps.reads.connect() as connection:
        found = page(connection, visit.acting, _filters(sensitive), sort=Sort.OLDEST, cursor=cursor, limit=LIMIT)
        other = page(connection, visit.acting, _filters(not sensitive), sort=Sort.OLDEST, limit=1)
    return render(
        visit,
        "triage.html",
        page_title=visit.language.gettext("Pemeriksaan"),
        live_url=LIVE,
        shown_hint=hint_at(visit, "triage") if found.items else None,
        lines=[_line(visit, card) for card in found.items],
        tabs=_tabs(visit, found, other, sensitive=sensitive) if _may_see_sensitive(visit) else (),
        total=found.total,
        sensitive=sensitive,
        offer=offer(visit, _match(sensitive), found.total, {State.RAISED}) if found.items else None,
        exports=[form_offered(visit, asked_for(QueryParams(_match(sensitive))))] if found.items else (),
        next=with_query(HERE, [("part", part), ("cursor", found.next_cursor)]) if found.next_cursor else "",
    )


def _match(sensitive: bool) -> str:
    """The part of the queue as the query of the list."""
    return SENSITIVE_RAISED if sensitive else RAISED


def _may_see_sensitive(visit: Visit) -> bool:
    return visit.acting.kind is OfficeKind.ASSISTANT


def _filters(sensitive: bool) -> Filters:
    """Sensitive ones apart: nobody else triages them."""
    if sensitive:
        return Filters(states=(State.RAISED,), visibility=Visibility.LEADERSHIP_ONLY)
    return Filters(states=(State.RAISED,))


def _tabs(visit: Visit, found: Page, other: Page, *, sensitive: bool) -> tuple[Tab, ...]:
    counts = (found.total, other.total) if sensitive else (other.total, found.total)
    labels = (word(Visibility.LEADERSHIP_ONLY, visit.language), visit.language.gettext("Semua"))
    places = (HERE, with_query(HERE, [("part", OTHERS)]))
    current = (sensitive, not sensitive)
    return tuple(Tab(*one) for one in zip(places, labels, current, counts, strict=True))


def _line(visit: Visit, card: Card) -> Line:
    acts = (at_once(visit, card, "accept", HERE), by_form(visit, card, "return", HERE))
    waited = since(day_of(card.state_since), visit.today, visit.language)
    note = visit.directory.cause_name(card.cause, visit.language.code, card.recorded_at)
    return replace(line(visit, card, acts, since=waited, note=note), choice=choice(card))
