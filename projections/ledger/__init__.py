"""The waiting ledger: days for each who was waited for, hand-overs, returns, medians, and the intervals behind them."""

from projections.ledger.applying import apply
from projections.ledger.listing import Asked, Listed, Wait, intervals, of_obstacle
from projections.ledger.totals import Median, Sum, Totals, totals
from projections.tables.ledger import tables

__all__ = [
    "Asked",
    "Listed",
    "Median",
    "Sum",
    "Totals",
    "Wait",
    "apply",
    "intervals",
    "of_obstacle",
    "tables",
    "totals",
]
