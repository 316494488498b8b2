"""Search: what people type, found in numbers and texts. Words are data here, whatever signs they contain."""

from projections.search.applying import apply
from projections.search.finding import find
from projections.tables.search import tables

__all__ = ["apply", "find", "tables"]
