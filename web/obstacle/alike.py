"""`/obstacles/{ref}/similar`: what is open like it, and how others of the same cause were solved."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from projections.obstacle import Shown
from projections.similar import Told, similar
from web.obstacle.case import found
from web.obstacle.page import crumbs
from web.obstacle.similar import LONGEST_WORDS, SimilarView, view_of
from web.rendering import render
from web.visiting import Arrived, Visit
from wording.values import words_of

router = APIRouter()


@router.get("/obstacles/{ref}/similar")
def alike(visit: Arrived, ref: str) -> Response:
    """A page of its own: to look for them costs more than to show the obstacle."""
    shown = found(visit, ref)
    return render(
        visit,
        "obstacle/alike.html",
        page_title=visit.language.gettext("Kendala yang mirip"),
        breadcrumbs=crumbs(visit, shown.number, visit.language.gettext("Yang mirip")),
        similar=_look(visit, shown),
        of=shown.number,
    )


def _look(visit: Visit, shown: Shown) -> SimilarView:
    """All but the obstacle itself, as far as the acting office may see it."""
    record = shown.obstacle.record
    words = " ".join(words_of(text, visit.language) for text in (record.title, record.description) if not text.redacted)
    told = Told(agency=record.agency, cause=record.cause, words=words[:LONGEST_WORDS])
    with visit.deps.reads.connect() as connection:
        view = view_of(visit, similar(connection, visit.acting, told), asked=True)
    likely, solved = (tuple(one for one in ones if one.number != shown.number) for ones in (view.likely, view.solved))
    return replace(view, likely=likely, solved=solved)
