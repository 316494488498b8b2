"""The order of the payment chain: no document's deadline comes before that of the document it follows from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from domain.almanac.deadlines import Deadline, Deadlines, Dispensation, Document
from domain.directory.deciding import Problem

#: An agency that no dispensation is for.
EVERYBODY = ""
#: A request is followed by the order, the disbursement, and what is left over of its cash.
LINKS: tuple[frozenset[Document], ...] = (
    frozenset({Document.SPP_GU, Document.SPP_LS}),
    frozenset({Document.SPM}),
    frozenset({Document.SP2D}),
    frozenset({Document.CASH_RETURN}),
)


def chain_problem(deadlines: Deadlines, wanted: Deadline) -> Problem | None:
    """What contradicts that deadline among those of the same year: for everybody, or for an agency with more time."""
    place = _place(wanted.document)
    for other in _of_year(deadlines, wanted.year):
        agencies = dict.fromkeys(one.agency for one in (*wanted.dispensations, *other.dispensations))
        for agency in (EVERYBODY, *agencies):
            at, theirs = wanted.for_agency(agency), other.for_agency(agency)
            if _place(other.document) < place and at < theirs:
                return "before_document", {"document": other.document, "at": theirs}
            if _place(other.document) > place and at > theirs:
                return "after_document", {"document": other.document, "at": theirs}
    return None


def dispensed_problem(deadlines: Deadlines, deadline: Deadline, agency: str, at: datetime) -> Problem | None:
    """What contradicts more time for an agency: it has to be more, and must not reach beyond the next document's."""
    if at <= deadline.at:
        return "not_more_time", {"at": deadline.at}
    given = Dispensation(agency=agency, at=at, letter="")
    return chain_problem(deadlines, replace(deadline, dispensations=(*deadline.dispensations, given)))


def _of_year(deadlines: Deadlines, year: int) -> Iterator[Deadline]:
    return (deadline for (of, _), deadline in deadlines.by_document.items() if of == year)


def _place(document: Document) -> int:
    return next(n for n, link in enumerate(LINKS) if document in link)
