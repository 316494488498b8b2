"""A desk's queue as a file."""

from web.desk import FINISHED, asked_of_desk
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.language import N_
from wording.terms import word


@sheet(
    "desk",
    N_("Tugas bidang pembantu"),
    N_("Kendala"),
    N_("Uraian"),
    N_("{opd}"),
    N_("Permintaan"),
    N_("Tenggat"),
    N_("Keadaan"),
    N_("Sejak"),
)
def desk(visit: Visit) -> Rows:
    """The help that was asked of the acting desk, the earliest due date first."""
    finished = visit.request.query_params.get("part") == FINISHED
    for item in asked_of_desk(visit, finished=finished):
        agency = visit.directory.agency_name(item.card.agency)
        state = word(item.state, visit.language)
        yield item.card.number, item.card.title, agency, item.request, item.due, state, item.since
