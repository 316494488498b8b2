"""One line of the form becomes a report, or is named with all that is wrong with it."""

import csv
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from importlib.resources import files
from typing import TypeVar

from domain.directory import Directory
from domain.obstacle import Effect, Party, RaiseObstacle
from domain.refusals import Invalid
from domain.text import Text, text
from kendala.exchange.form import Cell, Line, plain
from kendala.exchange.inert import unguarded
from wording.dates import parse_day
from wording.language import language
from wording.misread import Misread
from wording.numbers import parse_rupiah
from wording.terms import word

V = TypeVar("V")
#: What officials write into a cell that has nothing to say.
NOTHING = frozenset({"", "-", "–", "—"})


class _Names:
    """Codes by what a cell may call them: the code itself, or a name; what is retired gives way to what is in use."""

    def __init__(self, directory: Directory) -> None:
        self.agencies = _by_name((a.retired, a.code, a.name) for a in directory.agencies())
        self.desks = _by_name((d.retired, d.code, d.name) for d in directory.desks())
        self.causes = _by_name((c.retired, c.code, c.name_id) for c in directory.causes())


@dataclass(frozen=True)
class Reader:
    """Reads lines with the directory of the moment."""

    directory: Directory

    @cached_property
    def _names(self) -> _Names:
        return _Names(self.directory)

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
            activity=optional_words(line.cells.get("activity")),
            follow_up_needed=optional_words(line.cells.get("follow_up_needed")),
            parties=self.parties(line.cells.get("parties")),
            amount_at_stake=amount,
        )

    def parties(self, cell: Cell) -> tuple[Party, ...]:
        """Names parted by semicolons: a desk or an agency where the name is one, else somebody outside."""
        names = [name.strip() for name in unguarded(cell).split(";")]
        return tuple(self._party(name) for name in names if name not in NOTHING)

    def _party(self, name: str) -> Party:
        desk = _code(name, self._names.desks) or self._alias(name)
        if desk is not None:
            return Party(desk=desk)
        agency = _code(name, self._names.agencies)
        return Party(agency=agency) if agency else Party(name=Text(name))

    def _alias(self, name: str) -> str | None:
        desk = _aliases().get(plain(name))
        return desk if desk and self.directory.desk(desk) else None

    def _agency(self, cell: Cell) -> str:
        code = _code(cell, self._names.agencies)
        if code is None:
            raise Misread("unknown_agency", code=unguarded(cell))
        return code

    def _cause(self, cell: Cell) -> str:
        code = _code(cell, self._names.causes)
        if code is None:
            raise Misread("unknown_code", code=unguarded(cell))
        return code


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
        return self._read(name, read)

    def optional(self, name: str, read: Callable[[Cell], V]) -> V | None:
        """A field that may be empty, or say by a dash that there is nothing."""
        return None if unguarded(self._cells.get(name)) in NOTHING else self._read(name, read)

    def _read(self, name: str, read: Callable[[Cell], V]) -> V | None:
        try:
            return read(self._cells.get(name))
        except Misread as misread:
            self.faults[name] = misread.fault
            return None


def optional_words(cell: Cell) -> Text | None:
    """A cell of free text that may be empty, or say by a dash that there is nothing."""
    return None if unguarded(cell) in NOTHING else words(cell)


def words(cell: Cell) -> Text | None:
    """A cell of free text."""
    return text(unguarded(cell))


def _by_name(known: Iterable[tuple[bool, str, str]]) -> Mapping[str, str]:
    """Codes by code and name; of two that share a name the one in use is meant, and a code is before any name."""
    in_order = sorted(known, reverse=True)
    names = {plain(name): code for _, code, name in in_order}
    return names | {plain(code): code for _, code, _ in in_order}


def _code(cell: Cell, names: Mapping[str, str]) -> str | None:
    """The code that a cell gives itself or by its name, capital letters aside."""
    return names.get(plain(unguarded(cell)))


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else parse_day(unguarded(cell))


def _amount(cell: Cell) -> int | None:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        if not math.isfinite(cell) or cell != int(cell):
            raise Misread("not_rupiah")
        return int(cell)
    return parse_rupiah(unguarded(cell))


def _effect(cell: Cell) -> Effect:
    said = plain(unguarded(cell))
    for effect in Effect:
        if said in {effect.value, plain(word(effect, language("id"))), plain(word(effect, language("en")))}:
            return effect
    raise Misread("cannot_be_read", value=unguarded(cell))


@cache
def _aliases() -> Mapping[str, str]:
    """Other names in use for desks, from a table that can be edited."""
    table = files("kendala.exchange").joinpath("aliases.csv").read_text(encoding="utf-8")
    return {plain(row["name"]): row["desk"] for row in csv.DictReader(table.splitlines())}
