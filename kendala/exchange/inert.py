"""Cells that a spreadsheet takes for text, whatever they begin with, and how they are read back.

Source: OWASP, CSV Injection. A guarded cell begins with an apostrophe; a text that itself looks like a guarded cell
gets one more, so that reading undoes exactly what writing did.
"""

import re

GUARD = "'"
#: What a spreadsheet may calculate: programs pass over white space before the sign, and some know its wide form.
FORMULA = re.compile(rf"[\s{GUARD}]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """The text for a CSV, where a cell has no type of its own."""
    return GUARD + text if FORMULA.match(text) else text


def typed(text: str) -> str:
    """The text for a cell that is marked as text, and needs no guard unless it looks as if it had one."""
    return guarded(text) if text.lstrip().startswith(GUARD) else text


def unguarded(cell: object) -> str:
    """A cell as text, stripped, without its guard."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    said = str(cell if cell is not None else "").strip()
    return said[1:] if said.startswith(GUARD) and FORMULA.match(said, 1) else said
