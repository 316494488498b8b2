"""Agencies, desks, causes and offices as files."""

from collections.abc import Callable

from domain.administration import refuse_reader
from web.directory.listing import asked_words, lines_of
from web.directory.sorts import SORTS, Sort
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.fields import label_of
from wording.language import N_


def _rows(sort: Sort) -> Callable[[Visit], Rows]:
    def entries(visit: Visit) -> Rows:
        refuse_reader(visit.acting.kind)
        for line in lines_of(visit, sort, asked_words(visit)):
            yield line.name, line.code, *(told for _, told in line.cells), line.state

    return entries


for one in SORTS.values():
    heads = (one.label, N_("Kode"), *(label_of(name) for name in one.columns), N_("Keadaan"))
    sheet(one.many, one.label, *heads)(_rows(one))
