"""Agencies, desks, causes and offices as files."""

from domain.administration import refuse_reader
from domain.refusals import NotFound
from web.directory.listing import lines_of
from web.directory.sorts import SORTS
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.language import N_

#: Which of the lists.
SORT = "sort"


@sheet("directory", N_("Data induk"), N_("Nama"), N_("Kode"), N_("Keterangan"), N_("Keadaan"))
def entries(visit: Visit) -> Rows:
    """The entries of one list that are found, those out of use too."""
    refuse_reader(visit.acting.kind)
    asked, _ = visit.request.query_params.get(SORT, ""), visit.language.gettext
    if asked not in SORTS:
        raise NotFound("page", asked)
    for line in lines_of(visit, SORTS[asked]):
        told = "; ".join(f"{head}: {said}" for head, said in line.cells if said)
        yield line.name, line.code, told, _("tidak dipakai") if line.retired else _("dipakai")
