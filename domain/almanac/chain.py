"""The order of the payment chain: no document's deadline comes before that of the document it follows from."""

from collections.abc import Iterator
from datetime import datetime

from domain.almanac.deadlines import Deadline, Deadlines, Document
from domain.directory.deciding import Problem

#: A request is followed by the order, the disbursement, and what is left over of its cash.
LINKS: tuple[frozenset[Document], ...] = (
    frozenset({Document.SPP_GU, Document.SPP_LS}),
    frozenset({Document.SPM}),
    frozenset({Document.SP2D}),
    frozenset({Document.CASH_RETURN}),
)


def chain_problem(deadlines: Deadlines, year: int, document: Document, at: datetime) -> Problem | None:
    """What contradicts a deadline at that time, among those of the same year."""
    place = _place(document)
    for other in _of_year(deadlines, year):
        if _place(other.document) < place and at < other.at:
            return "before_document", {"document": other.document, "at": other.at}
        if _place(other.document) > place and at > other.at:
            return "after_document", {"document": other.document, "at": other.at}
    return None


def dispensed_problem(deadlines: Deadlines, deadline: Deadline, agency: str, at: datetime) -> Problem | None:
    """What contradicts more time for an agency: it has to be more, and must not reach beyond the next document's."""
    if at <= deadline.at:
        return "not_more_time", {"at": deadline.at}
    place = _place(deadline.document)
    for other in _of_year(deadlines, deadline.year):
        theirs = other.for_agency(agency)
        if _place(other.document) > place and at > theirs:
            return "after_document", {"document": other.document, "at": theirs}
    return None


def _of_year(deadlines: Deadlines, year: int) -> Iterator[Deadline]:
    return (deadline for (of, _), deadline in deadlines.by_document.items() if of == year)


def _place(document: Document) -> int:
    return next(n for n, link in enumerate(LINKS) if document in link)
