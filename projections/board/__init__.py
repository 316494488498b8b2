"""The board: obstacles as cards, filtered, sorted, paged and counted by state."""

from projections.board.applying import LATE_ENTRY_DAYS, apply, is_late
from projections.board.beginnings import beginnings
from projections.board.card import CARD, Card, card, number
from projections.board.columns import Column, columns
from projections.board.filters import Filters
from projections.board.paging import Page, page
from projections.board.sorting import Sort
from projections.tables.board import tables

__all__ = [
    "CARD",
    "LATE_ENTRY_DAYS",
    "Card",
    "Column",
    "Filters",
    "Page",
    "Sort",
    "apply",
    "beginnings",
    "card",
    "columns",
    "is_late",
    "number",
    "page",
    "tables",
]
