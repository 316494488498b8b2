"""The page of one obstacle: the record at the left, what happened at the right, and above it whom it waits for."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from domain.obstacle import allowed, waiting_for
from web.addresses import act_address, history_address, obstacle_address
from web.drafts_view import about
from web.forms import new_key
from web.hints import hint_at
from web.live import LIVE
from web.obstacle.case import Case, waits_since, whole_case
from web.obstacle.clocks_view import clocks_view
from web.obstacle.flags_view import flag_views
from web.obstacle.helping_view import help_views
from web.obstacle.ledger_view import ledger_view
from web.obstacle.menu import Menu, menu
from web.obstacle.record_view import head_view, named_files, record_view
from web.obstacle.telling import moments
from web.obstacle.three_columns import three_columns
from web.past import at, time_view
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.dates import day_of, since
from wording.waiting import waits_for

router = APIRouter()
OLDEST = "oldest"


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingView:
    """Whom the obstacle waits for, since when; `outside` for a party outside the regency."""

    who: str
    since: str
    outside: bool


@router.get("/obstacles/{ref}")
def obstacle(visit: Arrived, ref: str, order: Annotated[str, Query()] = "") -> Response:
    """The page of an obstacle, by its id or number."""
    case = whole_case(visit, ref, looking_back=True)
    then, oldest_first = at(visit, case.past), order == OLDEST
    return render(
        visit,
        "obstacle/page.html",
        page_title=case.number,
        breadcrumbs=crumbs(visit, case.number),
        live_url=LIVE,
        time=time_view(visit, case.past),
        **told(then, case),
        **reckoned(then, case),
        **offered(visit, case),
        moments=moments(visit, case)[:: 1 if oldest_first else -1],
        oldest_first=oldest_first,
        page=obstacle_address(case.number),
        history=history_address(case.number),
    )


def told(visit: Visit, case: Case) -> dict[str, Any]:
    """The record, the help, and who must move next."""
    record = record_view(visit, case.obstacle, named_files(visit, case.obstacle))
    return {
        "head": head_view(visit, case.shown),
        "record": record,
        "official": three_columns(record, visit.language).text,
        "waiting": waiting_view(visit, case),
        "merged": case.merged,
        "help": help_views(visit, case.obstacle, case.number, offering=case.past is None),
        "absorbed": [case.numbers.get(each.id) for each in case.obstacle.absorbed],
    }


def reckoned(visit: Visit, case: Case) -> dict[str, Any]:
    """What is made of the times of its events: the time limits, what went late, and who was waited for."""
    flags = flag_views(visit, case.obstacle)
    return {"clocks": clocks_view(visit, case), "flags": flags, "ledger": ledger_view(visit, case)}


def offered(visit: Visit, case: Case) -> dict[str, Any]:
    """What may be done; about the past nothing."""
    if case.past is not None:
        return {"menu": Menu((), ()), "comment": "", "mine": (), "shown_hint": None}
    return {
        "menu": menu(visit, case.obstacle, case.number),
        "comment": comment_address(visit, case),
        "shown_hint": hint_at(visit, "obstacle") if case.obstacle.is_open else None,
        "mine": about(visit, case.number),
        "key": new_key(),
        "seen": case.obstacle.version,
    }


def crumbs(visit: Visit, number: str, *more: str) -> list[dict[str, str]]:
    """The way to the page of an obstacle, and on from there."""
    way = [{"href": "/obstacles", "label": visit.language.gettext("Daftar kendala")}]
    way.append({"href": obstacle_address(number), "label": number})
    return [*way, *({"href": "", "label": label} for label in more)]


def waiting_view(visit: Visit, case: Case) -> WaitingView | None:
    """Who must move next; None for a closed obstacle."""
    waiting = waiting_for(case.obstacle)
    if waiting is None:
        return None
    began = waits_since(case.events) or case.obstacle.state_since
    return WaitingView(
        who=waits_for(waiting, visit.directory, visit.language),
        since=since(day_of(began), visit.today, visit.language),
        outside=case.obstacle.waits_outside is not None,
    )


def comment_address(visit: Visit, case: Case) -> str:
    """Where a comment is sent; empty for who may not comment."""
    return act_address(case.number, "comment") if "comment" in allowed(case.obstacle, visit.acting) else ""
