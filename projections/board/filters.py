"""What a list can be narrowed by. All given filters must hold."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from domain.obstacle import OPEN, Level, Locus, Stage, State, Visibility, Waits
from projections.looking import Checked, Values
from projections.tables import BOARD, CARRY_OVER
from projections.visible import HELP, helped_by


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """Filters of a list; None and () do not narrow. `year` is the fiscal year of the record.

    `desk` finds obstacles the desk has or had an assistance in. `waiting_for` is `outside`, `adpem`, `assistant`,
    `agency`, `level`, `level:secretary`, `desk` or `desk:BPKAD`. `unstated` finds those that state no amount, `flagged`
    those of which a clock ran out, `carried` those that were carried into that year and are still open. `q` is what a
    person typed into the search field.
    """

    states: tuple[State, ...] = ()
    agency: str | None = None
    desk: str | None = None
    level: Level | None = None
    stage: Stage | None = None
    locus: Locus | None = None
    cause: str | None = None
    year: int | None = None
    waiting_for: str | None = None
    visibility: Visibility | None = None
    unstated: bool = False
    flagged: bool = False
    carried: int | None = None
    q: str | None = None


def equalities(filters: Filters) -> Values:
    """The filters that ask for one value of one column."""
    asked: dict[str, Any] = {
        "agency": filters.agency,
        "level": filters.level,
        "stage": filters.stage,
        "locus": filters.locus,
        "cause": filters.cause,
        "fiscal_year": filters.year,
        "visibility": filters.visibility,
        "state": filters.states[0] if len(filters.states) == 1 else None,
        "waiting_word": filters.waiting_for if filters.waiting_for and not _one_of_many(filters.waiting_for) else None,
    }
    return {column: value for column, value in asked.items() if value is not None}


def others(filters: Filters, *, few: bool = False) -> list[ColumnElement[bool]]:
    """The other filters but `q`; with `few`, those that lead to few rows may be looked up."""
    found: list[ColumnElement[bool]] = []
    if frozenset(filters.states) == OPEN:
        found.append(BOARD.c.is_open.is_(True))
    elif len(filters.states) > 1:
        found.append(Checked(BOARD.c.state).in_(sorted(filters.states)))
    if filters.desk is not None:
        looked_up = BOARD.c.id.in_(select(HELP.c.obstacle_id).where(HELP.c.desk == filters.desk))
        found.append(looked_up if few else helped_by(filters.desk))
    if filters.waiting_for and _one_of_many(filters.waiting_for):
        found.append(_waits(filters.waiting_for))
    if filters.unstated:
        found.append(BOARD.c.amount.is_(None))
    if filters.flagged:
        found.append(BOARD.c.flagged.is_not(None))
    if filters.carried is not None:
        into = select(CARRY_OVER.c.obstacle_id).where(CARRY_OVER.c.into == filters.carried)
        found += [BOARD.c.is_open.is_(True), BOARD.c.id.in_(into)]
    return found


def _one_of_many(word: str) -> bool:
    """Whether the word asks for one of the desks an obstacle waits for, or for all levels together."""
    return word == Waits.LEVEL or word.startswith(f"{Waits.DESK}:")


def _waits(word: str) -> ColumnElement[bool]:
    if word == Waits.LEVEL:
        return or_(*(BOARD.c.waiting_word == f"{Waits.LEVEL}:{level}" for level in Level))
    desk = word.partition(":")[2]
    return BOARD.c.id.in_(select(HELP.c.obstacle_id).where(HELP.c.desk == desk, HELP.c.waited_for.is_(True)))
