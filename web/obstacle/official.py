"""`/obstacles/{ref}/form`: an obstacle as the three columns of the official form, to be pasted elsewhere."""

from fastapi import APIRouter
from starlette.responses import Response

from web.obstacle.case import whole_case
from web.obstacle.page import crumbs
from web.obstacle.record_view import named_files, record_view
from web.obstacle.three_columns import three_columns
from web.past import at, time_view
from web.rendering import render
from web.visiting import Arrived

router = APIRouter()


@router.get("/obstacles/{ref}/form")
def form(visit: Arrived, ref: str) -> Response:
    """The three columns on a plain page, and their text to be copied by hand or by one press."""
    case = whole_case(visit, ref, looking_back=True)
    record = record_view(at(visit, case.past), case.obstacle, named_files(visit, case.obstacle))
    return render(
        visit,
        "obstacle/official.html",
        page_title=visit.language.gettext("Bentuk resmi tiga kolom"),
        breadcrumbs=crumbs(visit, case.number, visit.language.gettext("Bentuk resmi")),
        official=three_columns(record, visit.language),
        time=time_view(visit, case.past),
    )
