"""The counters behind the board's heads, the review and the totals of lists."""

from projections.counts.applying import apply
from projections.counts.dimensions import By
from projections.tables.counts import tables

__all__ = ["By", "apply", "tables"]
