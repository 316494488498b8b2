"""Telling the database by which index to look: one equality is looked up, the others are checked row by row.

SQLite guesses among the indexes without knowing how common a value is, and sorts whatever it finds; PostgreSQL knows,
and chooses by itself.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from projections.tables import BOARD

Values = Mapping[str, str | int]

#: Columns with an index that goes on in the order of raising, the most telling one first.
LOOKED_UP_BY = (
    "raised_by",
    "agency",
    "cause",
    "waiting_word",
    "stage",
    "locus",
    "level",
    "state",
    "visibility",
    "fiscal_year",
)
#: These have an index together, which is more telling than any other.
TOGETHER = frozenset({"agency", "state"})
#: Columns of which a value has so few rows that sorting them costs less than going through all in order.
FEW = frozenset({"raised_by", "agency"})


class Checked(FunctionElement[Any]):
    """A column by which SQLite must not look up."""

    name = "checked"
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(Checked)
def _as_it_is(element: Checked, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses.clauses[0], **how)


@compiles(Checked, "sqlite")
def _without_index(element: Checked, compiler: SQLCompiler, **how: Any) -> str:
    return "+" + compiler.process(element.clauses.clauses[0], **how)


def beside_index(column: ColumnElement[int]) -> ColumnElement[int]:
    """The column to sort by what was found, where its index would lead through all rows in vain."""
    return column + 0


def together(*asked: Values) -> Values | None:
    """Equalities that hold at once; None where one contradicts another, so that no row can have them."""
    held: dict[str, str | int] = {}
    for values in asked:
        for column, value in values.items():
            if held.setdefault(column, value) != value:
                return None
    return held


def compared(values: Values, *, look_up: bool) -> Iterable[ColumnElement[bool]]:
    """The equalities as conditions; with `look_up` the most telling one may use its index, otherwise none."""
    used = _looked_up(values) if look_up else frozenset()
    for column, value in values.items():
        here = BOARD.c[column]
        yield here == value if column in used else Checked(here) == value


def _looked_up(values: Values) -> frozenset[str]:
    if values.keys() >= TOGETHER:
        return TOGETHER
    return frozenset(next(([column] for column in LOOKED_UP_BY if column in values), []))
