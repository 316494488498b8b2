"""`/deliveries`: what waits to be sent, what went out, and what was given up, for the administrator."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from domain.refusals import NotFound
from domain.reminders.delivering import Delivery, DeliveryState, refuse_reader
from web.addresses import with_query
from web.forms import Posted
from web.notices import Notice
from web.reminders.listing import id_of
from web.rendering import render
from web.saving import redirect
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import short_moment
from wording.reminders import channel_name, delivery_state, kind_name

router = APIRouter(include_in_schema=False)
HERE = "/deliveries"
SHOWN = 50
ICONS = {
    DeliveryState.WAITING: "hourglass",
    DeliveryState.SENT: "check",
    DeliveryState.FAILED: "circle-alert",
    DeliveryState.DROPPED: "circle-x",
}
AGAIN = frozenset({DeliveryState.WAITING, DeliveryState.FAILED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A delivery in words; `next` is empty where it is not tried any more."""

    id: int
    to: str
    about: str
    channel: str
    state: str
    icon: str
    created: str
    tries: int
    next: str
    trouble: str
    again: bool


@router.get(HERE)
def deliveries(visit: Arrived) -> Response:
    """All of them, or those in one state, the latest first."""
    refuse_reader(visit.acting.kind)
    asked, before = state_of(visit), id_of(visit.request.query_params.get("before", ""))
    log = visit.deps.reminders.deliveries
    found = log.list(asked, before=before, limit=SHOWN + 1)
    shown = found[:SHOWN]
    return render(
        visit,
        "reminders/deliveries.html",
        page_title=visit.language.gettext("Pengiriman"),
        tabs=_tabs(visit, asked),
        lines=[line_of(visit, each) for each in shown],
        here=with_query(HERE, [("state", asked)]),
        older=with_query(HERE, [("state", asked), ("before", shown[-1].id)]) if len(found) > SHOWN else "",
        newer=with_query(HERE, [("state", asked)]) if before else "",
        exports=[offered(visit, "deliveries")] if shown else (),
    )


def state_of(visit: Visit) -> DeliveryState | None:
    """The state that the address narrows to. Raises NotFound for one that there is not."""
    asked = visit.request.query_params.get("state")
    if asked and asked not in frozenset(DeliveryState):
        raise NotFound("page", asked)
    return DeliveryState(asked) if asked else None


@router.post("/deliveries/retry")
def retry(visit: Arrived, form: Posted) -> Response:
    """Try one again at the next turn, within a minute."""
    refuse_reader(visit.acting.kind)
    visit.deps.reminders.deliveries.retry(id_of(form.get("delivery")) or 0)
    state = form.get("state")
    back = with_query(HERE, [("state", state)]) if state in frozenset(DeliveryState) else HERE
    return redirect(visit, back, Notice("delivery_retried"))


def _tabs(visit: Visit, here: DeliveryState | None) -> list[dict[str, object]]:
    counts = visit.deps.reminders.deliveries.counts()
    every = {"href": HERE, "label": visit.language.gettext("Semua"), "current": here is None}
    return [
        every | {"count": visit.language.count(sum(counts.values()))},
        *(
            {
                "href": with_query(HERE, [("state", state.value)]),
                "label": delivery_state(state, visit.language),
                "current": state is here,
                "count": visit.language.count(n),
            }
            for state, n in counts.items()
        ),
    ]


def line_of(visit: Visit, each: Delivery) -> Line:
    """The delivery in words."""
    said_in = visit.language
    return Line(
        id=each.id,
        to=each.username or said_in.gettext("akun yang sudah dihapus"),
        about=kind_name(each.kind, said_in) if each.kind else "–",
        channel=channel_name(each.channel, said_in),
        state=delivery_state(each.state, said_in),
        icon=ICONS[each.state],
        created=short_moment(each.created_at, said_in),
        tries=each.tries,
        next=short_moment(each.next_at, said_in) if each.next_at else "",
        trouble=each.trouble or "",
        again=each.state in AGAIN,
    )
