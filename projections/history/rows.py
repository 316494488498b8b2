"""Versions as they stood at a position, of obstacles that the acting office may see now, narrowed by filters.

The position is a parameter of the statements (`AT`), so that one statement serves every moment. What a person may see
is asked of the board as it is now; all else of the versions.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, FromClause, and_, bindparam, literal_column, or_, select

from domain.obstacle import OPEN, Level, Waits
from projections.board.filters import Filters, equalities
from projections.looking import Checked
from projections.search.matching import Match
from projections.tables import BOARD, CARRY_OVER, HISTORY
from projections.tables.history import NEVER

AT: ColumnElement[int] = bindparam("at", type_=BigInteger)
AFTER, UPTO = (bindparam(name, type_=BigInteger) for name in ("after", "upto"))
#: The version began, or ended, after the position `after` and up to `upto`.
BEGAN = and_(HISTORY.c.valid_from > AFTER, HISTORY.c.valid_from <= UPTO)
ENDED = and_(HISTORY.c.valid_to != literal_column(str(NEVER)), HISTORY.c.valid_to > AFTER, HISTORY.c.valid_to <= UPTO)
#: Filters by which versions may be looked up, the most telling one first.
LOOKED_UP_BY = tuple(frozenset(columns) for columns in (("agency", "state"), ("cause",), ("state",)))


def stood() -> tuple[ColumnElement[bool], ...]:
    """The version stood at the position."""
    h = HISTORY.c
    return Checked(h.valid_from) <= AT, Checked(h.valid_to) > AT


def with_board(match: Match | None, *, by_board: bool = False) -> FromClause:
    """The versions with the board as it is now; `by_board` where the board's rows are found first."""
    now, then = BOARD.c.raised_position, HISTORY.c.raised_position
    if match is not None:
        return match.source.join(HISTORY, then == Checked(now))
    return BOARD.join(HISTORY, then == Checked(now)) if by_board else HISTORY.join(BOARD, now == Checked(then))


def by_board(filters: Filters, *, look_up: bool) -> bool:
    """Whether the board's own rows lead to the versions: an obstacle never changes its agency."""
    return look_up and filters.agency is not None and len(filters.states) != 1


def wheres(
    seen: ColumnElement[bool], filters: Filters, match: Match | None, *, look_up: bool
) -> tuple[ColumnElement[bool], ...]:
    """The conditions; `seen` says of the board who sees it. With `look_up` the most telling filter uses its index."""
    found = [match.condition] if match is not None else []
    look_up = look_up and match is None
    if by_board(filters, look_up=look_up):
        found.append(BOARD.c.agency == filters.agency)
        look_up = False
    return (*found, *_compared(filters, look_up=look_up), *_others(filters), *stood(), seen)


def narrowed(filters: Filters) -> list[ColumnElement[bool]]:
    """The filters but words and states, each checked row by row."""
    here = replace(filters, states=())
    return [*_compared(here, look_up=False), *_others(here)]


def _compared(filters: Filters, *, look_up: bool) -> list[ColumnElement[bool]]:
    values = equalities(filters)
    used = next((columns for columns in LOOKED_UP_BY if columns <= values.keys()), frozenset()) if look_up else ()
    return [
        (HISTORY.c[column] if column in used else Checked(HISTORY.c[column])) == value
        for column, value in values.items()
    ]


def _others(filters: Filters) -> list[ColumnElement[bool]]:
    h = HISTORY.c
    found: list[ColumnElement[bool]] = []
    if frozenset(filters.states) == OPEN:
        found.append(h.is_open.is_(True))
    elif len(filters.states) > 1:
        found.append(Checked(h.state).in_(sorted(filters.states)))
    if filters.desk is not None:
        found.append(_names(h.helped, filters.desk))
    if filters.waiting_for:
        found += _waits(filters.waiting_for)
    if filters.unstated:
        found.append(h.amount.is_(None))
    if filters.flagged:
        found.append(h.flagged.is_not(None))
    if filters.carried is not None:
        found += [h.is_open.is_(True), _carried(filters.carried)]
    return found


def _waits(word: str) -> list[ColumnElement[bool]]:
    """What asks for one of the desks an obstacle waited for, or for all levels together; the rest is one value."""
    h = HISTORY.c
    if word == Waits.LEVEL:
        return [or_(*(h.waiting_word == f"{Waits.LEVEL}:{level}" for level in Level))]
    if word.startswith(f"{Waits.DESK}:"):
        return [h.waiting_word == Waits.DESK.value, _names(h.waiting_who, word.partition(":")[2])]
    return []


def _carried(into: int) -> ColumnElement[bool]:
    """Whether it had been carried into that year by this version."""
    c = CARRY_OVER.c
    decided = select(c.obstacle_id).where(c.obstacle_id == HISTORY.c.id, c.version <= HISTORY.c.version)
    return decided.where(c.into == into).exists()


def _names(column: ColumnElement[Any], desk: str) -> ColumnElement[bool]:
    """Whether the list that is kept in the column names the desk."""
    return column.contains(f'"{desk}"', autoescape=True)
