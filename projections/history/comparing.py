"""Two pasts side by side: what is new, has moved, is gone, or got worse, of what the viewer may see now.

Both are told apart by the versions that stood at each position. An obstacle of which nothing was recorded in between
can only have become overdue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Select,
    and_,
    bindparam,
    case,
    func,
    not_,
    or_,
    select,
    union,
)

from domain.acting import Acting
from domain.obstacle import OPEN, Level, State
from projections.board.card import CARD, Card, card
from projections.board.filters import Filters
from projections.board.paging import DEFAULT_LIMIT, LARGEST_LIMIT
from projections.board.sorting import Sort, beyond, cursor_at
from projections.history.rows import AT, narrowed, stood, with_board
from projections.tables import HISTORY
from projections.visible import visible

EARLIER: ColumnElement[int] = bindparam("earlier", type_=BigInteger)
BEFORE = HISTORY.alias("before")
FIRST_DAY, LAST_DAY = (bindparam(name, type_=Date()) for name in ("first_day", "last_day"))
#: States as steps forward: to come back to an earlier one is a turn for the worse. All closed ones are the last step.
STEPS = (State.RETURNED, State.RAISED, State.ACCEPTED, State.ASSISTED, State.STATED_DONE)


class Turn(StrEnum):
    """What became of an obstacle between two positions; one may have moved and got worse."""

    NEW = "new"
    MOVED = "moved"
    GONE = "gone"
    WORSE = "worse"


class Worse(StrEnum):
    """What got worse: the level rose, it came back, it costs more, its day passed, or a clock ran out."""

    LEVEL = "level"
    BACK = "back"
    AMOUNT = "amount"
    OVERDUE = "overdue"
    FLAGGED = "flagged"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Two positions of the log, and the days in WITA on which they are looked at."""

    earlier: int
    later: int
    first_day: date
    last_day: date

    @property
    def asked(self) -> dict[str, Any]:
        days = {"first_day": self.first_day, "last_day": self.last_day}
        return {"earlier": self.earlier, "at": self.later, **days}


@dataclass(frozen=True, kw_only=True, slots=True)
class Turned:
    """An obstacle as it stood at the later position; `before` is how it stood at the earlier, None where it is new."""

    now: Card
    before: Card | None
    worse: tuple[Worse, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Turns:
    """A page of them, the newest first. `next_cursor` is None on the last page."""

    items: tuple[Turned, ...]
    next_cursor: str | None


def counts(connection: Connection, acting: Acting, filters: Filters, span: Span) -> Mapping[Turn, int]:
    """How many took each turn. Filters hold for how it stood at the later position; states are not narrowed by."""
    of_each = (func.coalesce(func.sum(case((_TURNS[turn], 1), else_=0)), 0) for turn in Turn)
    row = connection.execute(_between(acting, filters).with_only_columns(*of_each), span.asked).one()
    return dict(zip(Turn, map(int, row), strict=True))


def turns(
    connection: Connection,
    acting: Acting,
    filters: Filters,
    span: Span,
    turn: Turn,
    *,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Turns:
    """The obstacles that took this turn. Raises Invalid for a cursor that such a page did not give."""
    limit = max(1, min(limit, LARGEST_LIMIT))
    position = HISTORY.c.raised_position
    rows: Select[Any] = _between(acting, filters).with_only_columns(
        *_cards(HISTORY), *_cards(BEFORE), *(_WORSE[kind].label(kind.value) for kind in Worse), position
    )
    after = [beyond(Sort.NEWEST, cursor, position)] if cursor else []
    rows = rows.where(_TURNS[turn], *after).order_by(position.desc()).limit(limit + 1)
    found = connection.execute(rows, span.asked).all()
    more = cursor_at(Sort.NEWEST, found[limit - 1]) if len(found) > limit else None
    return Turns(items=tuple(_turned(row) for row in found[:limit]), next_cursor=more)


def _turned(row: Any) -> Turned:
    n = len(CARD)
    now, before = card(row[:n]), card(row[n : 2 * n]) if row[n] is not None else None
    open_still = before is not None and now.state in OPEN
    holds = row[2 * n : 2 * n + len(Worse)]
    worse = tuple(kind for kind, it_does in zip(Worse, holds, strict=True) if open_still and it_does)
    return Turned(now=now, before=before, worse=worse)


def _cards(rows: Any) -> list[ColumnElement[Any]]:
    return [rows.c[column.name] for column in CARD]


def _between(acting: Acting, filters: Filters) -> Select[Any]:
    """All of which something was recorded in between, and those whose day passed, as they stood at the later."""
    stood_before = and_(
        BEFORE.c.raised_position == HISTORY.c.raised_position,
        BEFORE.c.valid_from <= EARLIER,
        BEFORE.c.valid_to > EARLIER,
    )
    found: Select[Any] = select(HISTORY.c.id).select_from(with_board(None).outerjoin(BEFORE, stood_before))
    return found.where(HISTORY.c.raised_position.in_(_candidates()), *stood(), *narrowed(filters), visible(acting))


def _candidates() -> Any:
    h = HISTORY.alias("candidate").c
    changed = select(h.raised_position).where(h.valid_from > EARLIER, h.valid_from <= AT, h.valid_to > AT)
    passed = and_(h.needed_by_order >= FIRST_DAY, h.needed_by_order < LAST_DAY)
    due = select(h.raised_position).where(passed, h.valid_from <= AT, h.valid_to > AT, h.is_open.is_(True))
    return union(changed, due)


def _rank(column: ColumnElement[str], ladder: tuple[str, ...]) -> ColumnElement[int]:
    return case({word: n for n, word in enumerate(ladder)}, value=column, else_=len(ladder))


def _worse() -> Mapping[Worse, ColumnElement[bool]]:
    h, b, levels = HISTORY.c, BEFORE.c, tuple(Level)
    late_before = and_(b.is_open.is_(True), b.needed_by_order < FIRST_DAY)
    return {
        Worse.LEVEL: _rank(h.level, levels) > _rank(b.level, levels),
        Worse.BACK: _rank(h.state, STEPS) < _rank(b.state, STEPS),
        Worse.AMOUNT: func.coalesce(h.amount > b.amount, False),
        Worse.OVERDUE: and_(h.needed_by_order < LAST_DAY, not_(late_before)),
        Worse.FLAGGED: and_(h.flagged.is_not(None), b.flagged.is_(None)),
    }


_WORSE = _worse()
_THERE = and_(BEFORE.c.id.is_not(None), HISTORY.c.is_open.is_(True))
_TURNS: Mapping[Turn, ColumnElement[bool]] = {
    Turn.NEW: BEFORE.c.id.is_(None),
    Turn.MOVED: and_(_THERE, HISTORY.c.state != BEFORE.c.state),
    Turn.GONE: and_(BEFORE.c.is_open.is_(True), HISTORY.c.is_open.is_(False)),
    Turn.WORSE: and_(_THERE, or_(*_WORSE.values())),
}
