"""The page of help: how an obstacle goes its way, and who does what."""

from fastapi import APIRouter
from starlette.responses import Response

from domain.obstacle import State
from web.rendering import render
from web.visiting import Arrived
from wording.granted import who

router = APIRouter(include_in_schema=False)
#: The way of most obstacles: the state, the act that leads there, and so who does it.
WAY = (
    (State.RAISED, "raise"),
    (State.ACCEPTED, "accept"),
    (State.ASSISTED, "assign"),
    (State.STATED_DONE, "state_done"),
    (State.RESOLVED, "confirm"),
)


@router.get("/help")
def guide(visit: Arrived) -> Response:
    """Open to everybody: it says nothing of any obstacle."""
    return render(
        visit,
        "guide.html",
        page_title=visit.language.gettext("Bantuan"),
        way=[(state.value, who(act, visit.language)) for state, act in WAY],
    )
