"""One line of the form becomes a report, or is named with all that is wrong with it."""

import csv
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TypeVar

from domain.directory import Directory
from domain.obstacle import Effect, Party, RaiseObstacle
from domain.refusals import Invalid
from domain.text import Text, text
from kendala.exchange.form import Cell, Line, plain
from wording.dates import parse_day
from wording.language import language
from wording.numbers import parse_rupiah
from wording.terms import word

V = TypeVar("V")
#: What the export puts before a cell that a spreadsheet would take for a formula.
GUARD = "'"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads lines with the directory of the moment."""

    directory: Directory

    def report(self, line: Line) -> RaiseObstacle:
        """The report of a line. Raises Invalid with every field that cannot be read."""
        read = _Fields(line.cells)
        agency = read.field("agency", self._agency)
        cause = read.field("cause", self._cause)
        day = read.field("happened_on", _day)
        effect = read.field("effect", _effect)
        amount = read.optional("amount_at_stake", _amount)
        description = words(line.cells.get("description"))
        if description is None:
            read.faults["description"] = ("required", {})
        if read.faults or agency is None or cause is None or day is None or effect is None or description is None:
            raise Invalid(**read.faults)
        return RaiseObstacle(
            agency=agency,
            cause=cause,
            description=description,
            effect=effect,
            happened_on=day,
            activity=words(line.cells.get("activity")),
            follow_up_needed=words(line.cells.get("follow_up_needed")),
            parties=self.parties(line.cells.get("parties")),
            amount_at_stake=amount,
        )

    def parties(self, cell: Cell) -> tuple[Party, ...]:
        """Names parted by semicolons: a desk or an agency where the name is one, else somebody outside."""
        names = [name.strip() for name in unguarded(cell).split(";")]
        return tuple(self._party(name) for name in names if name)

    def _party(self, name: str) -> Party:
        desk = _aliases().get(plain(name)) or _code(name, {d.code: d.name for d in self.directory.desks()})
        if desk is not None:
            return Party(desk=desk)
        agency = self._agency(name)
        return Party(agency=agency) if agency else Party(name=Text(name))

    def _agency(self, cell: Cell) -> str | None:
        return _code(cell, {a.code: a.name for a in self.directory.agencies()})

    def _cause(self, cell: Cell) -> str | None:
        return _code(cell, {c.code: c.name_id for c in self.directory.causes()})


class _Fields:
    """The cells of a line, read one by one; what cannot be read is kept with its reason."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self._cells = cells
        self.faults: dict[str, tuple[str, Mapping[str, object]]] = {}

    def field(self, name: str, read: Callable[[Cell], V | None]) -> V | None:
        """A field that has to be filled."""
        if not unguarded(self._cells.get(name)):
            self.faults[name] = ("required", {})
            return None
        return self.optional(name, read)

    def optional(self, name: str, read: Callable[[Cell], V | None]) -> V | None:
        """A field that may be empty."""
        cell = self._cells.get(name)
        if not unguarded(cell):
            return None
        value = read(cell)
        if value is None:
            self.faults[name] = ("cannot_be_read", {"value": unguarded(cell)})
        return value


def unguarded(cell: Cell) -> str:
    """A cell as text, without the guard that keeps a spreadsheet from taking it for a formula."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    said = str(cell if cell is not None else "").strip()
    return said[1:] if said.startswith(GUARD) and said[1:].startswith(FORMULA) else said


def words(cell: Cell) -> Text | None:
    """A cell of free text."""
    return text(unguarded(cell))


def _code(cell: Cell, names: Mapping[str, str]) -> str | None:
    """The code that a cell gives itself or by its name, capital letters aside."""
    said = plain(unguarded(cell))
    return next((code for code, name in names.items() if said in {plain(code), plain(name)}), None)


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else parse_day(unguarded(cell))


def _amount(cell: Cell) -> int | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) if math.isfinite(cell) and cell == int(cell) else None
    return parse_rupiah(unguarded(cell))


def _effect(cell: Cell) -> Effect | None:
    said = plain(unguarded(cell))
    for effect in Effect:
        if said in {effect.value, plain(word(effect, language("id"))), plain(word(effect, language("en")))}:
            return effect
    return None


@cache
def _aliases() -> Mapping[str, str]:
    """Other names in use for desks, from a table that can be edited."""
    table = files("kendala.exchange").joinpath("aliases.csv").read_text(encoding="utf-8")
    return {plain(row["name"]): row["desk"] for row in csv.DictReader(table.splitlines())}
