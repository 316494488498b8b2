"""One act on many obstacles, and taking it back. Import from here."""

from domain.bulk.deciding import ACTS_IN_BULK, MOST_AT_ONCE, Item, Looked, Would, look, look_back, refuse_form
from domain.bulk.keeping import Bulks, Outcome
from domain.bulk.recording import IMPORT, UNDO, BulkDone, Done, Left, id_of, left_of, recorded, refusal_of

__all__ = [
    "ACTS_IN_BULK",
    "IMPORT",
    "MOST_AT_ONCE",
    "UNDO",
    "BulkDone",
    "Bulks",
    "Done",
    "Item",
    "Left",
    "Looked",
    "Outcome",
    "Would",
    "id_of",
    "left_of",
    "look",
    "look_back",
    "recorded",
    "refusal_of",
    "refuse_form",
]
