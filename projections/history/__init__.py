"""The board, the list and the review as they were at a position of the log, of what the viewer may see now."""

from projections.history.applying import apply
from projections.history.comparing import Span, Turn, Turned, Turns, Worse, counts, turns
from projections.history.paging import beginnings, page
from projections.history.summing import columns, review
from projections.tables.history import tables

__all__ = [
    "Span",
    "Turn",
    "Turned",
    "Turns",
    "Worse",
    "apply",
    "beginnings",
    "columns",
    "counts",
    "page",
    "review",
    "tables",
    "turns",
]
