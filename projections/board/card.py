"""A card: the row of the board, as pages and programs get it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Column

from domain.obstacle import AuditWord, Clock, Effect, Level, Locus, Stage, State, Visibility, Waits
from projections.encoding import decode
from projections.tables import BOARD
from projections.waiting import waiting_kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """An obstacle in a list. Money in whole rupiah, None where not stated; `title` is None once it was removed.

    `waiting_who` holds desk codes, the agency's code, the level or the party's name; `recorded_at` is the raising,
    `flagged` the clocks that ran out.
    """

    id: UUID
    number: str
    fiscal_year: int
    agency: str
    title: str | None
    activity: str | None
    cause: str
    stage: Stage
    locus: Locus
    effect: Effect
    state: State
    level: Level
    visibility: Visibility
    amount: int | None
    happened_on: date
    recorded_at: datetime
    updated_at: datetime
    state_since: datetime
    needed_by: date | None
    waiting_kind: Waits | None
    waiting_who: tuple[str, ...]
    waiting_since: datetime | None
    audit_word: AuditWord | None
    evidence_count: int
    late_entry: bool
    flagged: tuple[Clock, ...]
    version: int


def number(year: int, n: int) -> str:
    """The number of an obstacle as it is written."""
    return f"KDL-{year}-{n}"


def _word(of: type[StrEnum]) -> Callable[[str], StrEnum]:
    """Reads a stored word: a look into a table takes a tenth of the time of the enumeration's call."""
    return {word.value: word for word in of}.__getitem__


_AUDIT_WORDS: Mapping[str | None, AuditWord | None] = {None: None, **{word.value: word for word in AuditWord}}

_CLOCKS = _word(Clock)

_COLUMN = {"waiting_kind": "waiting_word"}
_FIELD = {column: field for field, column in _COLUMN.items()}
_READ: Mapping[str, Callable[[Any], Any]] = {
    "stage": _word(Stage),
    "locus": _word(Locus),
    "effect": _word(Effect),
    "state": _word(State),
    "level": _word(Level),
    "visibility": _word(Visibility),
    "waiting_word": waiting_kind,
    "waiting_who": lambda who: decode(tuple[str, ...], who) if who else (),
    "flagged": lambda clocks: tuple(map(_CLOCKS, clocks.split())) if clocks else (),
    "audit_word": _AUDIT_WORDS.__getitem__,
}
_STORED = ("number_year", "number_n", *(_COLUMN.get(f.name, f.name) for f in fields(Card) if f.name != "number"))
CARD: tuple[Column[Any], ...] = tuple(BOARD.c[name] for name in _STORED)
_NAMES = tuple(_FIELD.get(name, name) for name in _STORED[2:])
_READERS = tuple((_FIELD.get(name, name), by) for name, by in _READ.items())


def card(row: Sequence[Any]) -> Card:
    """The card of a row that begins with the columns of CARD."""
    read = dict(zip(_NAMES, row[2 : len(CARD)], strict=True))
    for name, by in _READERS:
        read[name] = by(read[name])
    return Card(number=number(row[0], row[1]), **read)
