"""What carry-over sessions have before them, decided, and what became of it in the new year."""

from projections.carry_over.applying import apply
from projections.carry_over.following import Carried, Figures, Followed, Narrowed, carried, figures, late
from projections.carry_over.session import Decided, Page, Sum, decided, decided_sums, undecided, undecided_count
from projections.tables.carry_over import tables

__all__ = [
    "Carried",
    "Decided",
    "Figures",
    "Followed",
    "Narrowed",
    "Page",
    "Sum",
    "apply",
    "carried",
    "decided",
    "decided_sums",
    "figures",
    "late",
    "tables",
    "undecided",
    "undecided_count",
]
